"""Write the generated pages: the command reference, from the commands' own help.

python docs/generate.py            write them anew
python docs/generate.py --check    exit with 1 when one is stale
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cuttings.cli.main import commands

PAGES = Path(__file__).parent
HEAD = """\
# Commands

Generated from the program (`make docs`). Exit codes: 0 done; 1 done, but some input could not be read;
2 wrong use; 3 refused for safety; 130 stopped by Ctrl-C.
"""


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


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return the exit code."""
    page, fresh = PAGES / "commands.md", command_reference()
    if "--check" not in arguments:
        page.write_text(fresh, encoding="utf-8")
        return 0
    if page.exists() and page.read_text(encoding="utf-8") == fresh:
        return 0
    print("docs/commands.md is stale. Write it anew: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
