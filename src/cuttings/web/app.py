"""The app: its addresses, and what the pages are given.

In:  what is served, by whom it is used, and the time.
Out: an ASGI application, with the gate of `security` in front.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cuttings.web import forms
from cuttings.web.frame import Serving, view
from cuttings.web.kept import KeptDossier
from cuttings.web.security import OPENING, Gate, cookie_name
from cuttings.web.views import (
    actors,
    clippings,
    desk,
    disputes,
    figures,
    places,
    quotations,
    searching,
    story,
    timeline,
    why,
)

STATIC = Path(__file__).parent / "static"
SERVED = {
    "style.css": "text/css; charset=utf-8",
    "keys.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""All files that are served, by name: nothing else on the disk, and nothing stored, is ever sent as a file."""


def create_app(serving: Serving) -> Starlette:
    """Return the app for one dossier."""
    routes = [
        Route(OPENING, _open),
        Route("/", view(story.story_page)),
        Route("/ahead", view(story.ahead_page)),
        Route("/desk", view(desk.desk)),
        Route("/timeline", view(timeline.timeline_page)),
        Route("/clippings", view(clippings.clippings_page)),
        Route("/clippings/{id}", view(clippings.reader_page)),
        Route("/actors", view(actors.actors_page)),
        Route("/actors/{id}", view(actors.actor_page)),
        Route("/quotations", view(quotations.quotations_page)),
        Route("/figures", view(figures.figures_page)),
        Route("/places", view(places.places_page)),
        Route("/disputes", view(disputes.disputes_page)),
        Route("/search", view(searching.search_page)),
        Route("/why/{id}", view(why.why_page)),
        Route("/decisions", view(desk.decisions_page)),
        Route("/help", view(desk.help_page)),
        Route("/static/{name}", _static),
        Route("/decide", forms.decide_form, methods=["POST"]),
        Route("/undo", forms.undo_form, methods=["POST"]),
        Route("/build", forms.build_form, methods=["POST"]),
        Route("/seen", forms.seen_form, methods=["POST"]),
        Route("/{rest:path}", view(desk.missing_page)),
    ]
    gate = Middleware(Gate, host=serving.host, keys=serving.keys)
    app = Starlette(routes=routes, middleware=[gate], lifespan=_closing)
    app.state.serving = serving
    app.state.kept = KeptDossier(serving.folder)
    return app


@asynccontextmanager
async def _closing(app: Starlette) -> AsyncIterator[None]:
    """Let go of the dossier when the server ends."""
    try:
        yield
    finally:
        app.state.kept.close()


def _open(request: Request) -> Response:
    """Take the token of the launch address for a cookie, and go on to an address without it."""
    serving: Serving = request.app.state.serving
    if not serving.keys.opens(request.query_params.get("token", "")):
        return Response(
            "This address is not the one that “cuttings serve” has printed.\n", 403, media_type="text/plain"
        )
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(cookie_name(serving.host), serving.keys.session, path="/", httponly=True, samesite="strict")
    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in SERVED:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    return Response((STATIC / name).read_bytes(), headers={"content-type": SERVED[name]})
