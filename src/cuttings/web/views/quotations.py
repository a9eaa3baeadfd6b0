"""Quotations: who said what, in which words, under the speakers."""

from collections.abc import Iterable
from itertools import groupby

from starlette.responses import Response

from cuttings.ask.said import SaidRow
from cuttings.web.drawer import Other, drawer
from cuttings.web.frame import Asked

FORMS = ("direct", "indirect", "mixed")


def quotations_page(asked: Asked) -> Response:
    """Show acts of speech by speaker; of one speaker or form, about somebody, with thoughts when asked for."""
    by, about, form = asked.value("by"), asked.value("about"), asked.value("form")
    thoughts = asked.value("thoughts") is not None
    rows = asked.dossier.said(by=by, about=about, form=form, thoughts=thoughts)
    sheet = asked.sheet(rows)
    every = rows if (by, about, form, thoughts) == (None, None, None, False) else asked.dossier.said()
    speakers = sorted({each.speaker for each in every}, key=lambda each: each.casefold())
    shown = next((each for each in rows if is_shown(asked, each)), None)
    return asked.render(
        "quotations.html",
        title="Quotations",
        sheet=sheet,
        groups=[(speaker, tuple(many)) for speaker, many in groupby(sheet.rows, key=lambda each: each.speaker)],
        judged={each.id: asked.judged_as(printing.attribution for printing in each.printings) for each in sheet.rows},
        speakers=speakers,
        forms=FORMS,
        by=by,
        about=about,
        form=form,
        thoughts=thoughts,
        shown=shown.id if shown else None,
        drawer=drawer(asked, others=_others(shown, every) if shown else ()),
    )


def is_shown(asked: Asked, row: SaidRow) -> bool:
    """Tell whether the drawer is open on an act of speech or on one of its printings."""
    return asked.show in (row.id, *(each.attribution for each in row.printings))


def _others(shown: SaidRow, every: Iterable[SaidRow]) -> list[Other]:
    """Return the other acts of the same speaker: one of them may be the same."""
    acts = (each for each in every if each.speaker == shown.speaker and each.id != shown.id)
    return [Other(each.id, f"{' … '.join(each.content)} ({each.chain[0]}, {each.published})") for each in acts]
