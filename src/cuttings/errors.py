"""What can go wrong, as one tree.

CuttingsError                 a message a person can act on: what happened, why, what to do
├── WrongUse                  the command or call does not make sense            (exit code 2)
│   ├── NotADossier           the folder holds no dossier
│   ├── NotBuilt              nothing was built yet, or by another version; build first
│   ├── UnknownId             no row, clipping or finding has this id
│   └── BadJudgement          a decision that cannot be recorded as it stands
├── Unreadable                one input could not be read; the rest goes on      (exit code 1)
├── WorkerLost                a process that read clippings was killed; build again
├── SpanOutsideText           a finding whose words are not at its offsets; it is refused
├── BadTable                  a word table or settings file that does not fit its shape
└── Refused                   stopped for safety                                 (exit code 3)
    ├── DossierBusy           another writer holds the dossier
    ├── CannotWrite           the folder is read-only, or the disk is full
    ├── DossierDamaged        the derived database is damaged; it can be deleted and built again
    ├── LedgerDamaged         a line inside an append-only file cannot be understood
    └── ModelRefused          a language model whose files are not the reviewed ones
"""


class CuttingsError(Exception):
    """The root: its message is one that a person can act on."""

    exit_code = 1


class WrongUse(CuttingsError):
    """The command or call does not make sense as given."""

    exit_code = 2


class NotADossier(WrongUse):
    """The folder holds no dossier."""


class NotBuilt(NotADossier):
    """The dossier has nothing to answer from: it was never built to the end, or by another version."""


class UnknownId(WrongUse):
    """No row, clipping or finding has this id."""


class BadJudgement(WrongUse):
    """A decision that cannot be recorded as it stands."""


class Unreadable(CuttingsError):
    """One input could not be read; it is listed with the reason and the rest goes on."""


class WorkerLost(CuttingsError):
    """A process that read clippings was killed; what was finished is kept."""


class SpanOutsideText(CuttingsError):
    """A finding whose words are not at its offsets; it is refused."""


class BadTable(CuttingsError):
    """A word table or settings file that does not fit its shape."""

    exit_code = 2


class Refused(CuttingsError):
    """Stopped for safety; nothing was changed."""

    exit_code = 3


class DossierBusy(Refused):
    """Another writer holds the dossier."""


class CannotWrite(Refused):
    """The folder is read-only, or the disk is full."""


class DossierDamaged(Refused):
    """The derived database is damaged: nothing is lost, it can be deleted and built again."""


class LedgerDamaged(Refused):
    """A line inside an append-only file cannot be understood."""


class ModelRefused(Refused):
    """A language model whose files are not the reviewed ones."""
