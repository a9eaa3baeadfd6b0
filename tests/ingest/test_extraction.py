"""The door: bytes become clippings or one sentence that says why not; the same bytes always give the same."""

import pytest

from cuttings.errors import Unreadable
from cuttings.ingest import extract
from cuttings.ingest import extraction as door
from cuttings.model.clipping import ClippingKind, Given
from tests.ingest.texts import MORE, PROSE, taken

ARTICLE = f"Señora Núñez reopens dock\n\n{PROSE}\n\n{MORE}\n"
POST = (
    f"Dock reopens after a week\n\n{PROSE}\n\nMayor resigns after a week\n\n{MORE}\n\nUnion calls a march\n\n{PROSE}\n"
)


@pytest.mark.parametrize(
    ("raw", "path", "reason"),
    [
        (b"", "empty.txt", "empty or has no words"),
        (b"\n \n", "blank.md", "empty or has no words"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "photo.txt", "not text (it holds binary data)"),
        (bytes(range(1, 256)) * 4, "noise.txt", "Save it as UTF-8 and add it again"),
        (b"%PDF-1.7", "scan.pdf", ".pdf files are not read yet"),
        (b"PK\x03\x04\x14", "report.txt", "control characters"),
        (ARTICLE.encode("utf-16-le"), "a.txt", "binary data"),
        (b"---\noutlet: Harbour Post\n---\n", "a.md", "no text in it beside front matter"),
        (
            b"---\noutlet: Harbour Post\n---\n\n![Crowd at the dock](a.jpg)\n",
            "a.md",
            "no text in it beside front matter",
        ),
        (b"---\nkind: post\n---\n# My post\n\n12 March 2031\n", "a.md", "only dates and the heading of a post"),
        (b"---\noutlet: Harbour Post\nDock reopens\n", "a.md", "front matter has no end"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(raw: bytes, path: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        extract(raw, path, Given(), {})
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"])
def test_every_encoding_gives_the_same_article(encoding: str) -> None:
    (clipping,) = extract(ARTICLE.encode(encoding), "a.txt", Given(), {}).clippings
    assert clipping.text == ARTICLE
    assert clipping.id == taken(ARTICLE, "a.txt").clippings[0].id


PAGE = f"<html><body><article><h1>Dock reopens</h1><p>{PROSE}</p><p>{MORE} {PROSE} {MORE}</p></article></body></html>"


@pytest.mark.parametrize(("text", "path"), [(ARTICLE, "a.txt"), (POST, "a.txt"), (ARTICLE, "a.md"), (PAGE, "a.html")])
def test_control_characters_are_left_out_and_counted(text: str, path: str) -> None:
    clean, stained = (
        taken(text, path),
        taken(text.replace("dock", "do\x00ck").replace("Monday", "\x9fMonday\ufeff"), path),
    )
    assert stained.clippings == clean.clippings
    assert {each.left_out for each in stained.sightings} == {text.count("dock") + 2 * text.count("Monday")}
    assert {each.left_out for each in clean.sightings} == {0}
    assert [each.origin for each in stained.sightings] == [each.origin for each in clean.sightings]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f'---\noutlet: "Harbour\\e[2J Post"\nauthor: "\\x07Ana Ruiz"\n---\n{PROSE}\n', "a.md"),
        (
            PAGE.replace(
                "<body>",
                '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "\\u0007Ana Ruiz"}, '
                '"publisher": {"name": "Harbour\\u001b[2J Post"}}</script><body>',
            ),
            "a.html",
        ),
    ],
)
def test_a_spelled_control_character_reaches_no_name(text: str, path: str) -> None:
    (sighting,) = taken(text, path).sightings
    assert (sighting.outlet, sighting.author) == ("Harbour[2J Post", "Ana Ruiz")


def test_a_page_may_spell_a_control_character() -> None:
    (clipping,) = taken(PAGE.replace("Police", "Pol&#1;ice &#27;of Port Vale", 1), "a.html").clippings
    assert "\n\nPolice of Port Vale cleared" in clipping.text


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_CHARACTERS", len(ARTICLE) - 1)
    with pytest.raises(Unreadable, match="Cut it into parts"):
        taken(ARTICLE, "a.txt")


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize("text", [PROSE, "One word", f"{PROSE}\n\n{MORE}"])
def test_a_text_without_any_headline_is_one_article(text: str, path: str) -> None:
    extraction = taken(text, path)
    assert (extraction.rule, extraction.blocks) == ("article", ())
    assert [(each.kind, each.text, each.headline) for each in extraction.clippings] == [
        (ClippingKind.ARTICLE, text, None)
    ]


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_a_post_without_any_headline_is_excerpts_and_notes(path: str) -> None:
    extraction = taken(f"---\nkind: post\n---\n{PROSE}\n\nI doubt it.\n\n{MORE}\n", path)
    kinds = [(each.kind, each.headline) for each in extraction.clippings]
    assert kinds == [(ClippingKind.EXCERPT, None), (ClippingKind.NOTE, None), (ClippingKind.EXCERPT, None)]


def test_an_article_with_bold_cross_heads_stays_whole() -> None:
    text = f"# Dock reopens\n\n{PROSE}\n\n**A night of smoke**\n\n{MORE}\n\n**What comes next**\n\n{PROSE}\n"
    extraction = taken(text)
    assert extraction.rule == "article"
    assert "A night of smoke" in extraction.clippings[0].text


def test_a_kind_that_the_file_names_wins() -> None:
    assert taken(POST, "a.txt").rule == "running post"
    assert taken(f"---\nkind: article\n---\n{POST}", "a.txt").rule == "article"


@pytest.mark.parametrize(("text", "path"), [(ARTICLE, "a.txt"), (POST, "a.txt"), (f"# Title\n\n{ARTICLE}", "a.md")])
def test_the_same_bytes_give_the_same_extraction(text: str, path: str) -> None:
    assert taken(text, path) == taken(text, path)


def test_a_clipping_does_not_depend_on_where_it_lies() -> None:
    one, other = taken(ARTICLE, "a.txt"), taken(ARTICLE, "folder/b.txt")
    assert one.clippings == other.clippings
    assert one.sightings != other.sightings


def test_tomorrows_longer_post_keeps_what_it_had() -> None:
    grown = f"Port Vale counts the cost\n\nThe count goes on. Nobody knows for how long.\n\n{POST}"
    had = {each.id for each in taken(POST, "a.txt").clippings}
    assert had < {each.id for each in taken(grown, "a.txt").clippings}


def test_a_persons_correction_of_a_block_changes_what_it_makes() -> None:
    block = taken(POST, "a.txt").blocks[1]
    extraction = taken(POST, "a.txt", {block.id: "note"})
    assert [each.kind for each in extraction.clippings][:2] == [ClippingKind.HEADLINE, ClippingKind.NOTE]
    assert extraction.blocks[1].reason == "a person says so"


def test_a_headline_with_its_source_keeps_the_whole_line_as_a_note() -> None:
    text = "- [Dock reopens after a week](https://post.example/a) — Harbour Post\n" * 2
    block = taken(text).blocks[0]
    note = taken(text, "post.md", {block.id: "note"}).clippings[0]
    assert (note.kind, note.text) == (ClippingKind.NOTE, "Dock reopens after a week — Harbour Post")
