"""What stands around an article's prose is told from the prose, with a reason for each block."""

from collections.abc import Sequence

import pytest

from cuttings.ingest.furniture import Furniture, is_headline_form, read_furniture
from cuttings.ingest.plaintext import text_blocks
from cuttings.model.dates import Basis, Interval, parse_edtf
from cuttings.model.text import check_words
from cuttings.resources.tables import load_tables
from tests.ingest.texts import MORE, PROSE


def _read(*blocks: str, language: str = "en", near: Interval | None = None, has_title: bool = False) -> Furniture:
    text = "\n\n".join(blocks)
    found = read_furniture(text, text_blocks(text), load_tables(language), near=near, has_title=has_title)
    assert all(each.reason for each in found.passages)
    for words in (found.headline, found.byline, *found.credits):
        if words:
            check_words(words, text)
    return found


def _kinds(*blocks: str, has_title: bool = False) -> list[str]:
    return [each.kind.value for each in _read(*blocks, has_title=has_title).passages]


@pytest.mark.parametrize(
    ("blocks", "kinds", "why"),
    [
        (["Dock reopens", PROSE, MORE], "headline lede paragraph", "the common case"),
        (["Dock reopens", "By Ana Ruiz", "5 March 2031", PROSE, MORE], "headline byline date lede paragraph",
         "all of it"),
        ([PROSE, MORE], "lede paragraph", "no headline"),
        (["Dock reopens"], "lede", "no text follows"),
        (["Dock reopens.", PROSE], "lede paragraph", "a final stop"),
        (["Dock reopens", PROSE, "By the sea the fishermen waited.", MORE], "headline lede paragraph paragraph",
         "prose"),
        (["By night the dock reopened, and nobody was there.", PROSE], "lede paragraph",
         "no byline: it ends in a stop"),
        (["5 March 2031", "Dock reopens", PROSE], "date headline lede", "a day may stand above the headline"),
        (["https://galepost.example/dock", "Dock reopens", PROSE], "address headline lede", "so may an address"),
        (["Dock", PROSE], "lede paragraph", "one word"),
        (["Dock reopens", *[PROSE] * 5, "By Ana Ruiz", "5 March 2031"],
         "headline lede paragraph paragraph paragraph paragraph paragraph paragraph", "far from the top"),
    ],
)  # fmt: skip
def test_blocks_are_told_apart(blocks: Sequence[str], kinds: str, why: str) -> None:
    assert _kinds(*blocks) == kinds.split(), why


def test_a_title_that_the_file_gives_needs_no_form() -> None:
    assert _kinds("Dock.", PROSE, has_title=True) == ["headline", "lede"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("By Ana Ruiz", "en"),
        ("BY ANA RUIZ AND TOMAS ARCE", "en"),
        ("Reporting by Ana Ruiz", "en"),
        ("Por Ana Ruiz", "es"),
        ("Redacción Puerto", "es"),
    ],
)
def test_bylines_start_as_their_language_says(line: str, language: str) -> None:
    found = _read("Dock reopens", line, PROSE, language=language)
    assert found.byline is not None
    assert found.byline.surface == line
    other = "es" if language == "en" else "en"
    assert _read("Dock reopens", line, PROSE, language=other).byline is None


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("Coast Wire contributed to this report.", "en", "Coast Wire"),
        ("With reporting from Coast Wire.", "en", "Coast Wire"),
        ("With reporting from Coast Wire. Ana Ruiz was in Port Vale.", "en", "Coast Wire"),
        ("Source: Coast Wire", "en", "Coast Wire"),
        ("Source: Coast Wire. ", "en", "Coast Wire"),
        ("Agency: C.W. Marea", "en", "C.W. Marea"),
        ("Con información de la agencia Marea Prensa.", "es", "Marea Prensa"),
        ("Fuente: Marea Prensa", "es", "Marea Prensa"),
    ],
)
def test_credit_lines_give_the_words_of_the_agency(line: str, language: str, name: str) -> None:
    found = _read("Dock reopens", PROSE, line, language=language)
    assert [words.surface for words in found.credits] == [name]


def test_a_long_paragraph_credits_nobody() -> None:
    assert _read("Dock reopens", PROSE, f"{PROSE} {PROSE} {PROSE} Coast Wire contributed to this report.").credits == ()


def test_the_agency_of_the_dateline_is_credited_once() -> None:
    found = _read("Dock reopens", f"PORT VALE, 3 March (Coast Wire) — {PROSE}", "Source: Coast Wire")
    assert [words.surface for words in found.credits] == ["Coast Wire", "Coast Wire"], "at two places"
    assert found.dateline is not None
    assert found.dateline.words.surface == "PORT VALE, 3 March (Coast Wire)"


@pytest.mark.parametrize(
    ("line", "near", "edtf"),
    [
        ("5 March 2031", None, "2031-03-05"),
        ("March 2031", None, "2031-03"),
        ("5 March", "2031-03-06", "2031-03-05"),
        ("30 December", "2031-01-02", "2030-12-30"),
        ("5 March", None, None),
    ],
)
def test_a_line_that_is_a_date_says_when_it_was_filed(line: str, near: str | None, edtf: str | None) -> None:
    filed = _read("Dock reopens", line, PROSE, near=parse_edtf(near) if near else None).filed
    assert (filed.edtf, filed.basis) == (edtf, Basis.WRITTEN if edtf else Basis.UNDATED)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Dock reopens", True),
        ("Dock reopens, says mayor", True),
        ("Who is mayor of Port Vale?", True),
        ("“It is over”", True),
        ("Dock", False),
        ("Dock reopens.", False),
        ("Dock reopens:", False),
        ("Dock reopens …", False),
        ("The mayor said “It is over.”", False),
        ("Dock reopens\nafter a week", False),
        ("The dock reopened. Nobody was there", False),
        ("St. Brendan hospital counts the injured", True),  # a short word before the stop: no sentence ends there
        ("Dock " * 41, False),
    ],
)
def test_a_headline_is_one_short_line_without_a_stop(words: str, is_one: bool) -> None:
    assert is_headline_form(words) is is_one


@pytest.mark.parametrize(
    ("blocks", "edtf"),
    [
        (["How it went", "10 March 2031", PROSE, "11 March 2031", MORE], None),  # each day heads its own part
        (["How it went", PROSE, "10 March 2031", MORE, "11 March 2031", MORE], None),
        (["How it went", "20 March 2031", PROSE, "11 March 2031", MORE], "2031-03-20"),  # told later, of a day before
        (["How it went", "10 March 2031", PROSE, "It was 11 March 2031.", MORE], "2031-03-10"),
    ],
)
def test_the_first_of_several_dated_parts_dates_no_text(blocks: Sequence[str], edtf: str | None) -> None:
    assert _read(*blocks, has_title=True).filed.edtf == edtf
