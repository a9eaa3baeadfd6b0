"""Tolls on the first page: whole counts first, the most told first of them, with short titles."""

from pathlib import Path

from cuttings.ask.tolls import MOST
from tests.ask.made import article, dossier_of

FIRE = "A fire at the mill in Oster killed 17 people on Monday, the police said."
PARTS = (
    "A fire at the mill in Oster killed 17 people on Monday. "
    "Four children were killed in the fire, the parish said. Another nine people were injured in Tessel."
)


def test_whole_counts_stand_before_parts_and_additions(tmp_path: Path) -> None:
    texts = {
        "a.md": article("The Oster Post", "2031-03-04", "Fire at Oster mill kills 17", PARTS),
        "b.md": article("Inland Gazette", "2031-03-04", "Seventeen die in Oster", FIRE),
    }
    with dossier_of(tmp_path, texts) as dossier:
        tolls = dossier.front().tolls
        assert 0 < len(tolls) <= MOST
        assert "17" in {each.value for each in tolls[0].counters}
        groups = [each.title for each in tolls if "children" in each.title or "additional" in each.title]
        assert groups == [each.title for each in tolls][-len(groups) :]
        assert groups
