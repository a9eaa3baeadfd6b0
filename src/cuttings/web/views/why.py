"""Why: everything behind one id on a page of its own, with all its passages."""

from starlette.responses import RedirectResponse, Response

from cuttings.errors import UnknownId
from cuttings.web.drawer import drawer
from cuttings.web.frame import Asked


def why_page(asked: Asked) -> Response:
    """Show what is behind an id; clippings and actors have pages of their own. Raises UnknownId."""
    id = asked.request.path_params["id"]
    found = asked.dossier.why(id)
    if found.kind == "clipping":
        return RedirectResponse(f"/clippings/{found.id}", status_code=303)
    if found.kind == "actor":
        return RedirectResponse(f"/actors/{found.id}", status_code=303)
    panel = drawer(asked, found.id, shown=None)
    if panel is None:
        raise UnknownId(f"“{id}” is a decision. The list of decisions has them all.")
    return asked.render("why.html", title=found.label, panel=panel)
