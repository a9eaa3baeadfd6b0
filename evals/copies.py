"""Score whether one text is known again when it was changed, and whether two texts are kept apart.

In:  wikinews/*.jsonl: articles, changed here as desks change them; ecbplus/dev*.jsonl: reports of many stories.
Out: recall_headline, recall_cut (a tenth is left, at least `LEAST_WORDS`), recall_reordered (paragraphs),
     recall_words_5 and recall_words_10 (so many in a hundred words changed), recall_boilerplate (a notice of 110 words
     under `NOTED` texts), recall_cut_boilerplate (under a fifth of each), recall_wire (ten papers print one text, each
     under a paragraph of its own): the share of changed texts that stand in a family with their original and with no
     other article.
     bridged_share: of the articles that are spliced by twos and threes, the share that stand in a family with another.
     false_family_share: of the reports, the share that stand in a family with a report of another story.

Nothing is drawn: what is changed is told by hashes of the words and their places. No text is parsed.

Source: Wikinews (CC BY 2.5); ECB+ (Cybulska and Vossen 2014, CC BY 3.0).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cuttings.engine.inprocess import InProcess
from cuttings.ingest import clipping_of
from cuttings.model.clipping import Given
from cuttings.model.ids import digest
from cuttings.reconcile.copies import find_copies
from cuttings.reconcile.gather import Met, SummaryWords, summarise
from cuttings.reconcile.summary import Summary
from evals.harness import Data, Document, Measure, Miss

LEAST_WORDS = 25
"""Words that are left of a text at least: fewer are a headline, which is no copy of anything."""
NOTED = 115
PRINTED = 20
"""Wire texts that ten papers print."""
PAPERS = 10
NOTICE = """This page is brought to you by the Low Fen Reading Circle, which has kept the papers of the four river
towns since the mill burned down. Members may take home two volumes at a time and are asked to return them dry. Our
rooms above the ferry office are open on weekdays from nine until the last boat, and on Saturdays for children. Letters
to the circle are read aloud on the first Monday of each month unless the writer wishes otherwise. The views printed
above are those of their authors. To support this work, leave a coin in the box beside the stairs or write to the
treasurer."""

Change = Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text, the story or article it belongs to, and the outlet that printed it."""

    id: str
    text: str
    article: str
    outlet: str


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all changes, then of what must stay apart."""
    rows = list(data.documents())
    articles = {row["id"]: _whole(row) for row in rows if row["id"].startswith("wikinews")}
    for metric, change in CHANGES.items():
        yield _recall(metric, articles, change)
    yield _recall("recall_boilerplate", dict(_chosen(articles, NOTED)), _with_notice)
    yield _recall("recall_cut_boilerplate", dict(_chosen(articles, NOTED)), _fifth_with_notice)
    yield _wire(dict(_chosen(articles, PRINTED)), articles)
    yield _bridged(articles)
    yield _false_families([row for row in rows if "subtopic" in row])


def _whole(row: Document) -> str:
    return f"{row['title']}\n\n{row['text']}"


def _chosen(articles: Mapping[str, str], most: int) -> list[tuple[str, str]]:
    return sorted(articles.items(), key=lambda each: _hash(each[0]))[:most]


def _hash(*words: object) -> int:
    return int(digest(str(word) for word in words)[:12], 16)


def _recall(metric: str, articles: Mapping[str, str], change: Change) -> Measure:
    originals = [Sheet(id, text, id, "harbour post") for id, text in articles.items()]
    changed = [
        Sheet(f"{each.id} changed", change(each.text, place), each.id, "inland gazette")
        for place, each in enumerate(originals)
    ]
    return _found(metric, changed, families_of([*originals, *changed]))


def _wire(printed: Mapping[str, str], articles: Mapping[str, str]) -> Measure:
    others = " ".join(text for id, text in sorted(articles.items()) if id not in printed).split()
    sheets = [
        Sheet(f"{id} in paper {paper}", f"{_paragraph(others, place * PAPERS + paper)}\n\n{text}", id, f"paper {paper}")
        for place, (id, text) in enumerate(printed.items())
        for paper in range(PAPERS)
    ]
    return _found("recall_wire", sheets, families_of(sheets), least=PAPERS)


def _paragraph(words: Sequence[str], number: int) -> str:
    """Return fifty words that no other paragraph has."""
    return " ".join(words[number * 50 : number * 50 + 50])


def _found(
    metric: str, changed: Sequence[Sheet], families: Mapping[str, Sequence[Sheet]], *, least: int = 2
) -> Measure:
    misses = []
    for each in changed:
        family = families[each.id]
        if len(family) < least or {other.article for other in family} != {each.article}:
            found = ", ".join(other.id for other in family)
            misses.append(Miss(metric, each.id, "missed", each.article, found, each.text[:200]))
    return Measure(metric, 1 - len(misses) / max(1, len(changed)), len(changed), tuple(misses))


def _bridged(articles: Mapping[str, str]) -> Measure:
    """Splice each article with the next, and every third with the two after it; all stand beside their round-ups."""
    originals = [Sheet(id, text, id, "harbour post") for id, text in articles.items()]
    spliced = [
        Sheet(f"{one.id}+{other.id}", f"{one.text}\n\n{other.text}", "", "radio marea")
        for one, other in pairwise(originals)
    ]
    spliced += [
        Sheet(f"{first.id}+2", "\n\n".join(each.text for each in (first, *rest)), "", "low fen digest")
        for first, *rest in (originals[place : place + 3] for place in range(0, len(originals) - 2, 3))
    ]
    return _apart("bridged_share", originals, families_of([*originals, *spliced]))


def _false_families(rows: Iterable[Document]) -> Measure:
    sheets = [Sheet(row["id"], row["text"], row["subtopic"], f"outlet of {row['id']}") for row in rows]
    return _apart("false_family_share", sheets, families_of(sheets))


def _apart(metric: str, sheets: Sequence[Sheet], families: Mapping[str, Sequence[Sheet]]) -> Measure:
    misses = []
    for each in sheets:
        strangers = sorted(other.id for other in families[each.id] if other.article not in ("", each.article))
        if strangers:
            misses.append(Miss(metric, each.id, "extra", None, ", ".join(strangers), each.text[:200]))
    return Measure(metric, len(misses) / max(1, len(sheets)), len(sheets), tuple(misses))


def families_of(sheets: Sequence[Sheet]) -> dict[str, list[Sheet]]:
    """Return, by the id of each sheet, all sheets of its family, itself included."""
    summaries = {each.id: _summary(each) for each in sheets}
    by_clipping: dict[str, list[Sheet]] = {}
    for each in sheets:
        by_clipping.setdefault(summaries[each.id].clipping, []).append(each)
    one_each = {each.clipping: each for each in summaries.values()}
    families = find_copies(InProcess(), sorted(one_each.values(), key=lambda each: each.clipping))
    together = {clipping: family.clippings for family in families for clipping in family.clippings}
    return {
        id: [other for clipping in together.get(made.clipping, (made.clipping,)) for other in by_clipping[clipping]]
        for id, made in summaries.items()
    }


def _summary(sheet: Sheet) -> Summary:
    return summarise(clipping_of(sheet.text, Given(outlet=sheet.outlet, language="en")), (), Met(), SummaryWords())


def _body(text: str) -> str:
    return text.partition("\n\n")[2]


def _with_headline(text: str, place: int) -> str:
    return f"Morning notes, number {place}\n\n{_body(text)}"


def _cut(text: str, _: int) -> str:
    words = _body(text).split()
    return " ".join(words[: max(LEAST_WORDS, len(words) // 10)])


def _reordered(text: str, _: int) -> str:
    return "\n\n".join(sorted(text.split("\n\n"), key=_hash))


def _with_notice(text: str, place: int) -> str:
    return f"{NOTICE}\n\n{text}" if place % 2 else f"{text}\n\n{NOTICE}"


def _fifth_with_notice(text: str, _: int) -> str:
    words = _body(text).split()
    return f"{' '.join(words[: max(LEAST_WORDS, len(words) // 5)])}\n\n{NOTICE}"


def _with_words_changed(percent: int) -> Change:
    def change(text: str, _: int) -> str:
        words = text.split(" ")
        return " ".join(_changed(words, percent))

    return change


def _changed(words: Sequence[str], percent: int) -> Iterator[str]:
    for place, word in enumerate(words):
        is_changed = _hash(place, word, len(words)) % 100 < percent
        yield words[_hash(word, place) % len(words)] if is_changed else word


CHANGES: Mapping[str, Change] = {
    "recall_headline": _with_headline,
    "recall_cut": _cut,
    "recall_reordered": _reordered,
    "recall_words_5": _with_words_changed(5),
    "recall_words_10": _with_words_changed(10),
}
