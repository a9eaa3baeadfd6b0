"""Plain text is kept as it stands, cut into blocks by its blank lines or its long lines."""

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.ingest.plaintext import article_of, clipping_of, plain_blocks, published_of, text_blocks
from cuttings.model.clipping import ClippingKind, Given, PassageKind
from cuttings.model.dates import UNDATED, Basis
from cuttings.model.text import Span
from tests.ingest.texts import MORE, PROSE, front, pieces_of

LONG = (
    "The dock of Port Vale, which had been closed for a week, reopened on Monday morning, the harbour office said then."
)


@pytest.mark.parametrize(
    ("text", "blocks", "why"),
    [
        ("One.\n\nTwo.", ["One.", "Two."], "a blank line"),
        ("One.\n \t\n\n\nTwo.\n", ["One.", "Two."], "several, with spaces that nobody sees"),
        ("One line\nand the next.", ["One line\nand the next."], "hard-wrapped lines are no paragraphs"),
        (f"Dock reopens\n{LONG}", ["Dock reopens", LONG], "long lines are"),
        ("  One.  \n\n\tTwo.", ["One.", "Two."], "without the spaces around them"),
        ("", [], "nothing"),
        (" \n\n ", [], "nothing that shows"),
    ],
)
def test_blocks_are_parted_by_blank_or_long_lines(text: str, blocks: list[str], why: str) -> None:
    assert [each.cut(text) for each in text_blocks(text)] == blocks, why


@given(st.lists(st.sampled_from([PROSE, LONG, "Dock reopens", "", " ", "\t", "* * *", "—"]), max_size=12))
def test_blocks_cover_all_words_in_order_and_do_not_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = text_blocks(text)
    assert blocks == sorted(blocks)
    assert "".join("".join(each.cut(text).split()) for each in blocks) == "".join(text.split())
    assert all(each.cut(text) == each.cut(text).strip() for each in blocks)


TOLD = (
    "The dock of Port Vale, which had been closed for a week, reopened on Monday morning. The harbour office said then "
    "that nine crews had come back to work, and that the tenth would follow when the crane was mended. Inés Quiroga, "
    "who speaks for the dockers, called this a beginning and asked the town for a new crane, which she said would cost "
    "less than another week without one. The town has until Friday to tell her what it thinks of that."
)
AGAIN = TOLD.replace("Monday", "Tuesday").replace("Friday", "Sunday")


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120, 132])
@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_wrapped_prose_is_one_block_a_paragraph_at_any_width(width: int, ending: str) -> None:
    wrapped = [fill(each, width) for each in (TOLD, AGAIN)]
    text = "\n\n".join(wrapped)
    pieces = pieces_of(text, "a.md") if ending == ".md" else None
    clipping, _ = article_of(text, pieces, front(title="Dock reopens"), "item", f"a{ending}")
    blocks = [clipping.text[each.start : each.end] for each in clipping.passages]
    assert blocks[-2:] == wrapped


@pytest.mark.parametrize("ending", [".md", ".txt"])
@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([TOLD, AGAIN, TOLD], "long lines that end in stops"),
        (["Dock reopens", "By Ana Ruiz", TOLD, AGAIN], "below short ones that need none"),
        ([f"{TOLD} “So it goes.”", f"{AGAIN} (He did.)", TOLD], "stops inside marks"),
    ],
)
def test_lines_that_are_paragraphs_are_a_block_each(lines: list[str], why: str, ending: str) -> None:
    text = "\n".join(lines)
    pieces = pieces_of(text, "a.md") if ending == ".md" else None
    clipping, _ = article_of(text, pieces, front(), "item", f"a{ending}")
    assert [clipping.text[each.start : each.end] for each in clipping.passages] == lines, why


@given(st.integers(40, 120), st.integers(1, 4))
def test_wrapping_loses_no_word(width: int, times: int) -> None:
    text = "\n\n".join([fill(TOLD, width)] * times)
    assert "".join("".join(each.cut(text).split()) for each in text_blocks(text)) == "".join(text.split())


