"""What all pages share: the dossier they ask, the decisions that stand, links that keep their place, and the frame.

In:  a request.
Out: a page made from a template; all words are escaped there. Every state of a page is in its address.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cuttings.ask import Dossier
from cuttings.ask.sources import ClippingRow
from cuttings.ask.story_words import (
    basis_text,
    dispute_words,
    names_text,
    outcome_text,
    period_text,
    rests_text,
    short_days,
    short_origins,
    type_text,
)
from cuttings.ask.wording import drifts_text, origins_text
from cuttings.errors import CuttingsError, NotADossier, Refused, UnknownId
from cuttings.model.dates import Interval
from cuttings.model.judgement import Judgement, Verb
from cuttings.store.database import DATABASE, explained
from cuttings.store.decisions import live_judgements
from cuttings.web.security import Keys
from cuttings.web.wording import NOUNS, plain, target_words, verb_words, visible

SCREENS = (
    ("/", "Story", "s"),
    ("/timeline", "Timeline", "t"),
    ("/ahead", "Ahead", "n"),
    ("/clippings", "Clippings", "c"),
    ("/actors", "Actors", "a"),
    ("/quotations", "Quotations", "q"),
    ("/figures", "Figures", "f"),
    ("/places", "Places", "p"),
    ("/disputes", "Disputes", "d"),
    ("/decisions", "Decisions", "u"),
    ("/desk", "Desk", "h"),
)
"""Address, name and the letter that goes there after `g`."""
PAGE = 100
"""Rows on one page; what is beyond is a link away and counted."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served: the dossier, under which host, with which keys, who decides, and a clock."""

    folder: Path
    host: str
    keys: Keys
    by: str
    now: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of rows: which of how many are shown, and the numbers of the pages before and after."""

    rows: Sequence[Any]
    total: int
    first: int
    before: int | None
    after: int | None


def web_address(url: str | None) -> str | None:
    """Return an address that may be a link: http or https and a host, nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


_TEMPLATES = Environment(
    loader=PackageLoader("cuttings.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=visible,
)
_TEMPLATES.filters |= {
    "plain": plain,
    "origins": origins_text,
    "short_origins": short_origins,
    "short_when": lambda row, year: short_days(Interval(row.earliest, row.latest), row.basis, year=year),
    "short_days": lambda days, year: short_days(days, None, year=year),
    "period": period_text,
    "basis": basis_text,
    "dispute_words": dispute_words,
    "outcome": outcome_text,
    "type": type_text,
    "rests_on": rests_text,
    "names": names_text,
    "drifts": drifts_text,
    "web_address": web_address,
    "target_words": target_words,
    "verb_words": verb_words,
}
_TEMPLATES.globals |= {"screens": SCREENS, "nouns": NOUNS}


class Asked:
    """One request to look: the question, the dossier that answers, and what people have decided in it."""

    def __init__(self, request: Request, serving: Serving, dossier: Dossier) -> None:
        self.request = request
        self.serving = serving
        self.dossier = dossier

    @property
    def show(self) -> str:
        """The id that the evidence drawer is open on, "" for none."""
        return self.value("show") or ""

    def value(self, name: str) -> str | None:
        """Return what the address says under a name; None for nothing but spaces."""
        return self.request.query_params.get(name, "").strip() or None

    def link(self, fragment: str = "", path: str | None = None, **changes: object) -> str:
        """Return this page's address, or another's, with some values changed (None takes one out) and where to go."""
        kept = {name: value for name, value in self.request.query_params.items() if name != "done"}
        kept |= {name: str(value) for name, value in changes.items()}
        query = urlencode([(name, value) for name, value in kept.items() if changes.get(name, value) not in (None, "")])
        return f"{path or self.request.url.path}{'?' if query else ''}{query}{'#' if fragment else ''}{fragment}"

    @cached_property
    def every_judgement(self) -> tuple[Judgement, ...]:
        """All decisions, oldest first, undone ones included."""
        return self.dossier.judgements()

    @cached_property
    def live(self) -> tuple[Judgement, ...]:
        """The decisions that stand, oldest first."""
        return live_judgements(self.every_judgement)

    @cached_property
    def waiting(self) -> int:
        """How many sources wait to be built in."""
        return self.dossier.waiting()

    @cached_property
    def clipping_rows(self) -> dict[str, ClippingRow]:
        """Outlet, language, title and copies of each clipping, by id."""
        return {each.id: each for each in self.dossier.clipping_rows()}

    def judged_as(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return how people have touched something that rests on these ids: "decided", "noted", both or neither."""
        wanted = set(ids)
        verbs = {each.verb for each in self.live if not wanted.isdisjoint(target.id for target in each.on)}
        return (*(("decided",) if verbs - {Verb.NOTE} else ()), *(("noted",) if Verb.NOTE in verbs else ()))

    def who_decided(self, judgement: Judgement) -> str:
        """Return "you", the name of another, or "somebody" where no name was kept."""
        return "you" if judgement.by == self.serving.by else judgement.by or "somebody"

    def sheet(self, rows: Sequence[Any]) -> Sheet:
        """Return the page of the rows that the address asks for; one that is not there is the nearest."""
        asked = self.value("page") or "1"
        pages = max(1, -(-len(rows) // PAGE))
        page = min(max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1, 1), pages)
        first = (page - 1) * PAGE
        before, after = page - 1 if page > 1 else None, page + 1 if page < pages else None
        return Sheet(rows[first : first + PAGE], len(rows), first + 1 if rows else 0, before, after)

    def render(self, template: str, *, title: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page."""
        done = next((each for each in self.every_judgement if each.id == self.value("done")), None)
        text = _TEMPLATES.get_template(template).render(
            asked=self,
            title=title,
            dossier_title=self.dossier.settings.title,
            path=self.request.url.path,
            form_mark=self.serving.keys.form_mark,
            done=done,
            drawer=values.pop("drawer", None),
            **values,
        )
        return HTMLResponse(text, status_code=status)


View = Callable[[Asked], Response]


def view(answer: View) -> Callable[[Request], Response]:
    """Give a view its dossier, of one state while it answers; what goes wrong becomes a page that says so."""

    def endpoint(request: Request) -> Response:
        serving: Serving = request.app.state.serving
        try:
            with request.app.state.kept.asked() as dossier:
                return answer(Asked(request, serving, dossier))
        except sqlite3.DatabaseError as error:
            return problem(explained(error, serving.folder / DATABASE), back="/")
        except CuttingsError as error:
            return problem(error, back="/")

    return endpoint


def problem(error: CuttingsError, *, back: str) -> HTMLResponse:
    """Return a page that tells what went wrong and leads back."""
    codes = ((UnknownId, 404), (NotADossier, 409), (Refused, 503))
    status = next((code for kind, code in codes if isinstance(error, kind)), 400)
    text = _TEMPLATES.get_template("problem.html").render(message=str(error), back=back, title="That did not work")
    return HTMLResponse(text, status_code=status)
