"""Hold the dates that we read in a recogniser's cases against the days that the case tells.

In:  cases of recognizers_specs.py. Those with an expression typed date or daterange are scored, none is left out; the
     other expressions in them are not asked for.
Out: date_accuracy        share of cases in which every date and daterange is met: an expression of ours touches it, and
                          its days are those of one of the values listed
     date_accuracy_en, _es   the same for one language
     date_accuracy_either    the same, where a bare weekday may also be the one to come
     date_exact_accuracy     the same as date_accuracy, the words of the expression being equal to the letter too

The day on which a case was said is the filing day. Of a bare weekday the past reading is the right one; of a day or
month without a year, any that is listed. A range of the gold ends before its last day ("August" ends on 1 September)
or, between two dates ("from 2014 to 2018"), where the second one begins. A gold "before 2010" is held against the
days of 2010 or against all that lie before them: our expression may or may not take the word in. A value that is "not
resolved" there (a school year, a season) is compared as TIMEX3. English cases are written in the United States, which
decides on 10/1.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cuttings.model.dates import Interval, parse_edtf
from cuttings.model.finding import Timex
from cuttings.model.text import Span
from evals.harness import Document, Measure, Miss, miss_at
from evals.reading import read_text

SCORED = frozenset({"date", "daterange"})
COUNTRIES = {"en": "US"}
BARE_WEEKDAY = "XXXX-WXX-"
DIGIT = re.compile(r"\d")
NOT_RESOLVED = "not resolved"
PARTS = ("start", "mid", "end")
""""Mid" is the 10th to the 20th of a month there, and "early" five months of a year: others cut otherwise. What is
compared of a part is its whole, and that the days meet."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Expected:
    """A date of a case: where it stands, and the values that it may have."""

    place: Span
    surface: str
    values: tuple[Mapping[str, Any], ...]

    def __str__(self) -> str:
        """Return it on one line."""
        listed = (f"{row['timex']} {row.get('value') or _bounds_words(row)}" for row in self.values)
        return f"“{self.surface}” {', '.join(listed)}"


@dataclass(frozen=True, slots=True)
class Read:
    """An expression of ours as it is shown."""

    timex: Timex

    @property
    def place(self) -> Span:
        """Where it stands."""
        return self.timex.words.span

    def __str__(self) -> str:
        """Return it on one line."""
        return f"“{self.timex.words.surface}” {self.timex.timex3} {self.timex.earliest}..{self.timex.latest}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a case came to: whether all its dates are met, by each way of looking."""

    language: str
    is_met: bool
    is_met_either: bool
    is_exact: bool
    misses: tuple[Miss, ...]


def date_measures(cases: Sequence[Document]) -> Iterable[Measure]:
    """Return the measures over all cases that hold a date."""
    answers = [answer_of(case) for case in cases if case["kind"] == "datetime" and any(expected_dates(case))]
    misses = tuple(miss for answer in answers for miss in answer.misses)
    yield _share("date_accuracy", [each.is_met for each in answers], misses)
    for language in sorted({each.language for each in answers}):
        own = [each.is_met for each in answers if each.language == language]
        yield _share(f"date_accuracy_{language}", own, is_held=False)
    yield _share("date_accuracy_either", [each.is_met_either for each in answers], is_held=False)
    yield _share("date_exact_accuracy", [each.is_exact for each in answers], is_held=False)


def answer_of(case: Document) -> Answer:
    """Return what our reading of a case comes to."""
    filed = date.fromisoformat(case["reference"][:10]) if case["reference"] else None
    reading = read_text(case["text"], case["lang"], filed, country=COUNTRIES.get(case["lang"]))
    found = [each for each in reading.findings if isinstance(each, Timex) and not each.reading]
    return compare(case, found)


