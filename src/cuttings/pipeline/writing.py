"""The one writer's place in a dossier: settings that can be read, the lock, and ledgers that a crash left whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cuttings.config import Settings, read_settings
from cuttings.store.database import writer_lock
from cuttings.store.decisions import JUDGEMENTS
from cuttings.store.ledger import mend
from cuttings.store.sources import SOURCES


@contextmanager
def writing(folder: Path) -> Iterator[Settings]:
    """Hold a dossier for writing, and give its settings. What a crash tore off a ledger is set aside first, and told.

    Raises NotADossier, BadTable, DossierBusy, CannotWrite.
    """
    settings = read_settings(folder)
    with writer_lock(folder):
        for ledger in (SOURCES, JUDGEMENTS):
            mend(folder / ledger)
        yield settings
