"""Words of clippings are printed as they stand: square brackets in them are no mark-up of the terminal."""

from io import StringIO

import pytest
from rich.console import Console

from cuttings.ask.who import ActorRow
from cuttings.cli.show import show_actor


@pytest.mark.parametrize("name", ["Ana Ruiz [sic]", "Ana [/red] Ruiz", "Ana [bold]Ruiz"])
def test_brackets_in_a_name_are_shown(name: str) -> None:
    out = StringIO()
    row = ActorRow(**{**dict.fromkeys(ActorRow.__dataclass_fields__, ()), "id": "ac-0", "name": name, "type": "person"})  # type: ignore[arg-type]
    show_actor(Console(file=out, width=200), row)
    assert name in out.getvalue()