def compare(case: Document, found: Sequence[Timex]) -> Answer:
    """Return what these expressions are worth in a case."""
    expected = list(expected_dates(case))
    pairs = [(each, _touching(each, found)) for each in expected]
    missed = [(each, near) for each, near in pairs if not any(is_met(each, timex) for timex in near)]
    either = [any(is_met(each, timex, either=True) for timex in near) for each, near in pairs]
    exact = [any(is_met(each, timex) and timex.words.span == each.place for timex in near) for each, near in pairs]
    misses = tuple(
        miss_at("date_accuracy", case, each, Read(near[0]) if near else None) for each, near in missed
    )  # fmt: skip
    return Answer(case["lang"], not missed, all(either), all(exact), misses)


def expected_dates(case: Document) -> Iterator[Expected]:
    """Yield the dates and ranges of dates of a case. Where an expression has no type, its first value has."""
    for row in case["results"]:
        values = tuple(row["resolution"]["values"])
        kind = row["type"].rpartition(".")[2] if row["type"] else values[0]["type"]
        if kind in SCORED:
            yield Expected(Span(row["start"], row["end"]), row["surface"], values)


def is_met(expected: Expected, timex: Timex, *, either: bool = False) -> bool:
    """Tell whether the days of an expression are those of a value; of a bare weekday, of the first alone."""
    values = expected.values
    if values[0]["timex"].startswith(BARE_WEEKDAY) and not either and not DIGIT.search(expected.surface):
        values = values[:1]
    return any(_has_days(row, timex) for row in values)


def _has_days(row: Mapping[str, Any], timex: Timex) -> bool:
    days, mod = Interval(timex.earliest, timex.latest), row.get("Mod", "")
    if row.get("value") == NOT_RESOLVED:
        return timex.timex3 in (row["timex"], f"XXXX-{row['timex']}")
    if row.get("value"):
        return days.is_day and str(days.earliest) == row["value"]
    start, end = _day(row.get("start")), _day(row.get("end"))
    if mod.endswith(PARTS):
        return _is_part_of(row["timex"], timex) and Interval(start, end).overlaps(days)
    if start and end:
        return days.earliest == start and end in (_after(days.latest), _last_start(timex))
    return _has_edge(start or end, days, mod)


def _is_part_of(whole: str, timex: Timex) -> bool:
    """Tell whether an expression lies in a year, month or week of the gold, whose year may be left open there."""
    return timex.timex3[-len(whole.lstrip("X")) :] == whole.lstrip("X")


def _has_edge(edge: date | None, days: Interval, mod: str) -> bool:
    """Tell whether a date of the gold that is open on one side lies at the edge of ours that its word names.

    "since 2010" begins with 2010 and "after 2010" behind it; days of ours that are open on the same side lie beyond it.
    """
    edges = {"since": (days.earliest,), "before": (days.earliest,), "after": (days.latest, _after(days.latest))}
    beyond = (days.earliest if days.latest is None else None, _after(days.latest) if days.earliest is None else None)
    return edge in edges.get(mod, (days.latest, _after(days.latest))) or edge in beyond


def _last_start(timex: Timex) -> date | None:
    """Return where the second of two dates begins, None when the expression is no range of them."""
    first, slash, last = (timex.edtf or "").partition("/")
    days = parse_edtf(last) if first and slash else None
    return days.earliest if days else None


def _touching(expected: Expected, found: Sequence[Timex]) -> list[Timex]:
    place = expected.place
    return [each for each in found if each.words.start < place.end and place.start < each.words.end]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _after(day: date | None) -> date | None:
    return day + DAY if day and day < date.max else None


def _bounds_words(row: Mapping[str, Any]) -> str:
    return f"{row.get('Mod', '')} {row.get('start', '')}..{row.get('end', '')}".strip()


def _share(metric: str, met: Sequence[bool], misses: tuple[Miss, ...] = (), *, is_held: bool = True) -> Measure:
    return Measure(metric, sum(met) / len(met) if met else 0.0, len(met), misses, is_held)
