"""Write the generated parts of the pages: the command reference, and what the commands in the pages print.

python docs/generate.py            write them anew
python docs/generate.py --check    exit with 1 when one is stale

In a page of `PAGES_THAT_RUN` every `console` block is run, line by line, in one folder that starts with the examples
alone; what `$ cuttings …` prints takes the place of what stood under it. Other programs are shown and not run. A
comment `<!-- id: COMMAND -->` before a block puts the first id that COMMAND prints for the id in the block, and
`| head -N` shows the first lines only. What is printed depends on the language models, so pages that were written
with others are not checked.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import click

from cuttings.cli.commands import commands
from cuttings.cli.main import run
from cuttings.pipeline.reading import choose_model
from cuttings.resources.tables import table_languages

PAGES = Path(__file__).parent
ROOT = PAGES.parent
PAGES_THAT_RUN = (ROOT / "README.md", PAGES / "tutorial.md")
HEAD = """\
# Commands

Generated from the program (`make docs`). Exit codes: 0 done; 1 done, but some input could not be read;
2 wrong use; 3 refused for safety; 130 stopped by Ctrl-C.
"""
BLOCK = re.compile(r"(?:<!-- id: (?P<asked>[^\n]+) -->\n)?```console\n(?P<lines>.*?)```", re.DOTALL)
ID = re.compile(r"\b[a-z]{2}-[0-9a-f]{6,}\b")
HEAD_OF = re.compile(r" \| head -(?P<lines>\d+)$")
MODELS = re.compile(r"<!-- models: (?P<models>[^\n]*) -->\n\Z")
DAY = "2031-03-20T09:00:00Z"
"""When everything in the pages is added and decided."""


def command_reference() -> str:
    """Return the reference of all commands as one Markdown page."""
    sections = [HEAD, _section(commands, "cuttings", None)]
    sections += [_section(command, path, context) for path, command, context in _walk(commands, "cuttings", None)]
    return "\n".join(sections)


def _walk(
    group: click.Group, path: str, parent: click.Context | None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    context = click.Context(group, info_name=path, parent=parent)
    for name in sorted(group.commands):
        command = group.commands[name]
        yield f"{path} {name}", command, context
        if isinstance(command, click.Group):
            yield from _walk(command, name, context)


def _section(command: click.Command, path: str, parent: click.Context | None) -> str:
    context = click.Context(
        command, info_name=path.split()[-1], parent=parent, max_content_width=100, terminal_width=100
    )
    title = context.command_path
    return f"## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def with_output(page: str) -> str:
    """Return a page with what its commands print now, and the models that they read with."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(ROOT / "examples")
        told = BLOCK.sub(_run_block, page)
    return MODELS.sub("", told) + f"<!-- models: {models()} -->\n"


def models() -> str:
    """Return the language models of this environment, in one line."""
    return "; ".join(choose_model(language, "auto").key for language in table_languages())


def _run_block(block: re.Match[str]) -> str:
    asked, lines = block["asked"], block["lines"].splitlines()
    typed = [line for line in lines if line.startswith(("$ ", "# "))]
    comment = ""
    if asked is not None:
        found = ID.search(_printed(asked))
        if found is None:
            raise SystemExit(f"“{asked}” prints no id.")
        typed = [ID.sub(found.group(), line) for line in typed]
        comment = f"<!-- id: {asked} -->\n"
    return f"{comment}```console\n{''.join(map(_with_printed, typed))}```"


def _with_printed(line: str) -> str:
    printed = _printed(line.removeprefix("$ ")) if line.startswith("$ cuttings ") else ""
    return f"{line}\n{printed}"


def _printed(command: str) -> str:
    """Return what a command prints on standard output, without white space at the ends of its lines and its own."""
    head = HEAD_OF.search(command)
    arguments = shlex.split(HEAD_OF.sub("", command), comments=True)[1:]
    told = io.StringIO()
    with contextlib.ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, {"COLUMNS": "100", "NO_COLOR": "1"}))
        for module in ("keeping", "judging"):
            stack.enter_context(patch(f"cuttings.cli.{module}.now", lambda: DAY))
        stack.enter_context(contextlib.redirect_stdout(told))
        stack.enter_context(contextlib.redirect_stderr(io.StringIO()))
        run(arguments)
    lines = [line.rstrip() for line in told.getvalue().rstrip().splitlines()]
    shown = lines[: int(head["lines"])] if head else lines
    return "".join(f"{line}\n" for line in shown)


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return the exit code."""
    is_check = "--check" in arguments
    stale = [] if _is_fresh(PAGES / "commands.md", command_reference(), is_check=is_check) else ["docs/commands.md"]
    for page in PAGES_THAT_RUN:
        text = page.read_text(encoding="utf-8")
        written_with = MODELS.search(text)
        if is_check and written_with and written_with["models"] != models():
            print(f"{page.name}: written with other models ({written_with['models']}); not checked.", file=sys.stderr)
        elif not _is_fresh(page, with_output(text), is_check=is_check):
            stale.append(str(page.relative_to(ROOT)))
    for name in stale:
        print(f"{name} is stale. Write it anew: make docs", file=sys.stderr)
    return 1 if stale else 0


def _is_fresh(page: Path, fresh: str, *, is_check: bool) -> bool:
    if not is_check:
        page.write_text(fresh, encoding="utf-8")
        return True
    return page.exists() and page.read_text(encoding="utf-8") == fresh


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
