"""Score the dates of the GUM corpus: which words name days, and which days.

In:  documents of gum/*.jsonl: each dated expression with `when`, `from` and `to`, or `notBefore` and `notAfter`.
Out: date_f1          one to one, the same words but for "the" or "in" before them, the same days (a time: the hour)
     date_letters_f1  the same, the words equal to the letter, a range of ours being one expression
     date_near_f1     as date_f1, words that overlap being enough
     date_precision, date_recall, date_f1_news, date_f1_rest   parts of date_f1

The gold has dates alone. Our lengths of time, sets, words such as "now" that name no day, and those of ours that stay
open are left out. Both bounds
of the gold are taken as first and last day; "--09-30" is a day of no year, ours when it is left open. The gold marks
both ends of a range apart ("from 1947 to 1960") and leaves out the article ("the 1990s"), we do neither: a range of
ours with two dates of the gold inside stands for its two ends. In date_letters_f1 neither is forgiven.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cuttings.model.dates import UNKNOWN, Interval, parse_edtf
from cuttings.model.finding import Timex, TimexType
from cuttings.model.text import Span
from evals.harness import Document, Measure, Miss, misses_of
from evals.matching import Tally, match, share_in_common

NEWS = "news"
STARTS, ENDS = ("when", "from", "notBefore"), ("when", "to", "notAfter")
LEADING = re.compile(r"(?:in |on |since )?(?:the )?", re.IGNORECASE)
NAMED = re.compile(r"^XXXX-\d\d|T\d\d:")
"""Open values that still name a month, a day of it, or an hour."""
LENGTHS = frozenset({TimexType.DURATION, TimexType.SET})


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that name days. `written` is the value itself where it names no days: "--09-30", or an hour."""

    place: Span
    surface: str
    days: Interval
    written: str | None
    ends: tuple[Interval, Interval] | None = None
    """First and last of a range that is written as two dates."""

    @property
    def core(self) -> Span:
        """Where it stands without an article or preposition before it."""
        before = LEADING.match(self.surface)
        return Span(self.place.start + (before.end() if before else 0), self.place.end)

    def __str__(self) -> str:
        """Return it on one line."""
        return f"“{self.surface}” {self.days.earliest}..{self.days.latest} {self.written or ''}".rstrip()


@dataclass(slots=True)
class DateBoard:
    """Counts and misses, gathered document by document."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, document: Document, findings: Iterable[object]) -> None:
        """Add what the findings of a document are worth against its gold."""
        gold, whole = gold_dates(document), found_dates(findings)
        letters = match(gold, whole, overlap=_overlap, agrees=lambda a, b: a.place == b.place and _is_same(a, b))
        found = [end for each in whole for end in _ends(each, gold)]
        exact = match(gold, found, overlap=_overlap, agrees=lambda a, b: a.core == b.core and _is_same(a, b))
        near = match(gold, found, overlap=_overlap, agrees=_is_same)
        self._count("date_letters_f1", letters.tally)
        self._count("date_f1", exact.tally)
        self._count("date_f1_news" if document["genre"] == NEWS else "date_f1_rest", exact.tally)
        self._count("date_near_f1", near.tally)
        self.misses += [*misses_of("date_f1", exact, document), *misses_of("date_near_f1", near, document)]

    def measures(self) -> Iterable[Measure]:
        """Return the measures of all documents added."""
        whole = self.tallies.get("date_f1", Tally())
        for metric in ("date_f1", "date_letters_f1", "date_near_f1", "date_f1_news", "date_f1_rest"):
            tally = self.tallies.get(metric, Tally())
            misses = tuple(miss for miss in self.misses if miss.metric == metric)
            yield Measure(metric, tally.f1, tally.expected, misses, metric == "date_f1")
        yield Measure("date_precision", whole.precision, whole.right + whole.wrong, is_held=False)
        yield Measure("date_recall", whole.recall, whole.expected, is_held=False)

    def _count(self, metric: str, tally: Tally) -> None:
        self.tallies[metric] = self.tallies.get(metric, Tally()) + tally


def gold_dates(document: Document) -> list[Dated]:
    """Return the gold of a document."""
    return [_gold_date(row) for row in document.get("dates", ())]


def found_dates(findings: Iterable[object]) -> list[Dated]:
    """Return our expressions that name days, an hour, or a day of no year; the first reading of each."""
    own = [each for each in findings if isinstance(each, Timex) and not each.reading]
    return [_found_date(each) for each in own if _names_days(each)]


def _gold_date(row: Mapping[str, Any]) -> Dated:
    attrs = row["attrs"]
    first, last = (_first(attrs, names) for names in (STARTS, ENDS))
    days = Interval(_days(first).earliest, _days(last).latest)
    written = attrs.get("when", "")
    clock = written.rpartition("T")[2][:5] if ":" in written else None
    yearless = written if written.startswith("--") else None
    return Dated(Span(row["start"], row["end"]), row["surface"], days, clock or yearless)


def _found_date(timex: Timex) -> Dated:
    day, _, clock = timex.timex3.partition("T")
    yearless = f"-{day[4:]}" if day.startswith("XXXX-") and timex.earliest is None else None
    written = clock[:5] if ":" in clock else yearless
    days = Interval(timex.earliest, timex.latest)
    return Dated(timex.words.span, timex.words.surface, days, written, _range_ends(timex.edtf))


def _range_ends(edtf: str | None) -> tuple[Interval, Interval] | None:
    first, _, last = (parse_edtf(each) if each else None for each in (edtf or "").partition("/"))
    return (first, last) if first and last else None


def _ends(found: Dated, gold: Sequence[Dated]) -> list[Dated]:
    """Return a range of ours as two dates where the gold has two in its words, else as it is."""
    inside = [each for each in gold if found.place.contains(each.place)]
    if found.ends is None or len(inside) != len(found.ends):
        return [found]
    return [replace(one, days=days, written=None) for one, days in zip(inside, found.ends, strict=True)]


def _names_days(timex: Timex) -> bool:
    has_days = timex.earliest is not None or timex.latest is not None
    return has_days or (timex.type not in LENGTHS and NAMED.search(timex.timex3) is not None)


def _is_same(gold: Dated, found: Dated) -> bool:
    """Tell whether both name the same days; an hour is compared as an hour, whatever the day."""
    if gold.written and ":" in gold.written:
        return gold.written == found.written
    return (gold.days, gold.written) == (found.days, found.written if gold.written else None) != (UNKNOWN, None)


def _first(attrs: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((attrs[name] for name in names if name in attrs), None)


def _days(written: str | None) -> Interval:
    return (parse_edtf(written.partition("T")[0]) if written else None) or UNKNOWN


def _overlap(one: Dated, other: Dated) -> float:
    return share_in_common([one.place], [other.place])
