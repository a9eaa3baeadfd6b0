"""What changes something: the forms for decisions, undo, build and looks. Each is a POST that the gate has let through.

In:  the fields of a form.
Out: the decision is recorded and the dossier built, or the look recorded; the browser is sent back to where the form
     stood.
"""

from collections.abc import Callable
from functools import partial
from threading import Lock
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cuttings.ask import open_dossier
from cuttings.errors import BadJudgement, CuttingsError
from cuttings.model.ids import PREFIXES
from cuttings.model.judgement import Judgement, Verb
from cuttings.pipeline import Silent, build, decide, mark_seen, undo
from cuttings.pipeline.deciding import Said
from cuttings.web.frame import Serving, problem

OFFERED = frozenset(
    (
        *(Verb.SAME, Verb.DIFFERENT, Verb.UNSURE, Verb.COPY_OF, Verb.NOT_COPY_OF),
        *(Verb.REJECT, Verb.CONFIRM, Verb.FIX, Verb.NOTE),
    )
)
"""What can be decided here; adding and splitting are the command line's."""
MOST_FIELDS = 20
_ONE_AT_A_TIME = Lock()
"""A second form waits for the first build instead of being turned away as by another program."""

Form = dict[str, list[str]]
Change = Callable[[Serving, Form], Judgement | None]


async def decide_form(request: Request) -> Response:
    """Record a decision, build, and go back."""
    return await _changed(request, _decide)


async def undo_form(request: Request) -> Response:
    """Take a decision back, build, and go back."""
    return await _changed(request, _undo)


async def build_form(request: Request) -> Response:
    """Build, and go back."""
    return await _changed(request, lambda serving, form: None)


async def seen_form(request: Request) -> Response:
    """Record that a person has seen what the dossier says, and go back; nothing needs a build."""
    return await _changed(request, _see, is_built=False)


async def _changed(request: Request, change: Change, *, is_built: bool = True) -> Response:
    serving: Serving = request.app.state.serving
    try:
        form = parse_qs((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return problem(BadJudgement("The form could not be read; nothing was changed."), back="/")
    back = safe_path(_first(form, "back"))
    if not serving.keys.is_form_mark(_first(form, "mark")):
        return problem(
            BadJudgement("This form is of an earlier run. Load the page again; nothing was changed."), back=back
        )
    return await run_in_threadpool(partial(_change, serving, form, change, back, is_built=is_built))


def _change(serving: Serving, form: Form, change: Change, back: str, *, is_built: bool) -> Response:
    try:
        with _ONE_AT_A_TIME:
            judgement = change(serving, form)
            if is_built:
                build(serving.folder, progress=Silent())
    except CuttingsError as error:
        return problem(error, back=back)
    done = judgement.id if judgement else None
    return RedirectResponse(_back_to(serving, back, form.get("on", []), judgement, done), status_code=303)


def _decide(serving: Serving, form: Form) -> Judgement:
    verb = _first(form, "verb")
    if verb not in OFFERED:
        raise BadJudgement("The form says nothing that can be decided here; nothing was changed.")
    note = _first(form, "note") or None
    if verb == Verb.NOTE and not note:
        raise BadJudgement("The note is empty; nothing was changed.")
    said = Said(field=_first(form, "field") or None, to=_first(form, "to"), note=note)
    on = [each for each in form.get("on", []) if each]
    if not on:
        raise BadJudgement("The form does not say what it is about; nothing was changed.")
    return decide(serving.folder, Verb(verb), on, said, at=serving.now(), by=serving.by)


def _see(serving: Serving, form: Form) -> None:
    mark_seen(serving.folder, at=serving.now())


def _undo(serving: Serving, form: Form) -> Judgement:
    return undo(serving.folder, _first(form, "decision"), at=serving.now(), by=serving.by)


def _first(form: Form, name: str) -> str:
    return next(iter(form.get(name, [])), "").strip().replace("\r\n", "\n")


def safe_path(back: str) -> str:
    """Return a path on this server, "/" for anything that could lead elsewhere."""
    is_plain = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    try:
        parts = urlsplit(back)
    except ValueError:
        return "/"
    return back if is_plain and not parts.scheme and not parts.netloc else "/"


def _back_to(serving: Serving, back: str, on: list[str], judgement: Judgement | None, done: str | None) -> str:
    """Return where to go on: an entry that a decision has joined or split has a new id, and is followed."""
    path, _, fragment = back.partition("#")
    if judgement and judgement.on:
        with open_dossier(serving.folder) as dossier:
            there = {each for target in judgement.on for each in _entries_on(dossier.why, target.id)}
        for old in on:
            prefix = old.partition("-")[0]
            new = [each for each in sorted(there) if each.startswith(f"{prefix}-")]
            if prefix in PREFIXES.values() and old not in there and new:
                path, fragment = path.replace(old, new[0]), fragment.replace(old, new[0])
    if done:
        path = f"{path}{'&' if '?' in path else '?'}{urlencode({'done': done})}"
    return f"{path}#{fragment}" if fragment else path


def _entries_on(why: Callable[[str], object], finding: str) -> tuple[str, ...]:
    try:
        entries: tuple[str, ...] = getattr(why(finding), "entries", ())
    except CuttingsError:
        return ()
    return entries
