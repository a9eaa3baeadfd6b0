"""Whether two reports tell of one occurrence: evidence with a reason, and what forbids it.

In:  reports with their summaries, the cast, copy families, the families of happenings, the stories' profiles.
Out: for each report what is compared; for two of them a score in thousandths with its reason, or that they must stay
     apart.

The word alone is never enough. Reports of one family of happenings meet by who, to whom, where, how many and when, or
where the stories around them are much alike. A generic word ("protests") needs a party, a place or a figure in common,
and a day or a story. Days that cannot both be true and stories that are unlike keep two reports apart, whatever else
they share, and so they do in every pair of an event. Words that name nobody in particular ("people") are a party in
common only inside one text and its copies; where nobody is bound to a report the names of its sentence stand for them.
What a text names again ("the arrests") is what it told of before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cuttings.model.dates import BY_PUBLICATION, DayBasis
from cuttings.model.entry import CopyFamily
from cuttings.model.finding import MentionType, Standing, Status
from cuttings.model.names import normal_name
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.days import Days, are_apart, can_meet, numbered
from cuttings.reconcile.happenings import Happenings
from cuttings.reconcile.likeness import Profile, likeness
from cuttings.reconcile.summary import LocalReport, Party, Position, Summary
from cuttings.reconcile.words import WordLists

SAME_TEXT = 700
"""The same title at the same turn in two copies of one text, or an event that its own text names again."""
FAMILY, GENERIC, LEMMA = 300, 100, 50
RECIPIENT, ACTOR, CROSSED, PLACE, MEANS, FIGURE = 250, 200, 110, 150, 110, 200
ONE_NAME, SEVERAL_NAMES = 100, 200
"""Names in the sentence of a report to which nobody is bound: one may be that of the country of the whole story."""
DAYS, WEEK = 200, 100
"""Two known days that meet; two days of publication that do."""
CLIPPING, LEADS = 200, 100
ALIKE: tuple[tuple[int, int], ...] = ((300, 300), (200, 200), (120, 100))
"""From which likeness of two stories on, in thousandths, what it is worth. Of pairs of articles on one happening nine
in ten are above .2, of two happenings of a kind a quarter, of other matters one in a thousand (train part of ECB+)."""
OTHER_PERSON, OTHER_PLACE, OTHER_FIGURE = -250, -50, -50
"""Both name whom it befell, or where, or how many, and nothing is in both. A place may be named by its region, and a
count grows: these speak against two reports and forbid nothing."""
ENOUGH = 500
AVERAGE = 320
"""What the pairs across two groups must score on average: about a family and a story that is hardly alike."""
TRANSLATED, ABROAD = 350, 400
"""Likeness from which on the leads of two texts in two languages, of the same days, tell one story, and its worth. Of
sixty news reports and their translations the least alike have .43; of 1,740 other pairs one in a hundred has .34."""
UNLIKE, UNLIKE_ABROAD = 120, 40
"""Likeness below which two stories have no event in common; across languages only names can be shared."""
SHORT = 12
"""Words of a profile below which it is no evidence against: a bare headline."""
KEY_WORDS, FEW_WORDS = 8, 3
"""Weightiest words of a story under each of which its leads, and its other main reports, meet their family."""
DONE = frozenset({Status.HAPPENED, Status.ONGOING, Status.ATTEMPTED, Status.ALLEGED})
"""Statuses of what lies before the day on which it is told."""
SLACK = 4
"""Days before those that publication gives in which papers may have told of it first."""
WEEK_DAYS = 10
"""Days of a window under each of which leads of one family meet, whatever their language."""
ITS_OWN = frozenset({DayBasis.CLAUSE, DayBasis.SENTENCE, DayBasis.HEADING})
"""Ways of knowing a day from where a report stands, and not from another place or from publication."""
NEWS_DAYS = 10
"""Reports of which one has no day of its own, published further apart than this, tell of different occurrences as far
as anybody can see."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """What is compared of one report. Sets hold ids of actors, or words in comparable form."""

    id: str
    family: str
    lemma: str
    is_generic: bool
    recurs: bool
    is_scene: bool
    is_main: bool
    leads: bool
    position: Position
    clipping: str
    language: str
    turn: str | None
    told: str
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    means: frozenset[str]
    near: frozenset[str]
    figures: frozenset[str]
    days: Days
    window: Days
    published: Days
    is_dated: bool

    @property
    def named(self) -> frozenset[str]:
        """Everybody and every place that it names, bound to it or near."""
        return self.actors | self.recipients | self.places | self.near


class EventPairs:
    """Judges pairs of reports of one set of clippings."""

    def __init__(
        self,
        reports: Mapping[str, tuple[LocalReport, Summary]],
        cast: Cast,
        families: Mapping[str, CopyFamily],
        words: WordLists,
        happenings: Happenings,
    ) -> None:
        """Work out what is compared of each report."""
        self._makers = (cast, families, words, happenings)
        self.by_id = {id: self._comparable(*told) for id, told in reports.items()}
        summaries = {each.clipping: each for _, each in reports.values()}
        self.profiles: dict[str, Profile] = {
            id: dict(zip(each.words, each.weights, strict=True)) for id, each in summaries.items()
        }
        self.is_of_one_language = len({each.language for each in summaries.values()}) == 1
        self._alike: dict[tuple[str, str], int] = {}
        self._scores: dict[tuple[str, str], int] = {}
        self._forbidden: dict[tuple[str, str], bool] = {}

    def forbids(self, a: str, b: str) -> bool:
        """Tell whether two reports cannot be of one event: their days, or their stories, are apart."""
        pair = _pair(a, b)
        known = self._forbidden.get(pair)
        if known is None:
            known = self._forbidden[pair] = self._are_apart(self.by_id[a], self.by_id[b])
        return known

    def _are_apart(self, one: Comparable, other: Comparable) -> bool:
        if one.turn and one.turn == other.turn:
            return False
        if not can_meet(one.window, other.window) or self._are_unlike(one, other):
            return True
        are_dated = one.is_dated and other.is_dated
        return not are_dated and are_apart(one.published, other.published, more_than=NEWS_DAYS)

    def judge(self, a: str, b: str) -> tuple[int, str] | None:
        """Return (score, reason) when two reports can tell of one occurrence."""
        if self.forbids(a, b):
            return None
        evidence = list(self._evidence(self.by_id[a], self.by_id[b]))
        score = self._scores[_pair(a, b)] = _total(evidence)
        if score < ENOUGH:
            return None
        return score, f"same {', '.join(name for points, name in evidence if points > 0)}"

    def score(self, a: str, b: str) -> int:
        """Return how likely it is that two reports are of one event, in thousandths; each pair is scored once."""
        pair = _pair(a, b)
        if pair not in self._scores:
            self._scores[pair] = _total(self._evidence(self.by_id[a], self.by_id[b]))
        return self._scores[pair]

    def keys(self, id: str) -> Iterator[str]:
        """Yield the keys under which a report meets those that it may be one with."""
        each = self.by_id[id]
        yield f"told {each.told}"
        if each.turn:
            yield each.turn
        yield f"{each.family} in {each.clipping}"
        yield from (f"{each.family} of {party}" for party in each.named | each.figures)
        if each.leads:
            what = (each.family,) if self.is_of_one_language else (each.family, "leads")
            yield from (f"{one} on {day}" for day in _days_of(each.window) for one in what)
        if each.is_main and not each.is_generic:
            words = list(self.profiles[each.clipping])[: KEY_WORDS if each.leads else FEW_WORDS]
            yield from (f"{each.family} about {word}" for word in words)

    def _comparable(self, report: LocalReport, summary: Summary) -> Comparable:
        cast, families, words, happenings = self._makers
        family = families.get(summary.clipping)
        text = family.id if family else summary.clipping

        def keys(parties: Iterable[Party]) -> frozenset[str]:
            return frozenset(_party_key(each, text, cast, words) for each in parties)

        happening = happenings.family(report.lemma, report.type, summary.language)
        return Comparable(
            id=report.id,
            family=happening,
            lemma=report.lemma,
            is_generic=happening in happenings.generic,
            recurs=happening in happenings.recurring,
            is_scene=report.standing is Standing.SCENE,
            is_main=report.is_main,
            leads=report.leads,
            position=report.position,
            clipping=summary.clipping,
            language=summary.language,
            turn=_turn(report, summary, family.id) if family else None,
            told=report.refers or report.id,
            actors=keys(report.actors),
            recipients=keys(report.recipients),
            persons=frozenset(_persons(report.recipients, cast)),
            places=frozenset(cast.place(each) for each in keys(report.places)),
            near=frozenset(cast.place(each) for each in keys(report.near)),
            means=frozenset(normal_name(each.surface) for each in report.means),
            figures=frozenset(f"{each.effect} {each.low}" for each in summary.figures if each.id in report.figures),
            days=_known_days(report),
            window=_window(report, summary),
            published=numbered(summary.earliest, summary.latest),
            is_dated=report.basis in ITS_OWN and report.earliest is not None,
        )

    def _evidence(self, a: Comparable, b: Comparable) -> Iterator[tuple[int, str]]:
        if a.turn and a.turn == b.turn:
            yield SAME_TEXT, "words in copies of one text"
        if a.told == b.told:
            yield SAME_TEXT, "event, named again in its text"
        alike = self._likeness(a.clipping, b.clipping) if a.clipping != b.clipping else 0
        if a.family != b.family:
            yield from _abroad(a, b, alike)
            return
        shared = list(_shared(a, b))
        met = list(_met(a, b))
        is_shared = any(points > ONE_NAME for points, _ in shared) or (bool(shared) and (bool(met) or not a.recurs))
        if not _is_grounded(a, b, is_shared=is_shared, is_met=bool(met), alike=alike):
            return
        yield (GENERIC if a.is_generic else FAMILY), f"happening ({a.family})"
        if a.lemma == b.lemma:
            yield LEMMA, "word"
        yield from shared
        yield from met
        yield from _at_odds(a, b)
        if a.clipping == b.clipping:
            yield CLIPPING, "clipping"
        if a.leads and b.leads:
            yield LEADS, "place at the head of their texts"
        yield from [(points, "story") for least, points in ALIKE if alike >= least][:1]

    def _are_unlike(self, a: Comparable, b: Comparable) -> bool:
        if a.clipping == b.clipping or min(len(self.profiles[a.clipping]), len(self.profiles[b.clipping])) < SHORT:
            return False
        least = UNLIKE if a.language == b.language else UNLIKE_ABROAD
        return self._likeness(a.clipping, b.clipping) < least

    def _likeness(self, a: str, b: str) -> int:
        pair = _pair(a, b)
        if pair not in self._alike:
            self._alike[pair] = likeness(self.profiles[a], self.profiles[b])
        return self._alike[pair]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _total(evidence: Iterable[tuple[int, str]]) -> int:
    """Return what evidence is worth together, from 0 to 1000."""
    return max(0, min(sum(points for points, _ in evidence), 1000))


def _persons(parties: Iterable[Party], cast: Cast) -> Iterator[str]:
    actors = (cast.actor(each) for each in parties)
    return (each.id for each in actors if each and each.type is MentionType.PERSON)


def _is_grounded(a: Comparable, b: Comparable, *, is_shared: bool, is_met: bool, alike: int) -> bool:
    """Tell whether more than the word speaks for two reports: what they name, the text, or a story much alike.

    What recurs in a crisis (deaths, arrests), whose stories are all alike, the story alone brings together only where
    two texts lead with it, or where nobody knows their days.
    """
    is_in_one = a.clipping == b.clipping
    if a.is_generic:
        is_one_story = alike >= ALIKE[0][0]
        is_of_day = is_met and is_one_story and a.is_main and b.is_main and not _differ(a.places, b.places)
        return is_of_day or (is_shared and (is_met or is_one_story or is_in_one))
    are_dated = a.published[0] is not None and b.published[0] is not None
    may_be_another = a.recurs and are_dated and not (a.leads and b.leads)
    is_told_by_story = alike >= ALIKE[1][0] and not may_be_another
    return is_shared or is_in_one or is_told_by_story


def _at_odds(a: Comparable, b: Comparable) -> Iterator[tuple[int, str]]:
    """Yield what speaks against two reports: both name somebody, some place or a figure, and nothing is in both."""
    if _differ(a.persons, b.persons):
        yield OTHER_PERSON, "other people"
    if _differ(a.places, b.places):
        yield OTHER_PLACE, "another place"
    if _differ(a.figures, b.figures):
        yield OTHER_FIGURE, "another figure"


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether both name something, and nothing is in both."""
    return bool(a and b) and a.isdisjoint(b)


