"""What a report is called: the clause that tells it, cut as a person would."""

import pytest

from cuttings.model.text import Span, words_at
from cuttings.reconcile.titles import LONGEST, title_of


def titled(text: str, *pieces: str, within: str | None = None) -> str:
    start = text.index(within) if within else 0
    reach = Span(start, start + len(within or text))
    words = [words_at(text, text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    return title_of(text, words, reach)


@pytest.mark.parametrize(
    ("text", "pieces", "title"),
    [
        ("Rain fell. Hundreds of dockers marched on the customs house, police said.", ["dockers", "marched"],
         "Hundreds of dockers marched on the customs house"),
        ("The minister, who promised a recount, left.", ["minister", "promised"], "The minister promised a recount"),
        ("The union asked that Ana Ruiz go.", ["union", "asked", "Ana Ruiz"], "The union asked that Ana Ruiz go"),
        ("PORT VALE, 7 March — A fire destroyed the mill.", ["fire"], "A fire destroyed the mill"),
        ("She spoke, and the guards fled.", ["guards", "fled"], "the guards fled"),  # no “and”
        ("Tras la lluvia, los portuarios marcharon al puerto.", ["marcharon"], "los portuarios marcharon al puerto"),
        (
            "He blamed the “paid wreckers” for the violence.",
            ["He", "blamed"],
            "He blamed the “paid wreckers” for the violence",
        ),
        ("Friday’s riot left one dead.", ["riot"], "Friday’s riot left one dead"),
        ("In the rain, prometió, otra vez.", ["prometió"], "In the rain, prometió, otra vez"),  # hardly a word
        ("The march’s end came late.", ["march"], "The march’s end came late"),  # no space before “’s”
    ],
)  # fmt: skip
def test_a_title_is_the_clause(text: str, pieces: list[str], title: str) -> None:
    assert titled(text, *pieces) == title


def test_a_title_stays_within_what_is_said() -> None:
    text = "Ana Ruiz said the guards fled at dawn and went home."
    assert titled(text, "guards", "fled", within="the guards fled at dawn") == "the guards fled at dawn"


def test_a_long_clause_is_cut_between_words() -> None:
    text = "In the long and wet and windy night of the harvest the dockers marched " + "on and on " * 20 + "until noon."
    title = titled(text, "dockers", "marched")
    assert len(title) <= LONGEST + 6
    assert "…" in title
    assert "dockers marched" in title


def test_roles_far_apart_are_joined_by_an_ellipsis() -> None:
    text = "Ana Ruiz, in the last hour of a session that nobody had wanted, resigned."
    assert titled(text, "Ana Ruiz", "resigned") == "Ana Ruiz … resigned"
