"""What readers ask of a page: who speaks at a place, which mention covers it, which passage holds it."""

from dataclasses import replace

from cuttings.model.clipping import ClippingKind, ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Kind, Voice
from cuttings.model.text import Span
from cuttings.read.page import Page
from cuttings.read.sentences import parse_clipping
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for, read

BODY = "Ana Ruiz said that Ivo Luna had denied that the port was shut. The rain went on."


def page_of(kind: ClippingKind = ClippingKind.ARTICLE) -> Page:
    """A page with all that was found in a text under a headline."""
    clipping = make_clipping(BODY, headline="Port shut, says mayor", kind=kind)
    tables, parser = load_tables("en"), parser_for("en")
    doc = parse_clipping(clipping, parser, tables)
    page = Page(clipping, ReadingContext(UNKNOWN, "undated", "en"), tables, doc, True, {}, "test@1")
    found = read(clipping).findings
    for one in Kind:
        page = page.with_found(one, tuple(each for each in found if each.KIND is one))
    return page


def place(page: Page, words: str) -> Span:
    """Where some words stand."""
    start = page.text.index(words)
    return Span(start, start + len(words))


def test_the_innermost_speaker_is_asked() -> None:
    page = page_of()
    inner = page.attribution_at(place(page, "the port was shut"))
    outer = page.attribution_at(place(page, "had denied"))
    assert inner is not None
    assert outer is not None
    assert (inner.speaker_name, outer.speaker_name) == ("Ivo Luna", "Ana Ruiz")
    assert inner.parent == outer.id


def test_voices() -> None:
    page = page_of()
    assert page.voice_at(place(page, "the port was shut")) is Voice.QUOTED
    assert page.voice_at(place(page, "The rain")) is Voice.OWN
    note = page_of(ClippingKind.NOTE)
    assert note.voice_at(place(note, "the port was shut")) is Voice.COMPILER


def test_mentions_and_passages_are_found_by_place() -> None:
    page = page_of()
    luna = page.mention_at(place(page, "Luna"))
    assert luna is not None
    assert luna.words.surface == "Ivo Luna"
    assert page.mention_at(place(page, "rain")) is None
    assert page.is_headline_at(3)
    assert not page.is_headline_at(page.text.index("The rain"))
    assert page.passage_at(len(page.text)) is None


def test_tokens_of_words_that_cut_a_token_cover_it() -> None:
    page = page_of()
    half = place(page, "Luna")
    tokens = page.tokens_at(Span(half.start + 1, half.end - 1))
    assert [page.doc[index].text for index in tokens] == ["Luna"]


def test_a_table_may_say_that_word_order_is_surer_than_the_parse() -> None:
    page = page_of()
    spanish = replace(page, tables=load_tables("es"))
    assert page.by_surer_way("modality").is_parsed
    assert not spanish.by_surer_way("modality").is_parsed
    assert not spanish.by_surer_way("attributions").is_parsed
    assert spanish.by_surer_way("labels").is_parsed
