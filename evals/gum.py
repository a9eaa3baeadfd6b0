"""Score who says, writes or thinks what, in news, interviews, speeches and biographies.

In:  gum/*.jsonl, the GUM corpus: attribution relations of a discourse parse, each with the clause that attributes, its
     subject, its cue, and the content in units of the same sentence. The credits of photographs are left out.
Out: the measures below, sums over all documents, one to one as in matching.py; the unit is one attribution.

attribution_f1     content shares at least half of its characters (intersection over union) and the head of our source
                   lies inside the gold speaker. Speech and thought, whatever the polarity, of the gold's kinds alone.
attribution_f1_plain   the same over all of ours that have a cue, whether or not the gold marks anything of their kind.
cue_f1             the cues overlap.
content_f1         the contents share at least half of their characters, whoever speaks.
speaker_accuracy   over attributions whose contents share half: the head of our source lies inside the gold speaker.
negative_recall    the gold attributions that are denied ("did not say that"): found, as in attribution_f1.
attribution_f1_news, attribution_f1_rest   the same as attribution_f1, in news and in all else.
date_*             dates: gum_dates.py.
baseline_*         what a list of thirty verbs makes of the same parse (verb_baseline.py), by the same rules.

The gold knows three kinds: a clause that attributes ("She said"), "according to", and credits. All its cues are verbs
or "according", and what they attribute are units of a discourse parse, which are clauses: 260 of 273 contents here are
headed by a verb with a tense or a subject, and none is an object or a plain infinitive ("demanded a recount", "asked
him to wait"), which stay in one unit with their verb. So ours are told apart by their form, never by the gold: of the
gold's kinds are those whose cue holds a verb and whose content is headed by such a verb. What else we read ("the claim
that …", "reportedly", "called it a farce") is in attribution_f1_plain alone.

Where the gold names no speaker (the clause has no subject: "…, stating that"), none is asked for. A speaker that holds
its own cue is cut to what stands before the cue. The gold marks one sentence of a quotation that runs over several, so
our content agrees when it does as a whole or within one sentence. Attributions of ours without a cue, and those that
only run on from one, are not counted: the gold has nothing of the kind.

Source: github.com/amir-zeldes/gum, dep/*.conllu; annotations CC BY 4.0. No score on these is published.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from cuttings.model.finding import Attribution
from cuttings.model.text import Span, Words, words_at
from evals.gum_dates import DateBoard
from evals.harness import Data, Document, Measure, Miss, misses_of, tell
from evals.matching import Matching, Tally, match, share_in_common
from evals.reading import ReadText, read_text
from evals.records import Saying, saying_of
from evals.verb_baseline import SUBJECTS, sayings_of_verbs

SCORED = frozenset({"clause", "according_to"})
NEWS = "news"
LEAST_CONTENT = 0.5
"""Share of characters that two contents have in common to be one."""
BASELINE = "baseline_"
PARTS = frozenset({"attribution_f1_news", "attribution_f1_rest"})
"""What attribution_f1 is made of: told, and held in the whole alone."""
VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Said:
    """A saying, and the contents that it may agree with: the whole, and for ours what stands in each sentence.

    `is_of_kind`: by its form it is of a kind that the gold marks.
    """

    saying: Saying
    parts: tuple[tuple[Span, ...], ...]
    is_of_kind: bool = True
    is_denied: bool = False

    @property
    def place(self) -> Span:
        """Where it is shown."""
        return self.saying.place

    def __str__(self) -> str:
        """Return it on one line."""
        return str(self.saying)


@dataclass(slots=True)
class Board:
    """Counts and misses, gathered document by document."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, metric: str, matching: Matching[Said], document: Document) -> None:
        """Add a matching to a metric, with its misses."""
        self.count(metric, matching.tally)
        self.misses += misses_of(metric, matching, document)

    def count(self, metric: str, tally: Tally) -> None:
        """Add to the counts of a metric."""
        self.tallies[metric] = self.tallies.get(metric, Tally()) + tally


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all documents, each read once."""
    board, dates, beyond = Board(), DateBoard(), 0
    for document in data.documents():
        read = read_text(document["text"], "en", date.fromisoformat(document["date"]) if document["date"] else None)
        found = found_sayings(read)
        beyond += sum(isinstance(each, Attribution) for each in read.findings) - len(found)
        compare_document(document, found, [_said(each, read.doc) for each in sayings_of_verbs(read.doc)], board)
        dates.add(document, read.findings)
    tell(f"gum: {beyond} attributions of ours have no cue or run on from one; the gold says nothing about those")
    return [*measures(board), *dates.measures()]


def gold_sayings(document: Document) -> list[Said]:
    """Return the gold of a document."""
    rows = [row for row in document["attributions"] if row["kind"] in SCORED]
    return [_gold_said(row, document["text"]) for row in rows]


def found_sayings(read: ReadText) -> list[Said]:
    """Return our attributions that have a cue of their own."""
    own = [each for each in read.findings if isinstance(each, Attribution) and each.cue and not each.continues]
    return [_said(saying_of(each, read), read.doc) for each in own]


def compare_document(document: Document, found: Sequence[Said], baseline: Sequence[Said], board: Board) -> None:
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
        "attribution_f1_plain": lambda tally: tally.f1,
        "attribution_f1_news": lambda tally: tally.f1,
        "attribution_f1_rest": lambda tally: tally.f1,
    }
    for metric, share in shares.items():
        tally = board.tallies.get(prefix + metric, Tally())
        misses = tuple(miss for miss in board.misses if miss.metric == prefix + metric)
        yield Measure(prefix + metric, share(tally), tally.expected, misses, is_held and metric not in PARTS)


def _compare(document: Document, gold: Sequence[Said], listed: Sequence[Said], board: Board, prefix: str) -> None:
    found = [each for each in listed if each.is_of_kind]
    matching = match(gold, found, overlap=_content, agrees=_same_saying)
    board.add(f"{prefix}attribution_f1", matching, document)
    kind = "news" if document["genre"] == NEWS else "rest"
    board.count(f"{prefix}attribution_f1_{kind}", matching.tally)
    met = [id(one) for one, _ in matching.pairs]
    denied = [id(each) in met for each in gold if each.is_denied]
    board.count(f"{prefix}negative_recall", Tally(sum(denied), len(denied)))
    plain = match(gold, listed, overlap=_content, agrees=_same_saying)
    board.add(f"{prefix}attribution_f1_plain", plain, document)

    contents = match(gold, found, overlap=_content, agrees=lambda a, b: _content(a, b) >= LEAST_CONTENT)
    board.add(f"{prefix}content_f1", contents, document)
    asked = [(one, other) for one, other in contents.pairs if one.saying.source]
    wrong = tuple((one, other) for one, other in asked if not _same_source(one, other))
    board.count(f"{prefix}speaker_accuracy", Tally(len(asked) - len(wrong), len(asked), len(wrong)))
    board.misses += misses_of(f"{prefix}speaker_accuracy", Matching((), wrong, (), ()), document)

    board.add(f"{prefix}cue_f1", match(gold, found, overlap=_cue, agrees=lambda a, b: True), document)


def _same_saying(gold: Said, found: Said) -> bool:
    return _content(gold, found) >= LEAST_CONTENT and _same_source(gold, found)


def _same_source(gold: Said, found: Said) -> bool:
    """Tell whether our source is the gold's; where the gold names none, none is asked for."""
    source, head = gold.saying.source, found.saying.head
    return source is None or (head is not None and source.span.contains(head))


