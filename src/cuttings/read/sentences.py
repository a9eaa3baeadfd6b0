"""Parse a clipping: block ends are sentence ends, headlines are recased first, offsets stay those of the text.

In:  a clipping and the parser of its language.
Out: a spaCy Doc with one token sequence over the whole text. Its tokens may differ from the text in case alone.

Long texts are parsed in stretches of whole blocks and joined again, so that memory does not grow with them. Without a
model, punctuation alone ends sentences, abbreviations of a table excepted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from cuttings.model.clipping import Clipping
from cuttings.read.casing import recase
from cuttings.resources.tables import Tables

STRETCH = 20_000
"""Characters after which a stretch ends at the next block; the parser's memory grows by about 30 kB a token."""
LONGEST_STRETCH = 60_000
"""Characters after which it ends at the next space, where a single block is longer than that."""
BREAKS = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\u2028\u2029", " "))
SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?"})
CLOSERS = frozenset({"”", "’", '"', "'", "»", ")", "]"})


@dataclass(frozen=True, slots=True)
class Parser:
    """A pipeline for one language. `model` is "name version hash"; `is_parsed` false means tokens only."""

    nlp: Language
    model: str
    is_parsed: bool


def parse_clipping(clipping: Clipping, parser: Parser, tables: Tables) -> Doc:
    """Return the parse of a clipping's text, token offsets equal to text offsets."""
    (doc,) = parse_clippings([clipping], parser, tables)
    return doc


def parse_clippings(clippings: Sequence[Clipping], parser: Parser, tables: Tables) -> list[Doc]:
    """Return the parse of each: together they take a sixth less time than one by one, and the parse is the same."""
    cut = [list(_cut(clipping, parser, tables)) for clipping in clippings]
    parsed = _parsed([doc for docs in cut for doc in docs], parser)
    return [_joined(list(islice(parsed, len(docs))), parser) for docs in cut]


def in_batches(clippings: Iterable[Clipping]) -> Iterator[list[Clipping]]:
    """Yield clippings, in their order, in lists that are parsed together: a stretch of text in all, or one clipping."""
    batch: list[Clipping] = []
    for clipping in clippings:
        if batch and sum(len(each.text) for each in (*batch, clipping)) > STRETCH:
            yield batch
            batch = []
        batch.append(clipping)
    if batch:
        yield batch


def _cut(clipping: Clipping, parser: Parser, tables: Tables) -> Iterator[Doc]:
    text = recase(clipping, parser.nlp, tables).translate(BREAKS)
    starts = frozenset(passage.start for passage in clipping.passages)
    abbreviations = tables.words("casing", "abbreviations")
    for start, end in _stretches(text, sorted(starts)):
        yield _tokens(text[start:end], start, starts, parser, abbreviations)


def _parsed(docs: list[Doc], parser: Parser) -> Iterator[Doc]:
    """Return the parses of stretches: of short ones at once, else one after another, for the sake of memory."""
    is_short = sum(len(doc.text) for doc in docs) <= STRETCH
    return parser.nlp.pipe(docs, batch_size=max(len(docs), 1) if is_short else 1)


def _joined(docs: list[Doc], parser: Parser) -> Doc:
    full = [doc for doc in docs if len(doc)]
    if len(full) <= 1:
        return full[0] if full else parser.nlp.make_doc("")
    joined = Doc.from_docs(full, ensure_whitespace=False)
    assert joined is not None  # only an empty list gives None
    return joined


def _stretches(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    begin = 0
    for start in [*starts, len(text)]:
        while start - begin > LONGEST_STRETCH:
            cut = text.rfind(" ", begin, begin + LONGEST_STRETCH)
            end = cut + 1 if cut > begin else begin + LONGEST_STRETCH
            yield begin, end
            begin = end
        if start - begin >= STRETCH:
            yield begin, start
            begin = start
    if begin < len(text) or not text:
        yield begin, len(text)


def _tokens(text: str, offset: int, starts: frozenset[int], parser: Parser, abbreviations: frozenset[str]) -> Doc:
    doc = parser.nlp.make_doc(text)
    for token in doc:
        if token.idx + offset in starts or token.i == 0:
            token.is_sent_start = True
    if not parser.is_parsed:
        _end_sentences(doc, abbreviations)
    return doc


def _end_sentences(doc: Doc, abbreviations: frozenset[str]) -> None:
    """Start a sentence after each full stop, question or exclamation mark that ends one."""
    is_over = False
    for token in doc:
        if token.is_sent_start:
            is_over = False
        elif is_over and not token.is_space and not _closes(token.text) and token.text not in SENTENCE_ENDS:
            token.is_sent_start = not token.text[0].islower()
            is_over = False
        else:
            token.is_sent_start = False
        if token.text in SENTENCE_ENDS:
            is_over = not _ends_abbreviation(doc, token.i, abbreviations)


def _closes(text: str) -> bool:
    return text in CLOSERS


def _ends_abbreviation(doc: Doc, index: int, abbreviations: frozenset[str]) -> bool:
    if doc[index].text != "." or index == 0 or doc[index - 1].whitespace_:
        return False
    word = doc[index - 1].text
    return word.lower() in abbreviations or (len(word) == 1 and word.isupper())
