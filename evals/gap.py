"""Score whether a pronoun is joined to the right one of two names.

In:  gap/*.jsonl, the GAP corpus: snippets of Wikipedia, each with a pronoun and two names, A and B, and for each
     whether the pronoun stands for it. Now and then it stands for neither.
Out: the measures below, sums over all snippets, as the makers of GAP define them; the unit that is right or wrong is
     one name, n counts the snippets.

f1                       of "the pronoun stands for this name", over both names of all snippets.
f1_masculine, f1_feminine   the same where the pronoun is he, him, his; where it is she, her, hers.
feminine_masculine_ratio    the second through the first: 1 where both genders are read equally well. It has no floor.

We say that a pronoun stands for a name when one chain holds a mention at the pronoun and a mention by name that
overlaps the name. A pronoun that we leave open stands for neither.

Source: github.com/google-research-datasets/gap-coreference (Webster et al. 2018); Apache-2.0, texts CC BY-SA. Published
there: .669 for the baseline "parallelism"; trained systems since reach .90 to .93.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cuttings.model.finding import Finding, Mention, MentionForm
from cuttings.model.text import Span
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.matching import Tally
from evals.reading import read_text

MASCULINE = frozenset({"he", "him", "his"})
CANDIDATES = ("A", "B")
METRICS = ("f1", "f1_masculine", "f1_feminine")


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all snippets."""
    judged = [(document, names_of_pronoun(document, _findings(document))) for document in data.documents()]
    return measures(judged)


def names_of_pronoun(document: Document, findings: Iterable[Finding]) -> frozenset[str]:
    """Return which of the names A and B our reading joins to the pronoun."""
    mentions = [each for each in findings if isinstance(each, Mention)]
    pronoun = _span(document["pronoun"])
    chains = {each.chain for each in mentions if each.words.span == pronoun and each.form is MentionForm.PRONOUN}
    joined = [each for each in mentions if each.form is MentionForm.NAME and each.chain in chains]
    return frozenset(
        name for name in CANDIDATES if any(each.words.span.overlaps(_span(document[name])) for each in joined)
    )


def measures(judged: Sequence[tuple[Document, frozenset[str]]]) -> list[Measure]:
    """Return the measures of snippets, each with the names that we join to its pronoun."""
    tallies = dict.fromkeys(METRICS, Tally())
    misses: list[Miss] = []
    for document, found in judged:
        tally = _tally(document, found)
        for metric in ("f1", _gender(document)):
            tallies[metric] += tally
        misses += _misses(document, found)
    scores = {metric: tally.f1 for metric, tally in tallies.items()}
    ratio = scores["f1_feminine"] / scores["f1_masculine"] if scores["f1_masculine"] else 0.0
    return [
        Measure("f1", scores["f1"], len(judged), tuple(misses)),
        *(Measure(metric, scores[metric], _count(judged, metric)) for metric in METRICS[1:]),
        Measure("feminine_masculine_ratio", ratio, len(judged), is_held=False),
    ]


def _tally(document: Document, found: frozenset[str]) -> Tally:
    gold = _gold(document)
    return Tally(len(gold & found), len(gold), len(found - gold))


def _gold(document: Document) -> frozenset[str]:
    return frozenset(name for name in CANDIDATES if document[name]["coref"])


def _gender(document: Document) -> str:
    return "f1_masculine" if document["pronoun"]["surface"].lower() in MASCULINE else "f1_feminine"


def _count(judged: Iterable[tuple[Document, frozenset[str]]], metric: str) -> int:
    return sum(_gender(document) == metric for document, _ in judged)


def _misses(document: Document, found: frozenset[str]) -> Iterable[Miss]:
    gold = _gold(document)
    if gold != found:
        how = "differs" if gold and found else "missed" if gold else "extra"
        context = context_of(document["text"], _span(document["pronoun"]))
        yield Miss("f1", document["id"], how, _names(document, gold), _names(document, found), context)


def _names(document: Document, names: Iterable[str]) -> str | None:
    return " and ".join(document[name]["surface"] for name in sorted(names)) or None


def _findings(document: Document) -> Sequence[Finding]:
    return read_text(document["text"], "en", None).findings


def _span(row: Mapping[str, Any]) -> Span:
    return Span(row["start"], row["end"])
