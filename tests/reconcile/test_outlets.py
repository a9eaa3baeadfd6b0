"""Outlets: one paper under several hosts and names is one; two papers of one name stay two; an agency is an origin."""

from itertools import permutations

import pytest

from cuttings.reconcile.outlets import is_host, known_outlets, with_outlets
from cuttings.reconcile.words import word_lists
from cuttings.resources.tables import load_tables
from tests.reconcile.made import summary

TABLES = [load_tables("en"), load_tables("es")]
Met = tuple[str | None, str | None, tuple[str, ...]]
"""Publisher, credited agency, names that it was met under."""


def _named(*met: Met, own: dict[str, tuple[str, ...]] | None = None) -> list[tuple[str | None, str | None]]:
    known = known_outlets(TABLES, (own or {}).items(), word_lists(TABLES).articles)
    made = [
        summary(f"c{number}", publisher=publisher, agency=agency, outlets=names)
        for number, (publisher, agency, names) in enumerate(met)
    ]
    return [(each.publisher, each.agency) for each in with_outlets(made, known)]


@pytest.mark.parametrize(
    ("met", "publishers"),
    [
        # A host and a printed name are one where some clipping has both.
        ([("gale.example", None, ("The Gale Post",)), ("gale post", None, ("Gale Post",))], ["gale.example"] * 2),
        ([("gale.example", None, ()), ("the gale post", None, ())], ["gale.example", "the gale post"]),
        (
            [("gale.example", None, ("El Faro",)), ("mill.example", None, ("El Faro",)), ("el faro", None, ())],
            ["gale.example", "mill.example", "el faro"],  # two papers of one name: the third may be either
        ),
        ([("the gale post", None, ()), ("gale post", None, ())], ["gale post"] * 2),  # an article makes no other paper
        ([("el faro", None, ()), ("faro", None, ())], ["el faro"] * 2),
        ([("the", None, ()), ("a", None, ())], ["the", "a"]),  # nothing but an article is a name
        ([(None, None, ("The Gale Post",)), (None, None, ())], [None, None]),
        # The table that ships.
        ([("bbc.co.uk", None, ()), ("bbc.com", None, ()), ("bbc news", None, ())], ["BBC"] * 3),
        ([("edition.cnn.com", None, ()), ("cnn", None, ())], ["CNN"] * 2),
        ([("notcnn.com", None, ())], ["notcnn.com"]),  # look-alike
    ],
)
def test_one_paper_has_one_name(met: list[Met], publishers: list[str | None]) -> None:
    assert [publisher for publisher, _ in _named(*met)] == publishers


def test_a_persons_table_goes_before_the_one_that_ships() -> None:
    own = {"The Gale Post": ("gale.example", "www.gale-post.example", "Gale Online"), "Auntie": ("bbc.com",)}
    met: list[Met] = [
        ("gale.example", None, ()),
        ("news.gale-post.example", None, ()),
        ("gale online", None, ()),
        ("bbc.com", None, ()),
    ]
    assert [publisher for publisher, _ in _named(*met, own=own)] == ["The Gale Post"] * 3 + ["Auntie"]


@pytest.mark.parametrize(
    ("met", "named"),
    [
        ([("post", "ap", ())], [("post", "Associated Press")]),
        ([("post", "the associated press", ())], [("post", "Associated Press")]),
        ([("apnews.com", None, ())], [("Associated Press", "Associated Press")]),  # its own page
        ([("efe", None, ())], [("EFE", "EFE")]),
        ([("apnews.example", None, ())], [("apnews.example", None)]),  # look-alike
        # An agency that no table knows is one since somebody credits it.
        (
            [("post", "coast wire", ()), ("wire.example", None, ("Coast Wire",))],
            [("post", "wire.example"), ("wire.example", "wire.example")],
        ),
        ([("post", "coast wire", ()), ("coast wire", None, ())], [("post", "coast wire"), ("coast wire",) * 2]),
    ],
)
def test_an_agency_is_one_origin_as_credit_and_as_outlet(
    met: list[Met], named: list[tuple[str | None, str | None]]
) -> None:
    assert _named(*met) == named


def test_names_do_not_depend_on_the_order_of_clippings() -> None:
    met: list[Met] = [
        ("gale.example", None, ("Gale Post", "The Gale Post")),
        ("the gale post", "coast wire", ()),
        ("mill.example", None, ("Coast Wire",)),
        ("coast wire", None, ()),
    ]
    expected = dict(zip(met, _named(*met), strict=True))
    for order in permutations(met):
        assert dict(zip(order, _named(*order), strict=True)) == expected


@pytest.mark.parametrize(
    ("publisher", "is_one"),
    [("gale.example", True), ("bbc.co.uk", True), ("the gale post", False), ("a.", False), ("e.f.e. agency", False)],
)
def test_a_host_is_told_from_a_name(publisher: str, is_one: bool) -> None:
    assert is_host(publisher) is is_one
