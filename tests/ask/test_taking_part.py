"""Who takes part: people in full or in office, and bodies that act; never an outlet, a place, or a name twice."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cuttings.ask.evidence import Shelf
from cuttings.ask.taking_part import MOST, who_takes_part
from cuttings.ask.timeline import TimelineRow, Version
from cuttings.ask.who import ActorRow, OfficeRow
from cuttings.model.entry import Origins
from cuttings.model.finding import Status
from tests.ask.made import article, dossier_of


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """The shelf of a dossier in which the Harbour Post prints one text."""
    text = article("Harbour Post", "2031-03-04", "Dock opens", "The grain dock of Port Vale opened on Monday.")
    with dossier_of(tmp_path, {"a.md": text}) as dossier:
        yield dossier._shelf


def _event(shelf: Shelf, actors: Sequence[str] = (), recipients: Sequence[str] = (), tells: str = "-") -> TimelineRow:
    return TimelineRow(
        id="ev-1",
        when="undated",
        earliest=None,
        latest=None,
        basis=None,
        told="undated",
        title="Something happened",
        titles=(),
        type="OTHER",
        cameo=None,
        actors=tuple(actors),
        recipients=tuple(recipients),
        places=(),
        versions=(Version(Status.HAPPENED, tells, (tells,), None),),
        origins=Origins(1, 1, 1, 1),
        verdict="",
        disputes=(),
        leads=(),
        part_of=None,
        also=(),
        reports=(),
        beside=(),
        shelf=shelf,
    )


def _actor(shelf: Shelf, name: str, type_: str, *offices: str, clippings: int = 1) -> ActorRow:
    held = tuple(OfficeRow(each, "holds", None, (), f"tn-{number}") for number, each in enumerate(offices))
    return ActorRow(f"ac-{name}", name, type_, (), clippings, held, (), (), (), shelf)


def _shown(shelf: Shelf, actors: Sequence[ActorRow], *events: TimelineRow) -> list[str]:
    return [each.row.name for each in who_takes_part(shelf, actors, events, ())]


@pytest.mark.parametrize(
    ("name", "type_", "offices", "is_shown"),
    [
        ("Ines Quiroga", "person", (), True),
        ("Quiroga", "person", ("mayor",), True),
        ("Quiroga", "person", (), False),
        ("Harbour Guard", "organization", (), True),
        ("Guard", "organization", (), True),
        ("Marenzans", "group", (), False),
        ("Port Vale", "place", (), False),
        ("Harbour Post", "organization", (), False),
        ("Post", "organization", (), False),
    ],
    ids=[
        "in full",
        "in office",
        "a lone name",
        "a body",
        "a body of one word",
        "a people",
        "a place",
        "outlet",
        "piece",
    ],
)
def test_whom_a_reader_must_know(shelf: Shelf, name: str, type_: str, offices: Sequence[str], is_shown: bool) -> None:
    assert bool(_shown(shelf, [_actor(shelf, name, type_, *offices)], _event(shelf, [name]))) is is_shown


def test_who_takes_part_in_nothing_is_not_shown(shelf: Shelf) -> None:
    assert _shown(shelf, [_actor(shelf, "Ines Quiroga", "person", clippings=9)], _event(shelf)) == []


def test_people_are_acted_on_bodies_act_and_both_may_tell(shelf: Shelf) -> None:
    actors = [_actor(shelf, "Ines Quiroga", "person"), _actor(shelf, "Harbour Guard", "organization")]
    assert _shown(shelf, actors, _event(shelf, recipients=["Ines Quiroga", "Harbour Guard"])) == ["Ines Quiroga"]
    assert _shown(shelf, actors, _event(shelf, tells="Harbour Guard")) == ["Harbour Guard"]


def test_what_a_place_is_called_is_nobody(shelf: Shelf) -> None:
    actors = [_actor(shelf, "Cape Lorne", "person"), _actor(shelf, "Cape Lorne", "place")]
    assert _shown(shelf, actors, _event(shelf, ["Cape Lorne"])) == []


def test_no_two_are_called_alike_and_a_piece_of_a_name_is_not_shown_again(shelf: Shelf) -> None:
    actors = [
        _actor(shelf, "Tomas Arce", "person", clippings=3),
        _actor(shelf, "Arce", "person", "harbour master"),
        _actor(shelf, "Tomas Arce", "organization"),
        _actor(shelf, "Lena Arce", "person"),
    ]
    assert _shown(shelf, actors, _event(shelf, ["Tomas Arce", "Arce", "Lena Arce"])) == ["Tomas Arce", "Lena Arce"]


def test_at_most_eight_who_takes_part_in_most_first(shelf: Shelf) -> None:
    names = [f"Clerk {word} Hale" for word in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivo")]
    actors = [_actor(shelf, each, "person") for each in names]
    shown = _shown(shelf, actors, _event(shelf, names), _event(shelf, [names[-1]]))
    assert len(shown) == MOST
    assert shown[0] == names[-1]
