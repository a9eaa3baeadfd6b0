"""Markdown comes apart into blocks without mark-up; every stretch of words knows its place in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.ingest.markdown import markdown_blocks
from cuttings.ingest.pieces import Form

LINK = "https://post.example/a"


def _forms(text: str) -> list[tuple[str, str]]:
    return [(each.form.value, each.text) for each in markdown_blocks(text, 0)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Some *soft* and **hard** words.", [("plain", "Some soft and hard words.")]),
        ("# Title\n\nText.", [("heading", "Title"), ("plain", "Text.")]),
        ("Title\n=====\n\nText.", [("heading", "Title"), ("plain", "Text.")]),
        ("> One.\n>\n> Two.", [("quoted", "One."), ("quoted", "Two.")]),
        ("> > Deep.\n\nOut.", [("quoted", "Deep."), ("plain", "Out.")]),
        ("> ## Headline in a quote", [("quoted", "Headline in a quote")]),
        ("**All bold**", [("bold", "All bold")]),
        ("**All bold**.", [("bold", "All bold.")]),
        ("**Bold** and not", [("plain", "Bold and not")]),
        (f"[All link]({LINK})", [("linked", "All link")]),
        (f"**[Bold link]({LINK})**", [("linked", "Bold link")]),
        (f"## [Heading link]({LINK})", [("linked", "Heading link")]),
        (f"<{LINK}>", [("linked", LINK)]),
        ("[Dock reopens][1]\n\n[1]: https://post.example/a", [("linked", "Dock reopens")]),
        (f"[A link]({LINK}) in prose", [("plain", "A link in prose")]),
        (f"- [Dock reopens]({LINK}) — Harbour Post, 5 March", [("sourced", "Dock reopens — Harbour Post, 5 March")]),
        (f"- [Dock reopens]({LINK}) (*Harbour Post*)", [("sourced", "Dock reopens (Harbour Post)")]),
        (f"[One]({LINK}) — [Two]({LINK})", [("linked", "One — Two")]),
        (f"See [One]({LINK}) — Harbour Post", [("plain", "See One — Harbour Post")]),
        (f"> [Dock reopens]({LINK}) — Harbour Post", [("quoted", "Dock reopens — Harbour Post")]),
        (f"[One]({LINK})\n[Two]({LINK}) — Harbour Post\n**Three**",
         [("linked", "One"), ("sourced", "Two — Harbour Post"), ("bold", "Three")]),
        (f"[One]({LINK})\nand prose", [("plain", "One\nand prose")]),
        (f"- [One]({LINK}) — Harbour Post\n  I must\n  ask *why*.",
         [("sourced", "One — Harbour Post"), ("plain", "I must\nask why.")]),
        (f"**Dock reopens**\n“It is over”, said [the mayor]({LINK}).",
         [("bold", "Dock reopens"), ("plain", "“It is over”, said the mayor.")]),
        (f"[One]({LINK}) —\nHarbour Post, 5 March", [("sourced", "One —\nHarbour Post, 5 March")]),
        (f"[One]({LINK}) — Harbour\nPost, 5 March", [("sourced", "One — Harbour\nPost, 5 March")]),
        ("**Dock reopens\nIn Port Vale**", [("bold", "Dock reopens\nIn Port Vale")]),
        (f"[Dock reopens\nIn Port Vale]({LINK}) as planned", [("plain", "Dock reopens\nIn Port Vale as planned")]),
        (f"[One]({LINK})\n— Harbour Post", [("sourced", "One\n— Harbour Post")]),
        ("- one\n- two\n  1. three", [("plain", "one"), ("plain", "two"), ("plain", "three")]),
        ("line one\nline two\\\nline three", [("plain", "line one\nline two\nline three")]),
        ("one\n\n---\n\n***\n\ntwo", [("plain", "one"), ("plain", "two")]),
        ("![A crowd](dock.jpg)", []),
        ("one ![A crowd](dock.jpg) two", [("plain", "one  two")]),
        ("Dock &amp; pier \\* &nbsp;", [("plain", "Dock & pier * \u00a0")]),
        ("<b>not</b> read as a page", [("plain", "<b>not</b> read as a page")]),
        ("    indented\n      more", [("plain", "indented\n  more")]),
        ("```\nset as *code*\n```", [("plain", "set as *code*")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks_have_their_form_and_their_words(text: str, pieces: list[tuple[str, str]]) -> None:
    assert _forms(text) == pieces


def test_headings_know_their_level_and_links_their_address() -> None:
    heading, link, other = markdown_blocks(f"### Third\n\n[Dock reopens]({LINK})\n\n[a file](clip.html)", 0)
    assert (heading.level, link.url, other.url) == (3, LINK, None)


def test_a_sourced_line_knows_which_words_are_its_link() -> None:
    (piece,) = markdown_blocks(f"- [Dock &amp; *pier* reopen]({LINK}) — Harbour Post, 5 March", 0)
    assert piece.form is Form.SOURCED
    assert piece.text[: piece.linked] == "Dock & pier reopen"
    assert piece.url == LINK


def test_words_after_an_address_are_not_found_inside_it() -> None:
    text = "[pier](https://post.example/reopens) reopens"
    (piece,) = markdown_blocks(text, 0)
    assert [text[each.there :][: each.length] for each in piece.stretches] == ["pier", " reopens"]
    assert piece.stretches[-1].there == text.rindex(" reopens")


def test_places_count_from_the_start_of_the_item() -> None:
    front = "---\noutlet: Harbour Post\n---\n"
    (piece,) = markdown_blocks(f"{front}*Dock* reopens", len(front))
    assert [(each.here, each.there - len(front), each.length) for each in piece.stretches] == [(0, 1, 4), (4, 6, 8)]


PARTS = st.sampled_from(
    [
        "Dock reopens", "*soft", "hard**", "**", "[pier", f"dock]({LINK})",
        "*soft*", "**hard**", f"[pier]({LINK})", f"[pier][1] — Harbour Post, 5 March\n\n[1]: {LINK}",
        "&amp;", "\\*", "\n", "\n\n", "> ", "# ", "- ", "    ", "```\n", "![crowd](a.jpg)", "`code`", "pier", "  \n",
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=14))
def test_every_stretch_is_the_same_in_block_and_source(parts: list[str]) -> None:
    text = " ".join(parts)
    for piece in markdown_blocks(text, 0):
        assert piece.text.strip()
        for each in piece.stretches:
            assert each.length > 0
            assert piece.text[each.here : each.here + each.length] == text[each.there : each.there + each.length]
        ends = [each.here + each.length for each in piece.stretches]
        assert all(end <= after.here for end, after in zip(ends, piece.stretches[1:], strict=False))
