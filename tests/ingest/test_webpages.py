"""Saved web pages: their article, what they say of themselves, and where each word stands in the source."""

import json

import pytest

from cuttings.errors import Unreadable
from cuttings.ingest import extract
from cuttings.ingest.webpages import is_page
from cuttings.model.clipping import Clipping, Given, PassageKind, Sighting
from cuttings.model.dates import Basis

PROSE = (
    "<p>Dockers shut the grain quay of Port Vale on Monday, and the mayor said that no ship would be loaded "
    "before the strike was over.</p><p>“We can wait,” said Tomas Arce, who leads the union &amp; its fund. "
    "Nobody was hurt, and the police kept away from the gates all day.</p><p>The ministry of trade gave no "
    "answer to the letter that the union had sent to it on Friday, a clerk of the ministry said.</p>"
)
URL = "https://harbourpost.example/2031/03/03/quay-shut"


def page(head: str = "", body: str = PROSE, lang: str = "en") -> bytes:
    """A page with menus and comments around an article."""
    return (
        f"<!DOCTYPE html>\n<html lang='{lang}'><head><meta charset='utf-8'><title>Quay shut - Harbour Post</title>"
        f"{head}</head><body><nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Sport</a></li></ul></nav>"
        f"<article><h1>Grain quay shut</h1>{body}</article>"
        "<footer><p>All rights reserved. Subscribe to our newsletter.</p></footer></body></html>"
    ).encode()


def only(raw: bytes, given: Given | None = None) -> tuple[Clipping, Sighting]:
    """The one clipping of a page, and its sighting."""
    extraction = extract(raw, "saved.html", given or Given(url=URL), {})
    (clipping,), (sighting,) = extraction.clippings, extraction.sightings
    return clipping, sighting


def linked(**cells: object) -> str:
    """A JSON-LD block."""
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **cells})}</script>"


def test_the_article_is_cut_out_of_its_page() -> None:
    clipping, sighting = only(page())
    assert clipping.text.startswith("Grain quay shut\n\nDockers shut the grain quay")
    assert "union & its fund" in clipping.text
    assert not [word for word in ("Sport", "newsletter", "<p>") if word in clipping.text]
    assert clipping.headline is not None
    assert clipping.headline.surface == "Grain quay shut"
    assert (sighting.title, sighting.url, clipping.publisher) == ("Grain quay shut", URL, "harbourpost.example")


def test_words_lead_back_to_the_source_of_the_page() -> None:
    raw = page()
    clipping, sighting = only(raw)
    source = raw.decode()
    mapped = [
        (clipping.text[each.here : each.here + each.length], source[each.there : each.there + each.length])
        for each in sighting.origin.stretches
    ]
    assert all(here == there for here, there in mapped)
    assert sum(len(here) for here, _ in mapped) > 0.9 * len(clipping.text)


@pytest.mark.parametrize(
    ("head", "published", "reason"),
    [
        (linked(datePublished="2031-03-04T09:00:00-03:00"), "2031-03-04", "JSON-LD (datePublished)"),
        ("<meta property='article:published_time' content='2031-03-05T01:00'>", "2031-03-05", "article:published_time"),
        ("", "2031-03-03", "address"),
        (linked(datePublished="2031-03-04T02:00:00Z"), "2031-03-03", "world time"),  # still Monday at the outlet
        (linked(datePublished="soon"), "2031-03-03", "address"),
    ],
)
def test_a_date_tells_where_it_stands(head: str, published: str, reason: str) -> None:
    _, sighting = only(page(head))
    assert (sighting.published.edtf, sighting.published.basis) == (published, Basis.METADATA)
    assert reason in sighting.published.reason


def test_a_given_date_wins_and_a_page_without_one_is_undated() -> None:
    _, given = only(page(linked(datePublished="2031-03-04")), Given(published="2031-03-01"))
    assert (given.published.edtf, given.published.basis) == ("2031-03-01", Basis.GIVEN)
    _, undated = only(page(), Given())
    assert undated.published.basis is Basis.UNDATED


def test_what_the_page_says_of_itself() -> None:
    head = linked(publisher={"name": "The Harbour Post"}, author=[{"name": "Ana Ruiz"}, {"name": "Ivo Luna"}])
    clipping, sighting = only(page(head + "<link rel='canonical' href='https://harbourpost.example/quay'>"), Given())
    assert (sighting.outlet, sighting.author) == ("The Harbour Post", "Ana Ruiz, Ivo Luna")
    assert (sighting.url, clipping.language) == ("https://harbourpost.example/quay", "en")


def test_broken_statements_are_passed_over() -> None:
    head = (
        "<script type='application/ld+json'>{broken</script>" + "<meta property='og:site_name' content='Harbour Post'>"
    )
    _, sighting = only(page(head))
    assert sighting.outlet == "Harbour Post"


