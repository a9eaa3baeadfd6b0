"""Actors: everybody who is named, and the page of one: names, offices, labels, what it says and what is said
about it, reasons, decisions."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from cuttings.ask.timeline import Filters
from cuttings.ask.who import ActorRow, OfficeRow
from cuttings.errors import UnknownId
from cuttings.model.names import normal_name
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked


@dataclass(frozen=True, slots=True)
class Line:
    """An actor with how people touched it."""

    row: ActorRow
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An office as several clippings state it: the words of the first, what is said of it, and every statement."""

    office: str
    event: str
    qualifier: str | None
    stated: tuple[OfficeRow, ...]


def actors_page(asked: Asked) -> Response:
    """Show all actors, most mentioned first, or those of one type or name."""
    kind, name = asked.value("type"), asked.value("name")
    every = asked.dossier.who()
    try:
        named = asked.dossier.who(name) if name else every
    except UnknownId:
        named = ()
    sheet = asked.sheet([each for each in named if kind in (None, each.type)])
    return asked.render(
        "actors.html",
        title="Actors",
        sheet=sheet,
        lines=[Line(each, asked.judged_as(each.mentions)) for each in sheet.rows],
        every=len(every),
        types=sorted({str(each.type) for each in every}),
        kind=kind,
        name=name,
    )


def actor_page(asked: Asked) -> Response:
    """Show one actor. Raises UnknownId."""
    id = asked.request.path_params["id"]
    row = next((each for each in asked.dossier.who(id) if each.id == id), None)
    if row is None:
        raise UnknownId(f"“{id}” is no actor here now. The list of actors has them all.")
    likely = asked.dossier.timeline(Filters(actor=row.name))
    events = [each for each in likely if row.name in (*each.actors, *each.recipients)]
    return asked.render(
        "actor.html",
        title=row.name,
        row=row,
        judged=asked.judged_as(row.mentions),
        offices=_together(row.offices),
        said=[each for each in asked.dossier.said(by=row.name) if each.speaker == row.name],
        said_about=[each for each in asked.dossier.said(about=row.id) if each.speaker != row.name],
        events=events,
        panel=drawer(asked, row.id, shown=None),
        drawer=drawer(asked) if asked.show != row.id else None,
    )


def _together(offices: Iterable[OfficeRow]) -> tuple[Held, ...]:
    """Return offices of one name and event as one line, in the order in which they are first stated."""
    groups: dict[tuple[str, str, str | None], list[OfficeRow]] = {}
    for each in offices:
        groups.setdefault((normal_name(each.office), each.event, each.qualifier), []).append(each)
    return tuple(Held(many[0].office, event, qualifier, tuple(many)) for (_, event, qualifier), many in groups.items())
