"""Commands that keep things: init, add, build, remove, status, clippings."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from cuttings.ask import open_dossier
from cuttings.ask.changes import Place, Said, changes, said_at
from cuttings.cli.context import Bar, Folder, Words, console, in_dossier, now, print_json, with_json
from cuttings.cli.show import show_blocks, show_changes, show_clippings, show_problems, show_status
from cuttings.errors import NotADossier
from cuttings.ingest.sources import MAX_BYTES
from cuttings.model.clipping import Given
from cuttings.pipeline import Added, add_bytes, add_paths, create
from cuttings.pipeline import build as build_dossier
from cuttings.pipeline import remove as remove_source
from cuttings.pipeline import restore as restore_source
from cuttings.store.sources import SourceLedger


@click.command()
@click.argument("folder", type=Folder())
@click.option("--title", help="The dossier's title.  [default: the folder's name]")
def init(folder: Path, title: str | None) -> None:
    """Make a new, empty dossier in FOLDER.

    \b
    Example:
      cuttings init port-vale --title "The harbour strike"
    """
    create(folder, title)
    click.echo(f"Made a dossier in {folder}. Next: cuttings add -C {folder} PATH…")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@in_dossier
@click.option("--outlet", help="The outlet of all that is added.")
@click.option("--date", "published", help="Day, month or year of publication, such as 2031-03-05 (EDTF).")
@click.option("--url", help="The address of the text.")
@click.option("--author", help="The author.")
@click.option("--language", help="The language, such as en or es.  [default: found out]")
@click.option("--name", type=Words(), default="stdin.txt", show_default=True, help="A name for what comes from “-”.")
@with_json
def add(paths: Sequence[str], folder: Path, name: str, as_json: bool, **given: str | None) -> int:
    """Add files, folders of files, or “-” for standard input.

    Text and Markdown are read: articles, and running posts of headlines, excerpts and notes. Markdown may start with
    front matter (outlet, date, url, author, language, title). What cannot be read is listed and the rest is added.

    \b
    Examples:
      cuttings add clippings/ post.md
      pbpaste | cuttings add - --outlet "Harbour Post" --date 2031-03-05
    """
    said = Given(**given)
    results: list[Added] = []
    if "-" in paths:
        results.append(add_bytes(folder, sys.stdin.buffer.read(MAX_BYTES + 1), name, said, at=now()))
    files = [Path(each) for each in paths if each != "-"]
    if files:
        with Bar() as bar:
            results.append(add_paths(folder, files, said, at=now(), progress=bar))
    return _show_added(results, folder, as_json=as_json)


def _show_added(results: Sequence[Added], folder: Path, *, as_json: bool) -> int:
    kept, known = sum(each.kept for each in results), sum(each.known for each in results)
    problems = [problem for each in results for problem in each.problems]
    if as_json:
        print_json([{"kept": kept, "known": known, "problems": problems}])
    else:
        show_problems(console(stderr=True), problems)
        known_text = f", {known} known already" if known else ""
        todo = f" Next: cuttings build -C {folder}" if kept or known else ""
        click.echo(f"Added {kept}{known_text}, {len(problems)} could not be read.{todo}")
    return 1 if problems else 0


@click.command()
@click.option("--processes", type=click.IntRange(min=1), help="Processes that read at once.  [default: as many as pay]")
@click.option("--changes", "is_compared", is_flag=True, help="Show what is read otherwise than at the last build.")
@in_dossier
@with_json
def build(folder: Path, as_json: bool, processes: int | None, is_compared: bool) -> int:
    """Read what is new, apply people's decisions, and bring all answers up to date.

    What was read before is not read again; after a crash or Ctrl-C a second build goes on where the first stopped.
    A changed word table makes all be read that it bears on: --changes shows what comes of it.

    \b
    Examples:
      cuttings build -C port-vale
      cuttings build -C port-vale --changes
    """
    before = _said(folder) if is_compared else {}
    with Bar() as bar:
        report = build_dossier(folder, progress=bar, processes=processes)
    changed = changes(before, _said(folder)) if is_compared else ()
    if as_json:
        print_json([report, *changed])
    else:
        show_changes(console(), changed)
        show_problems(console(stderr=True), report.problems)
        clippings = _many(report.clippings, "clipping", "clippings")
        entries = _many(report.changed, "entry", "entries")
        lost = _many(len(report.orphans), "decision is", "decisions are")
        orphans = f", {lost} waiting for their words (cuttings status)" if report.orphans else ""
        done = f"{clippings}, {report.read} read now, {entries} changed{orphans}"
        click.echo(f"Built: {done}. Next: cuttings story -C {folder}")
    return 1 if report.problems else 0


def _said(folder: Path) -> dict[Place, Said]:
    """Return what is read in a dossier; nothing where it was not built yet."""
    try:
        with open_dossier(folder) as dossier:
            return said_at(dossier.findings())
    except NotADossier:
        return {}


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


@click.command()
@click.argument("what", type=Words())
@click.option("--undo", is_flag=True, help="Bring back what was removed.")
@in_dossier
def remove(what: str, undo: bool, folder: Path) -> None:
    """Take a clipping (cl-…) or a file out of the dossier; its bytes are kept.

    A file is named by its path as it was added, or by its SHA-256. One that could not be read is listed no more.

    \b
    Examples:
      cuttings remove cl-0f3a5b
      cuttings remove clippings/scan.pdf
    """
    full = _source_id(what, folder, undo=undo)
    (restore_source if undo else remove_source)(folder, full, at=now())
    done = "Brought back" if undo else "Removed"
    click.echo(f"{done} {full}. Next: cuttings build -C {folder}")


def _source_id(what: str, folder: Path, *, undo: bool) -> str:
    sources = SourceLedger(folder).read()
    with open_dossier(folder) as dossier:
        clippings = {each.id for each in dossier.clippings()}
    known = set(sources.removed) if undo else clippings | {each.item for each in sources.items}
    looks = set() if undo else {each.path for each in sources.looks}
    found = {what} & looks or {each.item for each in sources.items if each.path == what and not undo}
    found = found or {each for each in known if each.startswith(what)}
    if len(found) == 1:
        return found.pop()
    problem = f"names {len(found)} things" if found else "is no clipping, item or path here"
    raise click.UsageError(f"“{what}” {problem}. List them: cuttings clippings", click.get_current_context())


@click.command()
@in_dossier
@with_json
def status(folder: Path, as_json: bool) -> int:
    """Show counts, models, and everything that could not be read, placed or kept.

    \b
    Example:
      cuttings status -C port-vale
    """
    with open_dossier(folder) as dossier:
        found = dossier.status()
    if as_json:
        print_json([found])
    else:
        show_status(console(), found)
    return 1 if found.problems else 0


@click.command()
@click.option("--blocks", is_flag=True, help="Show how running posts were cut up, with the reason for each block.")
@click.option("--undated", is_flag=True, help="Only those whose day of publication is not known.")
@in_dossier
@with_json
def clippings(blocks: bool, undated: bool, folder: Path, as_json: bool) -> None:
    """List the clippings: outlet, date with its basis, title, copies.

    \b
    Examples:
      cuttings clippings
      cuttings clippings --blocks      (then: cuttings judge fix bk-… kind note)
    """
    with open_dossier(folder) as dossier:
        if blocks:
            rows = dossier.block_rows()
            print_json(rows) if as_json else show_blocks(console(), rows)
        else:
            found = dossier.undated() if undated else dossier.clipping_rows()
            print_json(found) if as_json else show_clippings(console(), found)


COMMANDS = (init, add, build, remove, status, clippings)
