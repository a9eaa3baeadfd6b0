"""For what time and place a figure is told, by its own clause alone: a total since something began, one day, a town.

In:  a page, a figure's words, the sentence they stand in and where the figure before them ends.
Out: its `Told`: the period, the time that dates it, the place, and whether its own text gives a newer count.

"Since", "so far" and "in the unrest" beside a number make it a running total; "the toll rose to 17" only says that it
grows; a day beside it makes it a count of that day, unless that is when it rose ("rose to 17 on Monday"). The word
nearest to the number wins. What comes behind "after" or "since" ("after the ouster on December 7") tells of another
time, and a comma ends the clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from cuttings.model.counting import Period
from cuttings.model.finding import Figure, Mention, MentionForm, MentionType, Timex
from cuttings.model.text import Span, Words
from cuttings.read.figures.number_words import any_of
from cuttings.read.page import Page
from cuttings.resources.tables import Tables

AFTER_STOP = re.compile(r"[,;:(—–\n]")
BEFORE_STOP = re.compile(r"[;—\n]")
JOINT_WORDS = 4
"""Words from a place's preposition to its name: "in the southern city of Lennick"."""
POSSESSIVE = ("'s", "’s")
REACH = 24
"""Characters before a time in which the words that lead up to it stand."""
NEVER_NAMED = frozenset({MentionType.PERSON, MentionType.OFFICE})


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure's clause says of it; `as_of` and `place` are ids of a time and of a mention."""

    period: Period | None
    as_of: str | None
    place: str | None
    is_former: bool


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The words of a language that tell for what time and place a figure holds, compiled."""

    running: re.Pattern[str]
    crises: re.Pattern[str]
    growing: re.Pattern[str]
    tolls: re.Pattern[str]
    one_day: re.Pattern[str]
    other_time: re.Pattern[str]
    up_to: re.Pattern[str]
    of_day: re.Pattern[str]
    joints: re.Pattern[str]
    former: re.Pattern[str]
    locative: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a figure that tell of it: what stands before, up to the figure before it, and what follows."""

    before: Span
    figure: Span
    after: Span

    def distance(self, place: Span) -> int | None:
        """Return how far a place is from the figure in code points, None outside the clause."""
        if self.before.start <= place.start and place.end <= self.before.end:
            return self.before.end - place.end
        if self.after.start <= place.start and place.end <= self.after.end:
            return place.start - self.after.start
        return None


@cache
def period_words(tables: Tables) -> PeriodWords:
    """Return the compiled period words of a language."""
    table = tables["figures"].get("periods", {})
    words = tables["figures"].get("words", {})
    crises = rf"(?:{any_of(table.get('during', ()))}) (?:[^\W\d]+[ -]){{0,3}}(?:{any_of(table.get('crises', ()))})"
    growth, change = any_of(table.get("growth", ())), any_of(words.get("change", ()))
    grown_to = any_of(table.get("grown_to", ()))
    corrections = any_of(table.get("corrections", ()))
    return PeriodWords(
        running=_bounded(any_of(table.get("running", ()))),
        crises=_bounded(crises),
        growing=_bounded(rf"{any_of(table.get('growing', ()))}|(?:{growth})(?: [^ ,;]+){{0,4}} (?:{grown_to})"),
        tolls=_bounded(any_of(table.get("tolls", ()))),
        one_day=_bounded(any_of(table.get("one_day", ()))),
        other_time=_bounded(any_of(table.get("other_time", ()))),
        up_to=re.compile(rf"(?<!\w)(?:{any_of(table.get('up_to', ()))}) "),
        of_day=re.compile(rf"(?<!\w)(?:{any_of(table.get('of_day', ()))}) "),
        joints=re.compile(rf"[,;:—]|(?<!\w)(?:{any_of(table.get('joints', ()))})(?!\w)"),
        former=re.compile(
            rf"(?<!\w)(?:(?:{growth})(?: [^ ,;]+){{0,4}} (?:{change})|(?:{corrections})(?: [^ ,;]+){{0,9}}) $"
        ),
        locative=re.compile(rf"(?<!\w)(?:{any_of(table.get('locative', ()))}) (?:[^\W\d]+ ){{0,{JOINT_WORDS}}}$"),
    )


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


