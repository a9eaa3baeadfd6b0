"""Score how far a folder of word tables alone carries in a language that the program does not know: German.

In:  de-wikinews-quotes/dev.jsonl (German Wikinews with quotations), and the tables in evals/tables/de, which are ours
     and written from general knowledge of German. They are added for the run as a user would add a language: as one
     more folder beside the others. There is no German model: the text is read by tokens and tables alone (shallow).
Out: sums over all documents, one to one as in matching.py; the unit is one quotation of the gold.

direct_f1          gold of the type Direct against our attributions of direct or mixed form: the contents share at least
                   half of their characters, and the head of our source lies inside the gold speaker; no speaker in
                   the gold equals no source.
direct_content_f1  the same, whoever speaks.
attribution_f1     gold of every type, indirect and free ones too, against all our attributions of speech and thought;
                   content and speaker as in direct_f1. What tables can't find counts as missed.
direct_recall, indirect_recall   of the same pairs as attribution_f1: the share of the gold of this type.

These scores are shown and have no floor. Source: github.com/uhh-lt/german-news-quotation-attribution-2024
(Petersen-Frey and Biemann 2024), CC BY-NC-SA 4.0: data for measuring alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cuttings.model.finding import Attribution, Form
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, misses_of
from evals.matching import Matching, Tally, match, share_in_common
from evals.reading import ReadText, read_text, with_tables
from evals.records import Saying, saying_of

TABLES = Path(__file__).parent / "tables" / "de"
LANGUAGE = "de"
LEAST_CONTENT = 0.5
"""Share of characters that two contents have in common to be one."""
METRICS = ("direct_f1", "direct_content_f1", "attribution_f1", "direct_recall", "indirect_recall")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A saying, whether it is direct speech, and in the gold where its speaker is written."""

    saying: Saying
    type: str
    speakers: tuple[Span, ...] = ()

    @property
    def is_direct(self) -> bool:
        """Whether its own words are given, wholly or in part."""
        return self.type in {"Direct", str(Form.DIRECT), str(Form.MIXED)}

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.saying.place

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.type}: {self.saying}"


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents."""
    with with_tables(LANGUAGE, TABLES):
        judged = [(each, found_quotes(read_text(each["text"], LANGUAGE, None))) for each in data.documents()]
    return measures(judged)


def gold_quotes(document: Document) -> list[Quoted]:
    """Return the quotations of a document."""
    return [_gold_quote(row) for row in document["quotes"]]


def found_quotes(read: ReadText) -> list[Quoted]:
    """Return our attributions."""
    return [Quoted(saying_of(each, read), str(each.form)) for each in read.findings if isinstance(each, Attribution)]


def measures(judged: Iterable[tuple[Document, Sequence[Quoted]]]) -> list[Measure]:
    """Return the measures of documents, each with what we found."""
    tallies = dict.fromkeys(METRICS, Tally())
    misses: list[Miss] = []
    for document, found in judged:
        gold = gold_quotes(document)
        direct = [each for each in gold if each.is_direct], [each for each in found if each.is_direct]
        matchings = {
            "direct_f1": _match(*direct, _same),
            "direct_content_f1": _match(*direct, _same_content),
            "attribution_f1": _match(gold, found, _same),
        }
        for metric, matching in matchings.items():
            tallies[metric] += matching.tally
            misses += misses_of(metric, matching, document)
        met = [id(one) for one, _ in matchings["attribution_f1"].pairs]
        for kind in ("Direct", "Indirect"):
            hits = [id(each) in met for each in gold if each.type == kind]
            tallies[f"{kind.lower()}_recall"] += Tally(sum(hits), len(hits))
    return [_measure(metric, tally, misses) for metric, tally in tallies.items()]


def _measure(metric: str, tally: Tally, misses: Iterable[Miss]) -> Measure:
    share = tally.recall if metric.endswith("_recall") else tally.f1
    own = tuple(miss for miss in misses if miss.metric == metric)
    return Measure(metric, share, tally.expected, own, is_held=False)


def _match(
    gold: Sequence[Quoted], found: Sequence[Quoted], agrees: Callable[[Quoted, Quoted], bool]
) -> Matching[Quoted]:
    return match(gold, found, overlap=_content, agrees=agrees)


def _same(gold: Quoted, found: Quoted) -> bool:
    return _same_content(gold, found) and _same_speaker(gold, found)


def _same_content(gold: Quoted, found: Quoted) -> bool:
    return _content(gold, found) >= LEAST_CONTENT


def _same_speaker(gold: Quoted, found: Quoted) -> bool:
    head = found.saying.head
    if not gold.speakers or head is None:
        return not gold.speakers and found.saying.source is None
    return any(speaker.contains(head) for speaker in gold.speakers)


def _content(one: Quoted, other: Quoted) -> float:
    return share_in_common([words.span for words in one.saying.content], [words.span for words in other.saying.content])


def _gold_quote(row: Mapping[str, Any]) -> Quoted:
    content, speakers, cues = (tuple(_words(each) for each in row[key]) for key in ("quote", "speaker", "cue"))
    source = speakers[0] if speakers else None
    saying = Saying(content, source, source.span if source else None, None, cues[0] if cues else None)
    return Quoted(saying, row["type"], tuple(each.span for each in speakers))


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])
