"""Score who says, writes or thinks what, in news, interviews, speeches and biographies.

In:  gum/*.jsonl, the GUM corpus: attribution relations of a discourse parse, each with the clause that attributes, its
     subject, its cue, and the content in units of the same sentence. The credits of photographs are left out.
Out: the measures below, sums over all documents, one to one as in matching.py; the unit is one attribution.

attribution_f1     content shares at least half of its characters (intersection over union) and the head of our source
                   lies inside the gold speaker. Speech and thought, whatever the polarity.
cue_f1             the cues overlap.
content_f1         the contents share at least half of their characters, whoever speaks.
speaker_accuracy   over attributions whose contents share half: the head of our source lies inside the gold speaker.
negative_recall    the gold attributions that are denied ("did not say that"): found, as in attribution_f1.
attribution_f1_news, attribution_f1_rest   the same as attribution_f1, in news and in all else.
baseline_*         what a list of thirty verbs makes of the same parse (verb_baseline.py), by the same rules.

Where the gold names no speaker (the clause has no subject: "…, stating that"), none is asked for. A speaker that holds
its own cue is cut to what stands before the cue. The gold never leaves the sentence of the cue, so our content is cut
to it, and attributions of ours without a cue or that only run on from one are not counted: about those it says nothing.

Source: github.com/amir-zeldes/gum, dep/*.conllu; annotations CC BY 4.0. No score on these is published.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from spacy.tokens import Doc

from cuttings.model.finding import Attribution
from cuttings.model.text import Span, Words, words_at
from evals.harness import Data, Document, Measure, Miss, misses_of, tell
from evals.matching import Matching, Tally, match, share_in_common
from evals.reading import ReadText, read_text
from evals.records import Saying, saying_of
from evals.verb_baseline import sayings_of_verbs

SCORED = frozenset({"clause", "according_to"})
NEWS = "news"
LEAST_CONTENT = 0.5
"""Share of characters that two contents have in common to be one."""
BASELINE = "baseline_"


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered document by document."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, metric: str, matching: Matching[Saying], document: Document) -> None:
        """Add a matching to a metric, with its misses."""
        self.count(metric, matching.tally)
        self.misses += misses_of(metric, matching, document)

    def count(self, metric: str, tally: Tally) -> None:
        """Add to the counts of a metric."""
        self.tallies[metric] = self.tallies.get(metric, Tally()) + tally


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents, each read once."""
    board, beyond = Board(), 0
    for document in data.documents():
        read = read_text(document["text"], "en", date.fromisoformat(document["date"]) if document["date"] else None)
        found = found_sayings(read)
        beyond += sum(isinstance(each, Attribution) for each in read.findings) - len(found)
        compare_document(document, found, sayings_of_verbs(read.doc), board)
    tell(f"gum: {beyond} attributions of ours have no cue or run on from one; the gold says nothing about those")
    return measures(board)


def gold_sayings(document: Document) -> list[tuple[Saying, bool]]:
    """Return the gold of a document, each with whether it is denied."""
    rows = [row for row in document["attributions"] if row["kind"] in SCORED]
    return [(_gold_saying(row, document["text"]), row["polarity"] == "negative") for row in rows]


def found_sayings(read: ReadText) -> list[Saying]:
    """Return our attributions that have a cue of their own, each content cut to the sentence of the cue."""
    own = [each for each in read.findings if isinstance(each, Attribution) and each.cue and not each.continues]
    return [_in_one_sentence(saying_of(each, read), read.doc) for each in own]


def compare_document(document: Document, found: Sequence[Saying], baseline: Sequence[Saying], board: Board) -> None:
    """Add to the board what our sayings, and those of the baseline, are worth against the gold of a document."""
    gold = gold_sayings(document)
    _compare(document, gold, found, board, "")
    _compare(document, gold, baseline, board, BASELINE)


def measures(board: Board) -> list[Measure]:
    """Return the measures of a board."""
    return [*_measures(board, "", is_held=True), *_measures(board, BASELINE, is_held=False)]


