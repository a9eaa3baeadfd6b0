"""Points, counts and differences as a person writes them, no more precise than what is known.

In:  decimals, origins, differences.
Out: short English texts: "12.04° S 77.03° W", "at least 4", "3 clippings, 2 outlets".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cuttings.model.dates import DayBasis, Interval, day_interval
from cuttings.model.day_words import days_text
from cuttings.model.entry import Difference, Drift, Origins
from cuttings.model.finding import Bound

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CHANGES = {Drift.NUMBER: "a number: ", Drift.NEGATION: "a negation: ", Drift.WORDS: "", Drift.EXTENT: ""}
_DRIFTS = {Drift.NUMBER: "a number", Drift.NEGATION: "a negation", Drift.WORDS: "words", Drift.EXTENT: "length"}
LONGEST = 90
"""Code points of a difference that are told in full."""
OWN = " (in its own words)"
"""Stands behind an outlet that quotes nobody."""
UNKNOWN_OUTLET = "outlet unknown"
"""Stands for an outlet that nobody knows."""


def event_days_text(days: Interval, basis: DayBasis | None) -> str:
    """Return the days of an event in words, with how they are known where words of its text do not give them.

    "on or shortly before Mon 3 Mar 2031 (by publication)", "from Mon 3 Mar 2031 on (announced)".
    """
    if basis is DayBasis.ANNOUNCED and days.earliest:
        return f"from {days_text(day_interval(days.earliest))} on (announced)"
    if basis is DayBasis.PUBLISHED and days.latest:
        near = "on or shortly before" if days.earliest else "on or before"
        return f"{near} {days_text(day_interval(days.latest))} (by publication)"
    return days_text(days)


def point_text(latitude: Decimal | None, longitude: Decimal | None) -> str | None:
    """Return a point in words: "12.04° S 77.03° W"; None for none."""
    if latitude is None or longitude is None:
        return None
    north, east = ("N" if latitude >= 0 else "S"), ("E" if longitude >= 0 else "W")
    return f"{abs(latitude):.2f}° {north} {abs(longitude):.2f}° {east}"


def figure_text(low: Decimal, high: Decimal | None, bound: Bound, unit: str | None) -> str:
    """Return a figure's interval in words: "at least 4", "about 500", "200 to 999", "97.2 %"."""
    sign = " %" if unit == "percent" else f" {unit}" if unit else ""
    if high is None:
        return f"at least {_number(low)}{sign}"
    if low != high:
        return (
            f"at most {_number(high)}{sign}" if bound is Bound.AT_MOST else f"{_number(low)} to {_number(high)}{sign}"
        )
    return f"about {_number(low)}{sign}" if bound is Bound.ABOUT else f"{_number(low)}{sign}"


def left_out_text(count: int) -> str:
    """Return in words how many control characters of an item are no part of its clippings."""
    return "1 control character was left out" if count == 1 else f"{count:,} control characters were left out"


def _number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():f}"


def difference_text(difference: Difference) -> str:
    """Return where a wording departs from the fullest, in a phrase: "a number: “14” for “4”"."""
    here = f"“{_short(difference.here.surface)}”" if difference.here else None
    there = f"“{_short(difference.there)}”" if difference.there else None
    what = _CHANGES[difference.drift]
    if here and there:
        return f"{what}{here} for {there}"
    is_extent = difference.drift is Drift.EXTENT
    if here:
        return f"{'goes on: ' if is_extent else f'{what}adds '}{here}"
    return f"{'leaves out ' if is_extent else f'{what}without '}{there}"


def drifts_text(drifts: Iterable[str]) -> str:
    """Return in what the wordings of one quotation differ: "differ in a number, words"."""
    return f"differ in {', '.join(words for drift, words in _DRIFTS.items() if drift in set(drifts))}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= LONGEST:
        return flat
    return f"{flat[: LONGEST // 2].rpartition(' ')[0]} … {flat[-LONGEST // 2 :].partition(' ')[2]}"


def own_words(outlet: str | None) -> str:
    """Return how an outlet stands among those who say something: in its own words, quoting nobody."""
    return f"{outlet}{OWN}" if outlet else "the outlet’s own words"


def origins_text(origins: Origins) -> str:
    """Return the arithmetic of independence: "3 clippings, 2 outlets, 1 known origin, at most 2"."""
    known = f"{origins.known} known" if origins.known else "none known"
    span = f"{known}, at most {origins.at_most}" if origins.known != origins.at_most else f"{origins.known}"
    clippings = count_text(origins.clippings, "clipping")
    return f"{clippings}, {count_text(origins.outlets, 'outlet')}, independent origins: {span}"


def count_text(number: int, noun: str) -> str:
    """Return a number with its noun: "1 clipping", "2 clippings"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@dataclass(frozen=True, slots=True)
class Sources:
    """What something rests on: texts and their printings, by whose they are.

    `agency_texts` credit one of `agencies`, `shared_texts` are those that several print uncredited; `lone` are outlets
    with a text of their own, `again` those of them that also print one of the others; `unknown` are texts of no known
    outlet.
    """

    agencies: int = 0
    agency_texts: int = 0
    agency_printings: int = 0
    shared_texts: int = 0
    shared_printings: int = 0
    lone: int = 0
    lone_clippings: int = 0
    again: int = 0
    unknown: int = 0


def sources_text(sources: Sources, origins: Origins) -> str:
    """Return the sources in a sentence with its arithmetic: "Two outlets, two clippings: 2 independent origins." """
    told = _listed([part for part in _parts(sources) if part])
    return f"{told[:1].upper()}{told[1:]}: {_arithmetic(origins)}."


def _parts(sources: Sources) -> Iterator[str]:
    yield _agency_part(sources)
    if sources.shared_texts:
        texts = _told(sources.shared_texts, "uncredited text")
        yield _printed(sources.shared_printings, sources.shared_texts, texts)
    others = sources.lone - sources.again
    if others and not sources.agency_texts + sources.shared_texts:
        clippings = f", {_told(sources.lone_clippings, 'clipping')}" if not sources.unknown else ""
        yield f"{_told(others, 'outlet')}{clippings}"
    elif others:
        yield _told(others, "other outlet")
    if sources.again:
        yield f"{_number_word(sources.again)} of these outlets in {'its' if sources.again == 1 else 'their'} own words"
    if sources.unknown:
        yield f"{_told(sources.unknown, 'clipping')} of unknown outlet"
    if sources == Sources():
        yield "no clipping of the press"


def _agency_part(sources: Sources) -> str:
    if sources.agency_texts < 2:
        return (
            _printed(sources.agency_printings, sources.agency_texts, "one agency text") if sources.agency_texts else ""
        )
    agencies = "one agency" if sources.agencies == 1 else f"{_number_word(sources.agencies)} agencies"
    texts = f"{_told(sources.agency_texts, 'text')} of {agencies}"
    return _printed(sources.agency_printings, sources.agency_texts, texts)


def _printed(printings: int, texts: int, told: str) -> str:
    return told if printings == texts else f"{_told(printings, 'printing')} of {told}"


def _told(number: int, noun: str) -> str:
    return f"{_number_word(number)} {noun}" if number == 1 else f"{_number_word(number)} {noun}s"


def _number_word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _listed(parts: Sequence[str]) -> str:
    """Return parts as a list: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _arithmetic(origins: Origins) -> str:
    known = f"{origins.known} independent origins" if origins.known > 1 else f"{origins.known or 'no'} origin"
    return known if origins.known == origins.at_most else f"{known} known, at most {origins.at_most}"