def _abroad(a: Comparable, b: Comparable, alike: int) -> Iterator[tuple[int, str]]:
    """Yield what two leads in two languages are worth: no table brings their words together, but their stories do."""
    if a.language == b.language or not (a.leads and b.leads) or alike < TRANSLATED:
        return
    yield ABROAD, "story in another language"
    if a.position is b.position:
        yield LEADS, "place at the head of their texts"
    yield from _shared(a, b)
    yield from _met(a, b)


def _shared(a: Comparable, b: Comparable) -> Iterator[tuple[int, str]]:
    """Yield what two reports have in common beside the word."""
    if a.recipients & b.recipients:
        yield RECIPIENT, "recipient"
    if a.actors & b.actors:
        yield ACTOR, "actor"
    elif (a.actors & b.recipients) or (a.recipients & b.actors):
        yield CROSSED, "party"
    if a.places & b.places:
        yield PLACE, "place"
    near = (a.named & b.near) | (a.near & b.named)
    if near:
        yield (SEVERAL_NAMES if len(near) > 1 else ONE_NAME), "name in its sentence"
    if a.means & b.means:
        yield MEANS, "means"
    if a.figures & b.figures:
        yield FIGURE, "figure"


def _met(a: Comparable, b: Comparable) -> Iterator[tuple[int, str]]:
    """Yield what their days are worth: both told, or both leads of those days."""
    if a.days[0] is not None and b.days[0] is not None:
        yield DAYS, "days"
    elif a.leads and b.leads and a.published[0] is not None and b.published[0] is not None:
        yield WEEK, "days of publication"