@pytest.mark.parametrize(
    "lines",
    [
        [LONG, LONG, LONG],  # paragraphs of a line each that are no longer than a wide page
        [LONG, "dock reopens", LONG, LONG],  # one line that begins small is no habit
    ],
)
def test_short_paragraphs_of_a_line_each_are_not_wrapped_prose(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [each.cut(text) for each in text_blocks(text)] == lines


def test_rules_without_a_word_are_no_blocks_of_a_post() -> None:
    pieces = plain_blocks("Dock reopens\n\n* * *\n\n---\n\nSo.")
    assert [each.text for each in pieces] == ["Dock reopens", "So."]
    assert [each.stretches[0].there for each in pieces] == [0, 26]


def test_an_article_keeps_every_character() -> None:
    text = f"  Dock reopens\n\n\n{PROSE}\u00a0\n"
    clipping, sighting = article_of(text, None, front(outlet="Harbour Post"), "item", "a.txt")
    assert (clipping.text, clipping.kind) == (text, ClippingKind.ARTICLE)
    assert clipping.headline is not None
    assert (clipping.headline.start, clipping.headline.surface) == (2, "Dock reopens")
    assert sighting.origin.to_origin(Span(0, len(text))) == Span(0, len(text))
    assert (sighting.position, sighting.section, sighting.outlet) == (None, None, "Harbour Post")


def test_a_title_that_the_text_lacks_is_put_on_top_of_markdown() -> None:
    clipping, sighting = article_of(PROSE, pieces_of(PROSE, "a.md"), front(title="Dock reopens"), "item", "a.md")
    assert clipping.text == f"Dock reopens\n\n{PROSE}"
    assert clipping.headline is not None
    assert sighting.origin.to_origin(Span(0, 4)) is None, "it stands in the front matter"
    assert sighting.origin.to_origin(Span(14, 18)) == Span(0, 4)


@pytest.mark.parametrize("title", ["Dock reopens", "DOCK  REOPENS"])
def test_a_title_that_the_text_has_is_not_doubled(title: str) -> None:
    text = f"# Dock reopens\n\n{PROSE}"
    clipping, _ = article_of(text, pieces_of(text, "a.md"), front(title=title), "item", "a.md")
    assert clipping.text == f"Dock reopens\n\n{PROSE}"


def test_quoted_blocks_of_an_article_are_quotes() -> None:
    text = f"# Dock reopens\n\n{PROSE}\n\n> {MORE}\n"
    clipping, _ = article_of(text, pieces_of(text, "a.md"), front(), "item", "a.md")
    kinds = [each.kind for each in clipping.passages]
    assert kinds == [PassageKind.HEADLINE, PassageKind.LEDE, PassageKind.QUOTE]


def test_the_byline_is_the_author_unless_one_is_given() -> None:
    text = f"Dock reopens\n\nBy Ana Ruiz\n\n{PROSE}"
    assert article_of(text, None, front(), "item", "a.txt")[1].author == "By Ana Ruiz"
    assert article_of(text, None, front(author="Tomas Arce"), "item", "a.txt")[1].author == "Tomas Arce"


@pytest.mark.parametrize(
    ("published", "edtf"), [("2031-03-05", "2031-03-03"), ("2031", "2031-03-03"), ("2030/2031", None), (None, None)]
)
def test_a_dateline_takes_its_year_from_the_date_that_is_given(published: str | None, edtf: str | None) -> None:
    clipping = clipping_of(f"PORT VALE, 3 March — {PROSE}", Given(published=published))
    assert clipping.dateline is not None
    assert clipping.dateline.filed.edtf == edtf


def test_a_language_that_is_given_wins() -> None:
    assert clipping_of(PROSE, Given(language="es")).language == "es"
    assert clipping_of(PROSE, Given()).language == "en"


def test_the_date_of_publication_says_who_gives_it() -> None:
    assert published_of(front()) == UNDATED
    assert published_of(front(published="2031-03")).basis is Basis.METADATA
    assert published_of(front(published="2031-03")).edtf == "2031-03"
