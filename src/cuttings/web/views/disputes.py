"""Disputes: what cannot all be true, or stands side by side; each side with its words, no verdict."""

from starlette.responses import Response

from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked


def disputes_page(asked: Asked) -> Response:
    """Show the disputes, or those of one kind."""
    kind = asked.value("kind")
    every = asked.dossier.disputes()
    sheet = asked.sheet([each for each in every if kind in (None, each.kind)])
    return asked.render(
        "disputes.html",
        title="Disputes",
        sheet=sheet,
        evidence={row.id: {each.finding: each for each in row.evidence} for row in sheet.rows},
        judged={
            row.id: asked.judged_as((row.id, *(f for side in row.sides for f in side.findings))) for row in sheet.rows
        },
        kinds=sorted({str(each.kind) for each in every}),
        kind=kind,
        every=len(every),
        drawer=drawer(asked),
    )
