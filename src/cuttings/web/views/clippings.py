"""Clippings: the list of them, and the reader, which shows one text with every finding marked where it stands."""

from dataclasses import dataclass
from heapq import nlargest

from starlette.responses import Response

from cuttings.ask.sources import ClippingRow
from cuttings.errors import UnknownId
from cuttings.model.finding import Finding, Kind
from cuttings.model.judgement import Verb
from cuttings.model.names import normal_name
from cuttings.web.drawer import MOST_OTHERS, Fix, drawer
from cuttings.web.frame import Asked
from cuttings.web.marking import LAYERS, marked_blocks


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of mark in the reader: how many there are, whether it is drawn, and where a click turns that round."""

    kind: str
    name: str
    count: int
    is_on: bool
    link: str


def clippings_page(asked: Asked) -> Response:
    """Show all clippings, or those of one kind or outlet, or without a day."""
    kind, outlet, undated = asked.value("kind"), asked.value("outlet"), asked.value("undated")
    every = tuple(asked.clipping_rows.values())
    asked_of = asked.dossier.undated() if undated else every
    rows = [each for each in asked_of if kind in (None, each.kind) and outlet in (None, each.outlet or "unknown")]
    return asked.render(
        "clippings.html",
        title="Clippings",
        sheet=asked.sheet(rows),
        every=len(every),
        kinds=sorted({str(each.kind) for each in every}),
        outlets=sorted({each.outlet or "unknown" for each in every}),
        kind=kind,
        outlet=outlet,
        undated=undated,
    )


def reader_page(asked: Asked) -> Response:
    """Show one clipping. Raises UnknownId."""
    id = asked.request.path_params["id"]
    if not id.startswith("cl-"):
        raise UnknownId(f"“{id}” is no clipping. The list of clippings has them all.")
    row = asked.dossier.reader(id)
    on = _layers_on(asked)
    kept = [each for each in row.findings if row.decided.get(each.id) != "rejected"]
    shown = [each for each in row.findings if each.id == asked.show] or []
    in_text = [*kept, *(each for each in shown if each not in kept)]
    blocks = marked_blocks(row.clipping, in_text, decided=row.decided, layers=on, shown=asked.show)
    about = [each for each in asked.live if any(target.id == id for target in each.on)]
    return asked.render(
        "reader.html",
        title=row.headline or "Clipping",
        row=row,
        id=id,
        blocks=blocks,
        layers=[_layer(asked, kind, on, kept) for kind in LAYERS],
        findings=[each for each in row.findings if each.KIND in on],
        copies=[asked.clipping_rows[each] for each in row.copies],
        others=_others(asked, id, row.copies),
        notes=[each for each in about if each.verb is Verb.NOTE],
        decisions=[each for each in about if each.verb is not Verb.NOTE],
        fixes=(Fix("outlet", row.outlet or "", ()), Fix("published", "", ())),
        drawer=drawer(asked) if asked.show != id else None,
        next=_next(asked, kept, on),
    )


def _layers_on(asked: Asked) -> tuple[str, ...]:
    """Return the layers that are drawn: all, but for those that the address names in `hide`."""
    hidden = set((asked.value("hide") or "").split(","))
    return tuple(str(each) for each in LAYERS if each not in hidden)


def _layer(asked: Asked, kind: str, on: tuple[str, ...], findings: list[Finding]) -> Layer:
    count = sum(kind == each.KIND for each in findings)
    hidden = [str(each) for each in LAYERS if (each in on) == (each == kind)]
    return Layer(str(kind), LAYERS[kind], count, kind in on, asked.link(hide=",".join(hidden) or None))


def _others(asked: Asked, id: str, copies: tuple[str, ...]) -> list[ClippingRow]:
    """Return the clippings that this one may be a copy of: those that share most words of the title come first."""
    words = set(normal_name(asked.clipping_rows[id].title).split())
    texts = (each for each in asked.clipping_rows.values() if each.id not in (id, *copies) and each.kind != "note")
    return nlargest(MOST_OTHERS, texts, key=lambda each: len(words.intersection(normal_name(each.title).split())))


def _next(asked: Asked, findings: list[Finding], on: tuple[str, ...]) -> str | None:
    """Return the finding after the one that is shown, in reading order; the first when none is."""
    in_order = [each.id for each in findings if each.KIND in on and each.KIND is not Kind.TIE]
    if asked.show not in in_order:
        return next(iter(in_order), None)
    at = in_order.index(asked.show)
    return in_order[at + 1] if at + 1 < len(in_order) else None
