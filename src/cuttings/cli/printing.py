"""What all printed rows share: short ids, words as they are, tables, and saying that nothing is there.

In:  texts and columns.
Out: texts and tables for a rich console; brackets in words are never taken for its mark-up.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

SHORT_ID = 11


def short(id: str) -> str:
    """Return the beginning of an id, enough to tell it from others."""
    return id[:SHORT_ID]


def safe(text: str) -> str:
    """Return text whose brackets are shown."""
    return text.replace("[", "\\[")


def flat(text: str) -> str:
    """Return text on one line."""
    return text.replace("\n", " ")


def table_of(*columns: tuple[str, str | None]) -> Table:
    """Return an empty table of columns (title, style); ids are never broken."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for title, style in columns:
        is_id = title == "id"
        table.add_column(title, style=style, no_wrap=is_id, overflow="fold", min_width=SHORT_ID if is_id else None)
    return table


def is_none(console: Console, rows: Sequence[object], what: str) -> bool:
    """Tell whether there are no rows, and say so."""
    if not rows:
        console.print(f"No {what}.")
    return not rows