def _measures(board: Board, prefix: str, *, is_held: bool) -> Iterable[Measure]:
    for metric in ("attribution", "cue", "content"):
        tally = board.tallies.get(f"{prefix}{metric}_f1", Tally())
        misses = tuple(miss for miss in board.misses if miss.metric == f"{prefix}{metric}_f1")
        yield Measure(f"{prefix}{metric}_f1", tally.f1, tally.expected, misses, is_held)
        yield Measure(f"{prefix}{metric}_precision", tally.precision, tally.right + tally.wrong, is_held=False)
        yield Measure(f"{prefix}{metric}_recall", tally.recall, tally.expected, is_held=False)
    shares: Mapping[str, Callable[[Tally], float]] = {
        "speaker_accuracy": lambda tally: tally.recall,
        "negative_recall": lambda tally: tally.recall,
        "attribution_f1_news": lambda tally: tally.f1,
        "attribution_f1_rest": lambda tally: tally.f1,
    }
    for metric, share in shares.items():
        tally = board.tallies.get(prefix + metric, Tally())
        misses = tuple(miss for miss in board.misses if miss.metric == prefix + metric)
        yield Measure(prefix + metric, share(tally), tally.expected, misses, is_held)


def _compare(
    document: Document, gold: Sequence[tuple[Saying, bool]], found: Sequence[Saying], board: Board, prefix: str
) -> None:
    expected = [saying for saying, _ in gold]
    matching = match(expected, found, overlap=_content, agrees=_same_saying)
    board.add(f"{prefix}attribution_f1", matching, document)
    kind = "news" if document["genre"] == NEWS else "rest"
    board.count(f"{prefix}attribution_f1_{kind}", matching.tally)
    met = [id(one) for one, _ in matching.pairs]
    denied = [id(saying) in met for saying, is_denied in gold if is_denied]
    board.count(f"{prefix}negative_recall", Tally(sum(denied), len(denied)))

    contents = match(expected, found, overlap=_content, agrees=lambda a, b: _content(a, b) >= LEAST_CONTENT)
    board.add(f"{prefix}content_f1", contents, document)
    asked = [(one, other) for one, other in contents.pairs if one.source]
    wrong = tuple((one, other) for one, other in asked if not _same_source(one, other))
    board.count(f"{prefix}speaker_accuracy", Tally(len(asked) - len(wrong), len(asked), len(wrong)))
    board.misses += misses_of(f"{prefix}speaker_accuracy", Matching((), wrong, (), ()), document)

    board.add(f"{prefix}cue_f1", match(expected, found, overlap=_cue, agrees=lambda a, b: True), document)


def _same_saying(gold: Saying, found: Saying) -> bool:
    return _content(gold, found) >= LEAST_CONTENT and _same_source(gold, found)


def _same_source(gold: Saying, found: Saying) -> bool:
    """Tell whether our source is the gold's; where the gold names none, none is asked for."""
    return gold.source is None or (found.head is not None and gold.source.span.contains(found.head))


def _content(one: Saying, other: Saying) -> float:
    return share_in_common([words.span for words in one.content], [words.span for words in other.content])


def _cue(one: Saying, other: Saying) -> float:
    return share_in_common([one.cue.span], [other.cue.span]) if one.cue and other.cue else 0.0


def _gold_saying(row: Mapping[str, Any], text: str) -> Saying:
    cue = _words(row["cue"])
    source = _words(row["speaker"]) if row["speaker"] else None
    if source and source.span.contains(cue.span):
        start = max(source.start, row["source_clause"]["start"])
        source = words_at(text, start, cue.start) if start < cue.start else None
    content = tuple(_words(unit) for unit in row["content"])
    return Saying(content, source, source.span if source else None, source.surface if source else None, cue)


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])


def _in_one_sentence(saying: Saying, doc: Doc) -> Saying:
    """Return a saying whose content is cut to the sentence of its cue; unchanged where nothing of it stands there."""
    cue = saying.cue
    tokens = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue else None
    if tokens is None:
        return saying
    sentence = Span(tokens[0].sent.start_char, tokens[-1].sent.end_char)
    pieces = [(max(each.start, sentence.start), min(each.end, sentence.end)) for each in saying.content]
    kept = tuple(words_at(doc.text, start, end) for start, end in pieces if start < end)
    return replace(saying, content=kept) if kept else saying
