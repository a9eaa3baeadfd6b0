"""What to say when a question has no answer: a name that was meant, or that a build is due, and only where it is.

In:  an open dossier, what was typed, and the names that would have had an answer.
Out: printed lines.
"""

from collections.abc import Iterable

from rich.console import Console

from cuttings.ask import Dossier
from cuttings.ask.likeliest import likeliest
from cuttings.cli.printing import safe
from cuttings.model.names import normal_name


def show_hints(console: Console, dossier: Dossier, asked: Iterable[tuple[str | None, Iterable[str]]]) -> None:
    """Print for each thing typed the name that was meant, unless it is one; and that a build is due, if it is."""
    for typed, names in asked:
        known = tuple(names) if typed else ()
        is_known = any(normal_name(typed or "") in normal_name(each) for each in known)
        meant = None if is_known else likeliest(typed or "", known)
        if meant:
            console.print(f"Did you mean “{safe(meant)}”?")
    waiting = dossier.waiting()
    if waiting:
        wait = "source waits" if waiting == 1 else "sources wait"
        console.print(f"{waiting} {wait} for a build: cuttings build -C {safe(str(dossier.folder))}")
