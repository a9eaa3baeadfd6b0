"""Tellings in order: by the day of publication, then by the place in a running post, whichever way the post runs."""

from pathlib import Path

import pytest

from cuttings.ask.tellings import place_in_post
from tests.ask.made import dossier_of

ITEMS = ("Dockers march in Port Vale", "Board meets over the dock", "Mayor resigns over the dock")


def _post(days: tuple[str, ...]) -> str:
    return "# The dock\n\n" + "\n\n".join(_item(day, item) for day, item in zip(days, ITEMS, strict=True))


def _item(day: str, item: str) -> str:
    address = f"https://harbourpost.example/{item.replace(' ', '-')}"
    return f"{f'## {day}' if day else ''}\n\n**[{item}]({address})** (Harbour Post)\n\n> {item} on the quay."


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (("7 March 2031", "8 March 2031", "9 March 2031"), ITEMS),
        (("9 March 2031", "8 March 2031", "7 March 2031"), tuple(reversed(ITEMS))),
        (("", "", ""), ITEMS),
    ],
    ids=["oldest first", "newest first", "without days: as it stands"],
)
def test_the_place_in_a_post_follows_time(tmp_path: Path, days: tuple[str, ...], order: tuple[str, ...]) -> None:
    with dossier_of(tmp_path, {"post.md": _post(days)}) as dossier:
        shelf = dossier.timeline()[0].shelf
        rows = [each for each in dossier.clipping_rows() if each.title in ITEMS]
        places = {each.title: place_in_post(each.id, shelf) for each in rows}
    assert tuple(sorted(places, key=lambda title: places[title] or ("", 0))) == order


def test_undated_rows_of_a_post_stand_in_its_order(tmp_path: Path) -> None:
    with dossier_of(tmp_path, {"post.md": _post(("", "", ""))}) as dossier:
        undated = [row for row in dossier.timeline() if row.earliest is None and row.latest is None]
        homes = [min(each.clipping for each in row.evidence) for row in undated]
        positions = [dossier.timeline()[0].shelf.sightings(each)[0].position for each in homes]
    assert len(set(positions)) > 1
    assert positions == sorted(positions, key=lambda each: each or 0)


def test_an_article_stands_in_no_post(tmp_path: Path) -> None:
    text = "---\noutlet: Harbour Post\ndate: 2031-03-05\ntitle: Dockers march\n---\nDockers marched in Port Vale.\n"
    with dossier_of(tmp_path, {"a.md": text}) as dossier:
        (row,) = dossier.clipping_rows()
        assert place_in_post(row.id, dossier.timeline()[0].shelf) is None
