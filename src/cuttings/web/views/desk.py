"""The desk: where the dossier stands and what waits for a person; the history of decisions; help."""

from starlette.responses import Response

from cuttings.store.decisions import standing
from cuttings.web.frame import Asked


def desk(asked: Asked) -> Response:
    """Show counts, what could not be read or kept, and the latest decisions."""
    latest = tuple(reversed(asked.live))[:5]
    return asked.render("desk.html", title="Desk", status_of=asked.dossier.status(), latest=latest)


def decisions_page(asked: Asked) -> Response:
    """Show every decision, newest first, undone ones too."""
    sheet = asked.sheet(tuple(reversed(asked.every_judgement)))
    orphans = dict(asked.dossier.status().orphans)
    return asked.render(
        "decisions.html", title="Decisions", sheet=sheet, stands=standing(asked.every_judgement), orphans=orphans
    )


def help_page(asked: Asked) -> Response:
    """Show the keys, and how a guess, a decision and a note are told apart."""
    return asked.render("help.html", title="Help")


def missing_page(asked: Asked) -> Response:
    """Say that there is no such page."""
    return asked.render("missing.html", title="No such page", status=404)