def _days_of(window: Days) -> Iterable[int]:
    """Return the days of a short window; a long or open one is no key."""
    first, last = window
    return range(first, last + 1) if first is not None and last is not None and last - first < WEEK_DAYS else ()


def _known_days(report: LocalReport) -> Days:
    is_known = report.basis is not None and report.basis not in BY_PUBLICATION
    return numbered(report.earliest, report.latest) if is_known else numbered(None, None)


def _window(report: LocalReport, summary: Summary) -> Days:
    """Return the days that a report allows: those that it is given, by publication with some slack; else any before."""
    if report.basis is None:
        return numbered(None, summary.latest if report.status in DONE else None)
    first, last = numbered(report.earliest, report.latest)
    if report.basis is DayBasis.PUBLISHED and first is not None:
        return [first - SLACK, last]
    return [first, last]


def _turn(report: LocalReport, summary: Summary, family: str) -> str:
    """Return a key of the words of a report in a copied text: which of how many of one title it is there."""
    told = f"{report.type} {normal_name(report.title)}"
    alike = [each.id for each in summary.reports if f"{each.type} {normal_name(each.title)}" == told]
    return f"{family} {told} {alike.index(report.id) + 1} of {len(alike)}"


def _party_key(party: Party, text: str, cast: Cast, words: WordLists) -> str:
    """Return who a party is; somebody in no way particular is the same only inside one text and its copies."""
    key = cast.key(party)
    return f"{text} {key}" if cast.actor(party) is None and words.is_general(key) else key