def _content(gold: Said, found: Said) -> float:
    return max((share_in_common(gold.parts[0], part) for part in found.parts), default=0.0)


def _cue(gold: Said, found: Said) -> float:
    one, other = gold.saying.cue, found.saying.cue
    return share_in_common([one.span], [other.span]) if one and other else 0.0


def _gold_said(row: Mapping[str, Any], text: str) -> Said:
    cue = _words(row["cue"])
    source = _words(row["speaker"]) if row["speaker"] else None
    if source and source.span.contains(cue.span):
        start = max(source.start, row["source_clause"]["start"])
        source = words_at(text, start, cue.start) if start < cue.start else None
    content = tuple(_words(unit) for unit in row["content"])
    saying = Saying(content, source, source.span if source else None, source.surface if source else None, cue)
    return Said(saying, (_spans(saying),), is_denied=row["polarity"] == "negative")


def _said(saying: Saying, doc: Doc) -> Said:
    """Return a saying of ours with its content in each sentence that it touches."""
    pieces = [doc.char_span(each.start, each.end, alignment_mode="expand") for each in saying.content]
    tokens = [token for piece in pieces if piece is not None for token in piece]
    sentences = {token.sent.start: token.sent for token in tokens}
    parts = [_inside(saying, sentence) for _, sentence in sorted(sentences.items())]
    return Said(saying, (_spans(saying), *parts), is_of_kind=_has_verb(saying, doc) and _is_clause(tokens))


def _has_verb(saying: Saying, doc: Doc) -> bool:
    """Tell whether a cue holds a verb; "according" is tagged as one."""
    if saying.cue is None:
        return False
    tokens = doc.char_span(saying.cue.start, saying.cue.end, alignment_mode="expand")
    return tokens is not None and any(token.pos_ in VERBS for token in tokens)


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Tell whether what heads the tokens, in one sentence of them, is a verb with a tense or a subject of its own."""
    inside = {token.i for token in tokens}
    return any(_has_clause(token) for token in tokens if token.head.i not in inside or token.head.i == token.i)


def _has_clause(token: Token) -> bool:
    tags = {token.tag_, *(child.tag_ for child in token.children if child.pos_ == "AUX")}
    labels = {child.dep_ for child in token.children}
    has_subject = not SUBJECTS.isdisjoint(labels) and all(child.tag_ != "TO" for child in token.children)
    return token.pos_ in VERBS and (has_subject or not FINITE.isdisjoint(tags))


def _inside(saying: Saying, sentence: Tokens) -> tuple[Span, ...]:
    cut = [(max(each.start, sentence.start_char), min(each.end, sentence.end_char)) for each in saying.content]
    return tuple(Span(start, end) for start, end in cut if start < end)


def _spans(saying: Saying) -> tuple[Span, ...]:
    return tuple(words.span for words in saying.content)


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["start"], row["end"], row["surface"])
