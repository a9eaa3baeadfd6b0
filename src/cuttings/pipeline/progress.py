"""How long work tells what it is doing. The command line draws it; tests and programs stay silent."""

from typing import Protocol


class Progress(Protocol):
    """Is told when a stage starts, with how many steps it has (None: unknown), and of steps done."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage starts."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Some steps of the stage are done."""
        ...

    def words(self, count: int) -> None:
        """Some words were read: how fast it goes on, where texts differ in length."""
        ...


class Silent:
    """Tells nobody."""

    def start(self, stage: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""

    def words(self, count: int) -> None:
        """Do nothing."""
