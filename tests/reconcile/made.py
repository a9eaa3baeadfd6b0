"""Summaries made by hand, as short as what a test is about: no text, no reading."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from cuttings.engine.inprocess import InProcess
from cuttings.model.counting import Period, Vote
from cuttings.model.dates import DayBasis
from cuttings.model.entry import Actor, CopyFamily, Dispute, Event, Series
from cuttings.model.finding import (
    Bound,
    MentionType,
    Qualifier,
    Scope,
    Standing,
    Status,
    TenureEvent,
    Voice,
)
from cuttings.model.ids import content_hash
from cuttings.model.text import Words
from cuttings.reconcile.actors import Decisions, find_actors
from cuttings.reconcile.areas import Areas
from cuttings.reconcile.cast import Cast, cast_of
from cuttings.reconcile.copies import runs_of, wording_of
from cuttings.reconcile.counts import PlacedFigure, place_figures
from cuttings.reconcile.disputes import find_disputes
from cuttings.reconcile.events import find_events
from cuttings.reconcile.gazetteer import Gazetteer
from cuttings.reconcile.happenings import Happenings, happenings_of
from cuttings.reconcile.series import find_series
from cuttings.reconcile.summary import (
    LocalActor,
    LocalFigure,
    LocalLabel,
    LocalReport,
    LocalSpeech,
    LocalTenure,
    Number,
    Party,
    Position,
    Summary,
)
from cuttings.reconcile.words import Rivalries, WordLists, word_lists
from cuttings.resources.tables import load_tables

ENGINE = InProcess()
AREAS = b"marenza\tcountry\tMZ\tMarenza\tMZ\t\t\t\t4000000\t1\t0\n"
"""A gazetteer that knows one country."""
MONDAY = date(2031, 3, 3)


def words() -> WordLists:
    """Return the word lists that every dossier is reconciled with."""
    return word_lists([load_tables("en"), load_tables("es")])


def happenings() -> Happenings:
    """Return the families of happenings that every dossier is reconciled with."""
    return happenings_of([load_tables("en"), load_tables("es")], {})


def march(day: int) -> date:
    """Return a day of the month in which all of this takes place."""
    return date(2031, 3, day)


def summary(
    clipping: str,
    *,
    publisher: str | None = "harbour post",
    agency: str | None = None,
    day: date | None = MONDAY,
    is_note: bool = False,
    near: Iterable[tuple[str, int]] = (),
    places: Sequence[str] = (),
    actors: Sequence[LocalActor] = (),
    reports: Sequence[LocalReport] = (),
    figures: Sequence[LocalFigure] = (),
    tenures: Sequence[LocalTenure] = (),
    labels: Sequence[LocalLabel] = (),
    speech: Sequence[LocalSpeech] = (),
    language: str = "en",
    text: str | None = None,
    outlets: Sequence[str] = (),
    pages: Sequence[str] = (),
) -> Summary:
    """Return what one clipping brings; its text, where a test is not about that, is like no other."""
    words = f"the words of {clipping}" if text is None else text
    return Summary(
        clipping=clipping,
        is_note=is_note,
        publisher=publisher,
        agency=agency,
        earliest=day,
        latest=day,
        near=tuple((item, str(position)) for item, position in near),
        places=tuple(places),
        actors=tuple(actors),
        reports=tuple(reports),
        figures=tuple(figures),
        tenures=tuple(tenures),
        labels=tuple(labels),
        speech=tuple(speech),
        language=language,
        wording=wording_of(words),
        runs=runs_of(words),
        outlets=tuple(outlets),
        pages=tuple(pages),
    )


def somebody(
    chain: str, *names: str, type: MentionType = MentionType.PERSON, offices: Sequence[str] = ()
) -> LocalActor:
    """Return a chain of one mention."""
    return LocalActor(chain, type, names, (f"mention of {chain}",), tuple(offices))


def place(chain: str, name: str) -> LocalActor:
    """Return a chain that is a place."""
    return somebody(chain, name, type=MentionType.PLACE)


def party(surface: str, chain: str | None = None) -> Party:
    """Return somebody in a role."""
    return Party(chain, surface)


def report(
    id: str,
    trigger: str = "stormed",
    *,
    type: str = "ASSAULT",
    status: Status = Status.HAPPENED,
    whose: Party | None = None,
    actors: Sequence[Party] = (),
    recipients: Sequence[Party] = (),
    means: Sequence[Party] = (),
    places: Sequence[Party] = (),
    days: tuple[date, date | None] | date | None = None,
    figures: Sequence[str] = (),
    title: str | None = None,
    refers: str | None = None,
    lemma: str | None = None,
    position: Position = Position.LATER,
    standing: Standing = Standing.CLAUSE,
    basis: DayBasis = DayBasis.CLAUSE,
    is_main: bool | None = None,
) -> LocalReport:
    """Return a report in the outlet's own voice unless it is somebody's; one at the head of its text is a main one."""
    first, last = days if isinstance(days, tuple) else (days, days)
    return LocalReport(
        id=id,
        trigger=trigger,
        type=type,
        status=status,
        whose=whose,
        voice=Voice.QUOTED if whose else Voice.OWN,
        actors=tuple(actors),
        recipients=tuple(recipients),
        places=tuple(places),
        when=None,
        earliest=first,
        latest=last,
        figures=tuple(figures),
        title=title or trigger,
        means=tuple(means),
        refers=refers,
        lemma=lemma or trigger,
        basis=basis if first or last else None,
        position=position,
        standing=standing,
        is_main=position is not Position.LATER if is_main is None else is_main,
    )


def figure(
    id: str,
    low: int,
    *,
    high: int | None = None,
    is_open: bool = False,
    effect: str = "killed",
    unit: str | None = None,
    counted: str = "people",
    whose: Party | None = None,
    day: date | None = MONDAY,
    reports: Sequence[str] = (),
    scope: Scope = Scope.TOTAL,
    before: str = "",
    period: Period | None = None,
    place: Party | None = None,
    is_former: bool = False,
    paragraph: int = 0,
    vote: Vote | None = None,
) -> LocalFigure:
    """Return an exact count, a range up to `high`, or one without an upper end."""
    top = None if is_open else Decimal(low if high is None else high)
    bound = Bound.AT_LEAST if is_open else Bound.EXACT if high is None else Bound.RANGE
    cells = (id, effect, unit, counted, Decimal(low), top, bound, whose, day, day, tuple(reports), scope, before)
    return LocalFigure(*cells, period, place, is_former, paragraph, vote)


def tenure(
    id: str,
    person: Party,
    office: str = "president",
    *,
    body: Party | None = None,
    is_place: bool = False,
    event: TenureEvent = TenureEvent.HOLDS,
    qualifier: Qualifier | None = None,
    whose: Party | None = None,
) -> LocalTenure:
    """Return a claim that somebody holds an office."""
    return LocalTenure(id, person, office, body, is_place, event, qualifier, whose)


def label(id: str, word: str, target: Party, *, report: str | None = None, whose: Party | None = None) -> LocalLabel:
    """Return a label of a party, or of a report."""
    return LocalLabel(id, target, report, word, whose)


def speech(
    id: str, said: str, whose: Party, *, told: str | None = None, start: int = 0, numbers: Sequence[Number] = ()
) -> LocalSpeech:
    """Return words that somebody is quoted with, or, where `told` says it in other words, no quoted ones."""
    quoted = () if told else (Words(start, start + len(said), said),)
    return LocalSpeech(id, whose, content_hash(told or said), quoted, tuple(numbers))


def family(*clippings: str, origin: str | None = None) -> dict[str, CopyFamily]:
    """Return one copy family by each of its clippings."""
    made = CopyFamily(f"copies {clippings[0]}", clippings, origin, ())
    return dict.fromkeys(clippings, made)


def actors_of(*summaries: Summary, decisions: Decisions | None = None) -> tuple[Actor, ...]:
    """Return the actors of some clippings."""
    return find_actors(ENGINE, summaries, decisions or Decisions())


def cast_from(*summaries: Summary) -> Cast:
    """Return who is who in some clippings."""
    return cast_of(actors_of(*summaries))


def events_of(
    *summaries: Summary, families: dict[str, CopyFamily] | None = None, same: Sequence[tuple[str, str]] = ()
) -> tuple[Event, ...]:
    """Return the events of some clippings."""
    return find_events(ENGINE, summaries, cast_from(*summaries), families or {}, words(), happenings(), same=same)


def series_of(*summaries: Summary) -> tuple[Series, ...]:
    """Return the series of some clippings."""
    cast = cast_from(*summaries)
    figures = _figures_of(*summaries, words=words())
    return find_series(ENGINE, summaries, figures, events_of(*summaries), cast, {}, words())


def disputes_of(*summaries: Summary, rivals: Rivalries = MappingProxyType({})) -> tuple[Dispute, ...]:
    """Return the disputes of some clippings; `rivals` are those that a person has added."""
    cast = cast_from(*summaries)
    areas = Areas(cast, Gazetteer(AREAS), words())
    lists = word_lists([load_tables("en"), load_tables("es")], rivals)
    figures = _figures_of(*summaries, words=lists)
    series = series_of(*summaries)
    return find_disputes(summaries, events_of(*summaries), series, figures, cast, lists, happenings(), areas)


def _figures_of(*summaries: Summary, words: WordLists) -> tuple[PlacedFigure, ...]:
    cast = cast_from(*summaries)
    areas = Areas(cast, Gazetteer(AREAS), words)
    return tuple(place_figures(summaries, events_of(*summaries), cast, words, areas))
