"""The dossier behind the pages, kept open between requests: what one page has looked up, the next need not.

In:  the folder.
Out: a dossier for as long as one page takes, of one state from the first line of the page to the last; opened anew
     after every build, and when settings or database were replaced.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock

from cuttings.ask import Dossier, open_dossier
from cuttings.config import FILE


class KeptDossier:
    """One dossier for all requests, one request at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._dossier: Dossier | None = None
        self._settings_at: int | None = None
        self._one_at_a_time = Lock()

    @contextmanager
    def asked(self) -> Iterator[Dossier]:
        """Give the dossier as it stands. Raises what `open_dossier` raises, and sqlite3.DatabaseError."""
        with self._one_at_a_time:
            try:
                with ExitStack() as state:
                    yield self._held(state)
            except sqlite3.DatabaseError:
                self._let_go()
                raise

    def close(self) -> None:
        """Let go of the database."""
        with self._one_at_a_time:
            self._let_go()

    def _held(self, state: ExitStack) -> Dossier:
        """Return the dossier with its state held: the one of the last page where nothing was built since."""
        if self._settings_at != _changed_at(self.folder / FILE):
            self._let_go()
        kept = self._dossier
        if kept:
            state.enter_context(kept.held())
            if kept.is_current():
                return kept
            state.close()
        self._let_go()
        self._settings_at = _changed_at(self.folder / FILE)
        self._dossier = fresh = open_dossier(self.folder)
        state.enter_context(fresh.held())
        return fresh

    def _let_go(self) -> None:
        if self._dossier:
            self._dossier.close()
        self._dossier = None


def _changed_at(file: Path) -> int | None:
    """Return when a file was last changed, in nanoseconds; None where it is not there."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None