@pytest.mark.parametrize(
    ("block", "published", "outlet", "author"),
    [
        ('{"@type": "NewsArticle", "datePublished": "2031-03-05",}', "2031-03-05", None, None),
        ('<!--\n{"@type": "NewsArticle", "datePublished": "2031-03-05"}\n-->', "2031-03-05", None, None),
        ('//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2031-03-05"}\n//]]>', "2031-03-05", None, None),
        ('{"@type": "NewsArticle", "datePublished": "March 5, 2031"}', "2031-03-05", None, None),
        ('{"mainEntity": {"@type": "Article", "datePublished": "2031-03-05"}}', "2031-03-05", None, None),
        ('[{"@type": ["Report"], "publisher": "Post", "author": {"name": ["Ana Ruiz"]}}]', None, "Post", "Ana Ruiz"),
        (
            '{"@graph": [{"@type": "NewsArticle", "publisher": {"@id": "#p"}, "author": [{"@id": "#a"}, "Ivo Luna"]}, '
            '{"@id": "#p", "name": "Harbour Post"}, {"@id": "#a", "name": "Ana Ruiz"}]}',
            None,
            "Harbour Post",
            "Ana Ruiz, Ivo Luna",
        ),
        ('"a text alone"', None, None, None),
        ('{"@type": "NewsArticle", "publisher": 5, "author": [null, {}], "url": {"@id": "x"}}', None, None, None),
    ],
)  # fmt: skip
def test_statements_as_papers_write_them(
    block: str, published: str | None, outlet: str | None, author: str | None
) -> None:
    _, sighting = only(page(f"<script type='application/ld+json'>{block}</script>"), Given())
    assert (sighting.published.edtf, sighting.outlet, sighting.author) == (published, outlet, author)


@pytest.mark.parametrize(
    ("links", "url"),
    [
        (("https://post.example/", "https://post.example/a"), "https://post.example/a"),
        (("/a", "//post.example/a"), "https://post.example/a"),
        (("https://post.example/",), "https://post.example/"),
        (("http://[post/a", "#top"), None),
    ],
)
def test_of_several_addresses_the_first_whole_one_of_a_text_counts(links: tuple[str, ...], url: str | None) -> None:
    _, sighting = only(page("".join(f"<link rel='canonical' href='{each}'>" for each in links)), Given())
    assert sighting.url == url


@pytest.mark.parametrize(
    "address", ["2031/03/05/quay", "2031/mar/05/quay", "2031-3-5/quay", "20310305/quay", "2031/ene/05/a"]
)
def test_the_day_in_an_address(address: str) -> None:
    _, sighting = only(page(), Given(url=f"https://post.example/{address}"))
    assert sighting.published.edtf == ("2031-01-05" if "ene" in address else "2031-03-05")


def test_quotations_set_apart_are_quoted_passages() -> None:
    quote = "<blockquote><p>No ship will be loaded while a single docker is locked out of the port.</p></blockquote>"
    clipping, _ = only(page(body=PROSE + quote + PROSE.replace("Monday", "Tuesday")))
    quoted = [each.span.cut(clipping.text) for each in clipping.passages if each.kind is PassageKind.QUOTE]
    assert quoted == ["No ship will be loaded while a single docker is locked out of the port."]


def test_an_old_encoding_that_the_page_names_is_read() -> None:
    raw = page(lang="es").decode().replace("utf-8", "iso-8859-15").replace("Dockers", "Señores").replace("“", "«")
    clipping, _ = only(raw.replace("”", "»").encode("iso-8859-15"))
    assert "Señores shut" in clipping.text


def test_a_page_that_names_the_wrong_encoding_has_curly_quotes() -> None:
    raw = page().decode().replace("utf-8", "iso-8859-1").encode("cp1252")
    clipping, _ = only(raw)
    assert "“We can wait,” said" in clipping.text


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(Unreadable, match="no article was found"):
        extract(b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>", "a.html", Given(), {})


@pytest.mark.parametrize(
    ("text", "path", "is_one"),
    [
        ("<!DOCTYPE html><html>", "saved", True),
        ("\n<?xml version='1.0'?>\n<!-- saved -->\n<html lang='en'>", "saved", True),
        ("<head><title>Quay</title></head><body>", "saved", True),
        ("<h1>Quay shut</h1><p>", "saved.html", True),
        ("<article class='post'><p>", "saved.HTM", True),
        ("<div align='center'>\n\n# A post", "post.md", False),
        ("Five <html> tags", "saved.html", False),
        ("# A post", "post.md", False),
    ],
)
def test_pages_are_told_by_how_they_begin_and_by_their_name(text: str, path: str, *, is_one: bool) -> None:
    assert is_page(text, path) is is_one
