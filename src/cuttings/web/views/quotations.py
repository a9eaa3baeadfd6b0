"""Quotations: who said what, in which words, under the speakers."""

from itertools import groupby

from starlette.responses import Response

from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked

FORMS = ("direct", "indirect", "mixed")


def quotations_page(asked: Asked) -> Response:
    """Show acts of speech by speaker; of one speaker or form, with thoughts when asked for."""
    by, form, thoughts = asked.value("by"), asked.value("form"), asked.value("thoughts") is not None
    rows = asked.dossier.said(by=by, form=form, thoughts=thoughts)
    sheet = asked.sheet(rows)
    every = rows if (by, form, thoughts) == (None, None, False) else asked.dossier.said()
    speakers = sorted({each.speaker for each in every}, key=lambda each: each.casefold())
    return asked.render(
        "quotations.html",
        title="Quotations",
        sheet=sheet,
        groups=[(speaker, tuple(many)) for speaker, many in groupby(sheet.rows, key=lambda each: each.speaker)],
        judged={each.id: asked.judged_as(printing.attribution for printing in each.printings) for each in sheet.rows},
        speakers=speakers,
        forms=FORMS,
        by=by,
        form=form,
        thoughts=thoughts,
        drawer=drawer(asked),
    )
