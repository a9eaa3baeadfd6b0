"""The outlet and day behind a linked headline are told from a sentence that goes on."""

import pytest

from cuttings.ingest.sourcelines import SourceLine, read_source_line


@pytest.mark.parametrize(
    ("words", "outlet", "day"),
    [
        (" — Harbour Post, 5 March", "Harbour Post", "5 March"),
        (" - Harbour Post, March 5, 2031", "Harbour Post", "March 5, 2031"),
        (" – Harbour Post 5 March 2031", "Harbour Post", "5 March 2031"),
        (" -- 5 March, Harbour Post.", "Harbour Post", "5 March"),
        (" — March 5, 2031, Harbour Post", "Harbour Post", "March 5, 2031"),
        (" (Harbour Post, 5 March)", "Harbour Post", "5 March"),
        (" — Harbour Post (5 March)", "Harbour Post", "5 March"),
        (" | Harbour Post | 2031-03-05", "Harbour Post", "2031-03-05"),
        (" · El Faro, 5 de marzo de 2031", "El Faro", "5 de marzo de 2031"),
        (" —\nHarbour\nPost, 5 March", "Harbour Post", "5 March"),  # wrapped
        (" — Harbour Post", "Harbour Post", None),
        (" (post.example)", "post.example", None),
        (" — 1984", "1984", None),
        (", 5 March", None, "5 March"),
        (", Harbour Post, 5 March", "Harbour Post", "5 March"),
    ],
)
def test_outlet_and_day_are_read(words: str, outlet: str | None, day: str | None) -> None:
    assert read_source_line(words) == SourceLine(outlet, day)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " — ",
        " said that the dock is open",  # no mark
        ", the mayor said",
        ", Mayor Quiroga said",  # a comma needs a day
        " — which nobody believes",  # a remark
        " — Nobody believes it. Not even the mayor.",
        " — Why now?",
        " — The mayor of Port Vale said on Monday evening that it is over",
        f" — {'Harbour ' * 12}",
    ],
)
def test_words_that_go_on_are_no_source(words: str) -> None:
    assert read_source_line(words) is None
