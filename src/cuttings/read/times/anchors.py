"""What a time expression is counted from: the filing day, or what the text named before it.

In:  a page, its expressions one by one in text order, and the values given to them.
Out: a `Base` for each: the days to count from, the tense of its clause, the event that it names.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from cuttings.model.dates import UNKNOWN, Basis, Interval
from cuttings.model.finding import Anchor, TimexType
from cuttings.read.page import Page
from cuttings.read.times.grammar import time_grammar
from cuttings.read.times.matching import REACH
from cuttings.read.times.rules import RULES
from cuttings.read.times.slots import FoundTime
from cuttings.read.times.values import OPEN_UNITS, Base, Tense, TextDays, Value

WORDY_BREAK = re.compile(r"[.;:!?\n]")
SENTENCE_END = re.compile(r"[.!?][\"”’»)\]]*\s|\n")

TENSED_RULES = frozenset(
    {
        "ahead",
        "date",
        "joined_range",
        "lone_day",
        "numeric",
        "numeric_range",
        "offset",
        "range",
        "relative",
        "weekday",
        "weekend",
        "within",
    }
)
"""Rules whose value hangs on whether the clause speaks of what was or what will be."""

PAST_WINDOW = 60
"""Characters on either side of a weekday in which a verb may tell past from future: about ten words."""

PRESENT = {"Tense": "Pres", "VerbForm": "Fin"}.items()
"""What is told of a verb that stands in the present tense."""

STRETCHES = frozenset({"decade", "stretch"})
"""Rules whose days lie on the way to the year that is written, or to the filing day: nothing is counted from there."""


class Anchors:
    """What expressions are counted from as the reading goes on."""

    def __init__(self, page: Page, lowered: str) -> None:
        """Start with the filing day alone."""
        filed = page.context.filed
        self.page = page
        self.filed = filed.earliest if filed.is_day else None
        self.story_year = min((day.year for day in (filed.earliest, filed.latest) if day), default=date.max.year + 1)
        self.anchor = Anchor.PUBLISHED if page.context.basis == Basis.METADATA else Anchor.FILED
        self.grammar = time_grammar(page.tables)
        self.lowered = lowered
        self.order = date_order(page.tables["times"].get("order", {}), page.context.country)
        self.days = TextDays()
        self.end = 0
        self.told: tuple[int, date] | None = None
        self.dated: list[tuple[int, int, Interval]] = []

    def base(self, time: FoundTime, following: FoundTime | None = None) -> Base:
        """Return what an expression is counted from; a time of day may lean on a day after it ("5 p.m. on Monday")."""
        text = self._text_days(time)
        if time.rule == "clock" and text.day is None and following is not None:
            text = TextDays(self._day_after(time, following))
        return Base(
            filed=self.filed,
            filed_anchor=self.anchor,
            text=text,
            tense=self._tense(time),
            order=self.order,
            told=self._told(time),
            event=self._event(time),
        )

    def remember(self, time: FoundTime, values: Sequence[Value]) -> None:
        """Keep the days that an expression names, for those that are counted from it."""
        if len(values) != 1 or values[0].type is TimexType.SET:
            return
        days = values[0].interval
        if days.earliest is None or days.latest is None:
            self._forget(time)
            return
        if values[0].type is not TimexType.DURATION:
            if values[0].anchor is not Anchor.TEXT:
                self.dated.append((time.start, time.end, days))
            self.told = self._told_from(time, days.earliest, values[0].anchor)
        year = time.slots.year() or (days.earliest.year if days.earliest.year == days.latest.year else None)
        if year is not None and time.rule not in STRETCHES:
            self.days, self.end = (
                self._named(date(year, 1, 1) if year != days.earliest.year else days.earliest, days),
                time.end,
            )

    def _forget(self, time: FoundTime) -> None:
        """Count nothing from the days before a day that is named and not known: "a day when … . That day came"."""
        if time.rule == "vague" and time.slots.constants.get("reference") == OPEN_UNITS["D"]:
            self.days, self.end = TextDays(), time.end

    def _named(self, first: date, days: Interval) -> TextDays:
        """Return the days named last, now that these are; what is more exact and lies elsewhere is forgotten."""
        if days.is_day:
            return TextDays(first, first, first)
        month = first if days.latest and first.month == days.latest.month else self.days.month
        is_inside = [each is not None and days.overlaps(Interval(each, each)) for each in (self.days.day, month)]
        return TextDays(self.days.day if is_inside[0] else None, month if is_inside[1] else None, first)

    def _told_from(self, time: FoundTime, day: date, anchor: Anchor) -> tuple[int, date] | None:
        """Return the date that the story is told from after an expression: one of an earlier year, with its month."""
        if anchor is Anchor.TEXT:
            return self.told and (time.end, day)
        is_written = time.slots.year() is not None and time.slots.month() is not None
        return (time.end, day) if is_written and day.year < self.story_year else None

    def _told(self, time: FoundTime) -> date | None:
        if self.told is None or self._tense(time) is Tense.FUTURE:
            return None
        return self.told[1] if "\n\n" not in self.lowered[self.told[0] : time.start] else None

    def _text_days(self, time: FoundTime) -> TextDays:
        """Return the days named last: for a time of day in the same sentence, else in the same or the last block."""
        between = self.lowered[self.end : time.start]
        is_near = not SENTENCE_END.search(between) if time.rule == "clock" else between.count("\n\n") < 2
        return self.days if is_near else TextDays()

    def _day_after(self, time: FoundTime, following: FoundTime) -> date | None:
        between = self.lowered[time.end : following.start]
        if following.rule == "clock" or len(between) > REACH or WORDY_BREAK.search(between):
            return None
        values = RULES[following.rule](following.slots, self.base(following))
        return values[0].interval.earliest if len(values) == 1 and values[0].interval.is_day else None

    def _event(self, time: FoundTime) -> Interval:
        """Return the days of the last sentence before an expression that holds the event it names, and one date."""
        word = time.slots.words.get("event")
        if word is None:
            return UNKNOWN
        named = re.compile(rf"\b{re.escape(word)}\b")
        for start, end, days in reversed(self.dated):
            if named.search(self.lowered, *self._sentence(start, end)) and time.start > self._sentence(start, end)[1]:
                return days
        return UNKNOWN

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence of an expression starts and ends."""
        ends = [found.end() for found in SENTENCE_END.finditer(self.lowered, 0, start)]
        stop = SENTENCE_END.search(self.lowered, end)
        return ends[-1] if ends else 0, stop.start() if stop else len(self.lowered)

    def _tense(self, time: FoundTime) -> Tense | None:
        """Return what the verb nearest to a weekday or a date without a year speaks of."""
        if time.rule not in TENSED_RULES:
            return None
        before = WORDY_BREAK.split(self.lowered[max(0, time.start - PAST_WINDOW) : time.start])[-1]
        after = WORDY_BREAK.split(self.lowered[time.end : time.end + PAST_WINDOW])[0]
        if self.grammar.ahead.search(before) and not self.grammar.behind.match(after):
            return Tense.FUTURE
        return self._nearest(before.rpartition(",")[2], "") or self._nearest(before, after) or self._present(time)

    def _present(self, time: FoundTime) -> Tense | None:
        """Return the future for a weekday of a present tense in running text: "dockers meet on Thursday"; a headline
        tells in the present what is past."""
        if time.rule != "weekday" or not self.page.is_parsed or self.page.is_headline_at(time.start):
            return None
        tokens = self.page.doc.char_span(time.start, time.end, alignment_mode="expand")
        above = tokens.root.head if tokens is not None else None
        verb = above.head if above is not None and above.pos_ == "ADP" else above
        is_present = verb is not None and verb.morph.to_dict().items() >= PRESENT
        return Tense.FUTURE if is_present else None

    def _nearest(self, before: str, after: str) -> Tense | None:
        future = self._distance(self.grammar.future, before, after)
        past = self._distance(self.grammar.past, before, after)
        if min(future, past) == PAST_WINDOW:
            return None
        return Tense.FUTURE if future <= past else Tense.PAST  # "is to be held" ends where "held" does

    @staticmethod
    def _distance(cue: re.Pattern[str], before: str, after: str) -> int:
        ends = [len(before) - found.end() for found in cue.finditer(before)]
        first = cue.search(after)
        return min([*ends, first.start() if first else PAST_WINDOW, PAST_WINDOW])


def date_order(order: Mapping[str, str], country: str | None) -> str | None:
    """Return how a country writes day and month in numbers: "dmy", "mdy", or None when that is open."""
    return order.get(country, order.get("elsewhere")) if country else order.get("unknown")