class Periods:
    """Tells for what time and place the figures of a page are told."""

    def __init__(self, page: Page, lowered: str) -> None:
        """Keep the text in lower case, the times that name days, and the names that can be places."""
        self.page = page
        self.lowered = lowered
        self.words = period_words(page.tables)
        dated = (each for each in page.timexes if each.type in ("date", "time") and each.reading == 0)
        filed = page.clipping.dateline
        self.times = [each for each in dated if not (filed and filed.words.span.overlaps(each.words))]
        named = (each for each in page.mentions if each.form is MentionForm.NAME and each.type not in NEVER_NAMED)
        self.names = list(named)

    def told(self, figure: Span, sentence: Span, previous: Figure | None) -> Told:
        """Return what the clause of a figure says of it; `previous` is the figure before it in its sentence."""
        is_newer = previous is not None and previous.former
        clause = self._clause(figure, sentence, previous.words.end if previous and not is_newer else None)
        times = list(self._own_times(clause, sentence))
        inside = [each for each in times if clause.distance(each.words.span) is not None]
        is_former = self.words.former.search(self.lowered[sentence.start : figure.start]) is not None
        return Told(
            period=self._period(clause, times, is_growing=is_newer or is_former),
            as_of=_nearest(inside, figure) or _nearest(times, figure),
            place=self._place(clause),
            is_former=is_former,
        )

    def _clause(self, figure: Span, sentence: Span, previous: int | None) -> Clause:
        start = sentence.start if previous is None else previous
        stops = list(BEFORE_STOP.finditer(self.lowered, start, figure.start))
        joint = None if previous is None else self.words.joints.search(self.lowered, previous, figure.start)
        first = max(stops[-1].end() if stops else start, joint.end() if joint else start)
        stop = AFTER_STOP.search(self.lowered, figure.end, sentence.end)
        return Clause(
            Span(first, figure.start), figure, Span(figure.end, max(figure.end, stop.start() if stop else sentence.end))
        )

    def _own_times(self, clause: Clause, sentence: Span) -> Iterator[Timex]:
        """Yield the times of the clause, and those of who says it; not those behind "after" or "since"."""
        for each in self.times:
            is_near = sentence.contains(each.words) and (
                clause.distance(each.words.span) is not None or self._is_of_saying(each, clause)
            )
            if is_near and not self._is_of_another_time(each.words, clause, sentence):
                yield each

    def _is_of_saying(self, time: Timex, clause: Clause) -> bool:
        """Tell whether a time is that of the saying: what is said holds the figure but not the time."""
        said = self.page.attribution_at(clause.figure)
        return said is not None and not any(each.span.contains(time.words) for each in said.content)

    def _is_of_another_time(self, time: Words, clause: Clause, sentence: Span) -> bool:
        """Tell whether "after", "since" and the like lead up to a time, or begin it ("since Thursday")."""
        start = clause.after.start if time.start >= clause.figure.end else sentence.start
        before = self.lowered[start : time.start]
        led = before[max(0, before.rfind(",") + 1) :]
        begins = self.words.other_time.match(self.lowered, time.start, time.end)
        return begins is not None or self.words.other_time.search(led) is not None

    def _period(self, clause: Clause, times: Sequence[Timex], *, is_growing: bool) -> Period | None:
        days = [each for each in times if _is_one_day(each) and not self._is_of_saying(each, clause)]
        reached = [each for each in days if self._is_up_to(each)]
        own = [each for each in days if each not in reached]
        if any(self._is_named_for(each, clause) for each in own):
            return Period.DAY
        day = min([*self._distances(clause, own), *self._near(clause, self.words.one_day)], default=None)
        since = min(self._near(clause, self.words.running), default=None)
        grows = min([*self._near(clause, self.words.growing), *self._distances(clause, reached)], default=None)
        if since is not None and (day is None or since <= day):
            return Period.SO_FAR
        if is_growing or (grows is not None and (day is None or grows <= day)):
            return Period.SO_FAR if self._near(clause, self.words.crises) else Period.GROWING
        if day is not None:
            return Period.DAY
        if self._near(clause, self.words.crises):
            return Period.SO_FAR
        return Period.GROWING if self._near(clause, self.words.tolls) else None

    def _is_up_to(self, time: Timex) -> bool:
        begins = self.words.up_to.match(self.lowered, time.words.start, time.words.end)
        return begins is not None or self._before(time.words.start, self.words.up_to)

    def _is_named_for(self, time: Timex, clause: Clause) -> bool:
        """Tell whether what is counted is of a day: "the toll of Monday's clashes rose to 17", "el saldo del lunes"."""
        if not clause.before.contains(time.words):
            return False
        is_possessive = any(self.lowered.startswith(POSSESSIVE, time.words.end - back) for back in (0, 2))
        return is_possessive or self._before(time.words.start, self.words.of_day)

    def _before(self, place: int, pattern: re.Pattern[str]) -> bool:
        return any(each.end() == place for each in pattern.finditer(self.lowered, max(0, place - REACH), place))

    def _near(self, clause: Clause, pattern: re.Pattern[str]) -> list[int]:
        before = [clause.before.end - each.end() for each in pattern.finditer(self.lowered, *_ends(clause.before))]
        after = [each.start() - clause.after.start for each in pattern.finditer(self.lowered, *_ends(clause.after))]
        return [*before, *after]

    def _distances(self, clause: Clause, times: Sequence[Timex]) -> Iterator[int]:
        found = (clause.distance(each.words.span) for each in times)
        return (each for each in found if each is not None)

    def _place(self, clause: Clause) -> str | None:
        """Return the place that the clause names: the first behind the figure, else the last before it."""
        behind = [each for each in self.names if self._is_where(each, clause.after)]
        ahead = [each for each in self.names if self._is_where(each, clause.before)]
        found = behind[:1] or ahead[-1:]
        return found[0].id if found else None

    def _is_where(self, mention: Mention, part: Span) -> bool:
        if not part.contains(mention.words):
            return False
        found = self.words.locative.search(self.lowered[part.start : mention.words.start])
        if found is None:
            return False
        is_next = len(found.group().split()) == 1
        return mention.type is MentionType.PLACE or is_next


def _ends(part: Span) -> tuple[int, int]:
    return part.start, part.end


def _is_one_day(time: Timex) -> bool:
    """Tell whether a time is one day, dated or not: "on Monday" with no filing day is one as well."""
    if time.earliest and time.latest:
        return time.latest - time.earliest < timedelta(days=1)
    return time.edtf is None and "W" in time.timex3


def _nearest(times: Sequence[Timex], figure: Span) -> str | None:
    """Return the time nearest before the figure, else the nearest behind it."""
    before = [each for each in times if each.words.end <= figure.start]
    after = [each for each in times if each.words.start >= figure.end]
    found = before[-1:] or after[:1]
    return found[0].id if found else None
