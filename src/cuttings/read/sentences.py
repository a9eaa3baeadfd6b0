"""Parse a clipping: block ends are sentence ends, headlines are recased first, offsets stay those of the text.

In:  a clipping and the parser of its language.
Out: a spaCy Doc with one token sequence over the whole text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from cuttings.model.clipping import Clipping
from cuttings.resources.tables import Tables


@dataclass(frozen=True, slots=True)
class Parser:
    """A pipeline for one language. `model` is "name version hash"; `is_parsed` false means tokens only."""

    nlp: Language
    model: str
    is_parsed: bool


def parse_clipping(clipping: Clipping, parser: Parser, tables: Tables) -> Doc:
    """Return the parse of a clipping's text, token offsets equal to text offsets."""
    doc = parser.nlp.make_doc(clipping.text.replace("\n", " "))
    starts: Sequence[int] = [passage.start for passage in clipping.passages]
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0 or None
    for _, process in parser.nlp.pipeline:
        doc = process(doc)
    return doc
