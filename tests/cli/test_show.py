"""How rows look in a terminal: words stand as they are printed, and what differs is told in words too."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from cuttings.ask import open_dossier
from cuttings.ask.who import ActorRow
from cuttings.cli.context import row_json
from cuttings.cli.show import show_actor, show_said
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build, create
from tests.pipeline.story import AT

COUNTED = (
    "---\noutlet: {0}\ndate: {1}\n---\n“We counted {2} boats in the harbour,” said Tomas Arce, the union's leader.\n"
)


@pytest.mark.parametrize("name", ["Ana Ruiz [sic]", "Ana [/red] Ruiz", "Ana [bold]Ruiz"])
def test_brackets_in_a_name_are_shown(name: str) -> None:
    out = StringIO()
    row = ActorRow(**{**dict.fromkeys(ActorRow.__dataclass_fields__, ()), "id": "ac-0", "name": name, "type": "person"})  # type: ignore[arg-type]
    show_actor(Console(file=out, width=200), row)
    assert name in out.getvalue()


def test_of_a_quotation_with_several_wordings_each_has_a_line_with_what_differs(tmp_path: Path) -> None:
    create(tmp_path)
    for outlet, day, boats in (("Radio Marea", "2031-03-05", 40), ("Harbour Post", "2031-03-06", 14)):
        add_bytes(tmp_path, COUNTED.format(outlet, day, boats).encode(), f"{outlet}.md", Given(), at=AT)
    build(tmp_path, progress=Silent())
    out = StringIO()
    with open_dossier(tmp_path) as dossier:
        rows = dossier.said(by="Arce", form="direct")
        show_said(Console(file=out, width=200), rows)
        printed = row_json(rows[0])
    _, heading, first, other = (" ".join(line.split()) for line in out.getvalue().splitlines())
    assert "said: 2 wordings, which differ in a number" in heading
    assert first.startswith("Radio Marea, Wed 5 Mar 2031: “We counted 40 boats in the harbour” at-")
    assert "Harbour Post, Thu 6 Mar 2031: “We counted [14] boats in the harbour” (a number: “14” for “40”)" in other
    (departure,) = printed["wordings"][1]["departures"]
    assert (departure["drift"], departure["here"]["surface"], departure["there"]) == ("number", "14", "40")
