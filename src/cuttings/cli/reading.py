"""The command that reads without a dossier: what other programs and evaluations call."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cuttings.cli.context import Words, console, with_json
from cuttings.cli.show import show_findings, show_problems
from cuttings.config import Settings
from cuttings.errors import Unreadable
from cuttings.ingest.sources import MAX_BYTES
from cuttings.model.clipping import Clipping, Given
from cuttings.model.dates import Dated
from cuttings.model.envelope import to_json
from cuttings.model.plain import to_plain
from cuttings.pipeline import check_given, path_text, read_paths
from cuttings.pipeline.reading import read_text

if TYPE_CHECKING:  # loaded late, with spaCy
    from cuttings.read.reader import Reading


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--outlet", help="The outlet.")
@click.option("--date", "published", help="Day of publication, such as 2031-03-05 (EDTF).")
@click.option("--language", help="The language, such as en or es.  [default: found out]")
@click.option("--name", type=Words(), default="stdin.txt", show_default=True, help="A name for what comes from “-”.")
@with_json
def read(paths: Sequence[str], name: str, as_json: bool, **given: str | None) -> int:
    """Read files, folders or “-” and print every finding; nothing is kept.

    With --json: one object a line for each clipping, {"clipping": {…}, "findings": [{"kind": …}, …]}.

    \b
    Examples:
      cuttings read article.md --json
      echo "At least four were hurt, police said." | cuttings read - --date 2031-03-05
    """
    said, settings = Given(**given), Settings("", ())
    check_given(said)
    problems: list[tuple[str, str]] = []
    if "-" in paths:
        try:
            for row in read_text(sys.stdin.buffer.read(MAX_BYTES + 1), name, said, settings):
                _show(*row, as_json=as_json)
        except Unreadable as error:
            problems.append((name, str(error)))
    for found in read_paths([Path(each) for each in paths if each != "-"], said, settings):
        match found:
            case (Path() as path, str() as reason):
                problems.append((path_text(path), reason))
            case (Clipping() as clipping, Dated() as published, reading):
                _show(clipping, published, reading, as_json=as_json)
    show_problems(console(stderr=True), problems)
    return 1 if problems else 0


def _show(clipping: Clipping, published: Dated, reading: "Reading", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(reading_json(clipping, published, reading), ensure_ascii=False))
    else:
        show_findings(console(), clipping, reading.findings)


def reading_json(clipping: Clipping, published: Dated, reading: "Reading") -> dict[str, Any]:
    """Return one reading in the stable form that evaluations and other programs read."""
    head = {**to_plain(clipping), "published": to_plain(published)}
    return {
        "clipping": head,
        "findings": [to_json(each) for each in reading.findings],
        "refused": list(reading.refused),
    }


COMMANDS = (read,)
