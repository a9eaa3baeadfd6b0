"""The best title of an event: one that stands alone, typical, and the same whatever the order of clippings."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from cuttings.model.entry import LocalTitle
from cuttings.model.finding import Standing, Status, Voice
from cuttings.reconcile.best_title import best_titles
from cuttings.reconcile.summary import LocalReport, Position, Summary, TitleForm
from tests.reconcile.made import report, summary, words


def _told(id: str, title: str, *, language: str = "en", **cells: Any) -> tuple[LocalReport, Summary]:
    """Return a report that is the main one of its sentence, in a clipping of its own."""
    made: dict[str, Any] = {"is_main": True, **cells}
    return replace(report(id, title=title), **made), summary(f"clipping of {id}", language=language)


def _best(*told: tuple[LocalReport, Summary]) -> str:
    found = {best_titles(each, words())[0].title for each in permutations(told)}
    assert len(found) == 1, "the order of clippings decides"
    return found.pop()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"title_form": TitleForm.LOOSE, "position": Position.HEADLINE}),
        ({"title_form": TitleForm.CUT}, {"title_form": TitleForm.BARE, "position": Position.HEADLINE}),
        ({}, {"standing": Standing.SCENE, "position": Position.HEADLINE}),
        ({}, {"refers": "r9", "position": Position.HEADLINE}),  # only names it again
        ({}, {"is_main": False, "position": Position.HEADLINE}),
        ({"position": Position.HEADLINE, "voice": Voice.QUOTED}, {"position": Position.FIRST}),
        ({"position": Position.FIRST}, {}),
        ({"status": Status.PLANNED}, {"voice": Voice.QUOTED}),
        ({}, {"status": Status.PLANNED}),
        ({"title_form": TitleForm.WHOLE}, {"title_form": TitleForm.CLAUSE}),
    ],
)
def test_what_is_better_about_a_title(better: dict[str, Any], worse: dict[str, Any]) -> None:
    assert (
        _best(_told("r1", "Zebras flee the fire", **better), _told("r2", "A fire", **worse)) == "Zebras flee the fire"
    )


def test_of_equals_the_most_typical_is_the_title_then_the_shorter() -> None:
    typical = _told("r1", "Senate ousts Marlow in a late session")
    others = (
        _told("r2", "Marlow falls"),
        _told("r3", "Senate session ousts mayor"),
        _told("r4", "Marlow out"),
    )
    assert _best(typical, *others) == "Senate ousts Marlow in a late session"
    assert _best(_told("r1", "Odette Marlow resigns"), _told("r2", "Marlow resigns, Odette")) == "Odette Marlow resigns"


def test_general_words_make_no_title_typical() -> None:
    told = _told("r1", "The police and the people"), _told("r2", "The people of the police"), _told("r3", "Riot ends")
    assert _best(*told) == "Riot ends"


def test_each_language_has_its_title_and_the_event_that_of_most_clippings() -> None:
    told = [
        _told("r1", "Senate ousts Marlow", position=Position.HEADLINE),
        _told("r2", "El Senado destituye a Marlow", language="es"),
        _told("r3", "El Senado destituyó a Marlow el lunes", language="es"),
    ]
    shown, titles = best_titles(told, words())
    assert shown.title == "El Senado destituye a Marlow"
    assert titles == (LocalTitle("en", "Senate ousts Marlow"), LocalTitle("es", "El Senado destituye a Marlow"))


def test_where_two_languages_tell_as_much_the_better_title_is_the_events() -> None:
    headline = _told("r2", "El Senado destituye a Marlow", language="es", position=Position.HEADLINE)
    assert _best(_told("r1", "Senate ousts Marlow"), headline) == "El Senado destituye a Marlow"
    assert _best(_told("r1", "Senate ousts Marlow"), _told("r2", "Cae Marlow", language="es")) == "Senate ousts Marlow"
