"""Saved pages that hold more than one text: running posts, lists of links, archive pages; and hostile ones."""

import pytest

from cuttings.errors import Unreadable
from cuttings.ingest import Extraction, extract
from cuttings.model.clipping import Given, PassageKind

PROSE = "Police cleared the grain dock of Port Vale on Monday, the harbour office said in a short note."
MORE = "The mayor resigned after a week of strikes, and nobody was named to follow her in Port Vale."
HEAD = "<!doctype html><html lang=en><head><title>Quay Notes</title></head><body><nav><a href=/>Home</a></nav>"
FOOT = "<footer><p>Subscribe to our letter</p></footer></body></html>"
URL = "https://quaynotes.example/march"


def taken(body: str, **given: str) -> Extraction:
    """What a page with this body gives."""
    return extract(f"{HEAD}{body}{FOOT}".encode(), "saved.html", Given(**{"url": URL, **given}), {})


def texts(extraction: Extraction) -> list[tuple[str, str]]:
    """The clippings with their kinds."""
    return [(each.kind.value, each.text) for each in extraction.clippings]


def entry(day: int, title: str, body: str) -> str:
    """One text of an archive page, with what blogs print around it."""
    return (
        f"<article class='post post-{day}'><h2><a rel=bookmark href='/p/{day}'>{title}</a></h2><div class=entry-meta>"
        f"Posted on <time datetime='2031-03-0{day}T10:00'>{day} March</time></div>{body}"
        "<div class=entry-footer>3 comments</div></article>"
    )


POST = (
    "<main><h1>What I keep</h1><h2>12 March 2031</h2><p><a href='https://www.post.example/a'>Dock reopens after a "
    f"week</a></p><blockquote><p>{PROSE}</p></blockquote><p>I doubt it.</p><h2>10 March 2031</h2><p><b>Mayor resigns "
    f"after a week</b></p><blockquote cite='https://gazette.example/b'>{MORE}</blockquote><p>Who knows.</p></main>"
)


def test_a_running_post_saved_as_a_page_is_taken_apart_as_in_markdown() -> None:
    extraction = taken(POST)
    assert extraction.rule == "running post"
    assert texts(extraction) == [
        ("excerpt", f"Dock reopens after a week\n\n{PROSE}"),
        ("note", "I doubt it."),
        ("excerpt", f"Mayor resigns after a week\n\n{MORE}"),
        ("note", "Who knows."),
    ]
    assert [(each.outlet, each.published.edtf) for each in extraction.sightings] == [
        ("post.example", "2031-03-12"),
        (None, "2031-03-12"),
        ("gazette.example", "2031-03-10"),
        (None, "2031-03-10"),
    ]


def test_a_headline_and_its_text_in_one_paragraph_are_parted_at_the_line_break() -> None:
    parted = POST.replace("</a></p><blockquote>", "</a><br></p><blockquote>").replace(
        "<p><b>Mayor", "<p>Look.<p><b>Mayor"
    )
    assert ("note", "Look.") in texts(taken(parted))


def test_words_of_a_post_lead_back_to_its_page() -> None:
    source = f"{HEAD}{POST}{FOOT}"
    for clipping, sighting in zip(taken(POST).clippings, taken(POST).sightings, strict=True):
        for each in sighting.origin.stretches:
            assert clipping.text[each.here :][: each.length] == source[each.there :][: each.length]
        assert sum(each.length for each in sighting.origin.stretches) > 0.9 * len(clipping.text) - 2


def test_a_list_of_links_gives_a_headline_a_line() -> None:
    lines = (
        "<ul><li><a href='https://post.example/a'>Dock reopens after a week</a> — Harbour Post, 5 March</li>"
        "<li><a href='https://gazette.example/b'>Mayor resigns after a week</a> (Inland Gazette)</li>"
        "<li><a href='https://radio.example/c'>Union calls a march for Friday</a></li></ul>"
    )
    extraction = taken(f"<main><h1>Reading list</h1>{lines}</main>", published="2031-03-12")
    assert [(each.outlet, each.title, each.published.edtf) for each in extraction.sightings] == [
        ("Harbour Post", "Dock reopens after a week", "2031-03-05"),
        ("Inland Gazette", "Mayor resigns after a week", "../2031-03-12"),
        ("radio.example", "Union calls a march for Friday", "../2031-03-12"),
    ]


ROWS = (
    "<table><tr><th>Day</th><th>Headline</th><th>Paper</th></tr><tr><td>5 March 2031</td><td><a href='https://post.example"
    "/a'>Dock reopens after a week</a></td><td>Harbour Post</td></tr><tr><td>4 March 2031</td><td><a href='https://gazette"
    ".example/b'>Mayor resigns after a week</a></td><td>Inland Gazette</td></tr><tr><td></td><td><a href='https://radio"
    ".example/c'>Union calls a march for Friday</a></td><td>Radio Vale</td></tr></table>"
)


@pytest.mark.parametrize("given", [{"url": URL}, {"url": ""}])
def test_a_table_of_headlines_is_a_list(given: dict[str, str]) -> None:
    extraction = taken(f"<main><h1>In the press</h1>{ROWS}</main>", **given)
    assert [(each.outlet, each.title, each.published.edtf) for each in extraction.sightings] == [
        ("Harbour Post", "Dock reopens after a week", "2031-03-05"),
        ("Inland Gazette", "Mayor resigns after a week", "2031-03-04"),
        ("Radio Vale", "Union calls a march for Friday", None),
    ]
    source = f"{HEAD}<main><h1>In the press</h1>{ROWS}</main>{FOOT}"
    for clipping, sighting in zip(extraction.clippings, extraction.sightings, strict=True):
        (stretch,) = sighting.origin.stretches
        assert source[stretch.there :][: stretch.length] == clipping.text


def test_a_page_without_paragraphs_keeps_its_text() -> None:
    above = "<a href='javascript:print()'>Print</a><hr>Harbour Post<br>5 March 2031<br>"
    lines = f"<h2>The quay is shut</h2>By Ana Ruiz<br><br>{PROSE}<br><br>{MORE}<br><br>{PROSE} Again."
    (clipping,) = taken(above + lines).clippings
    assert [each.kind.value for each in clipping.passages] == ["headline", "byline", "lede", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<div id=root></div><script>run()</script><noscript>Enable JavaScript.</noscript>", "its scripts fetch it"),
        (
            "<script>run()</script><div class=cookie-banner><p>We use cookies on this site.</p></div>",
            "its scripts fetch it",
        ),
        ("<div class=cookie-banner><p>We use cookies on this site.</p></div>", "no article was found"),
    ],
)
def test_a_page_without_text_says_why(body: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        extract(f"<!doctype html><html><body>{body}</body></html>".encode(), "saved.html", Given(), {})


def test_a_frame_around_pages_says_so() -> None:
    raw = b"<html><frameset cols='20%,80%'><frame src=menu.html><frame src=main.html></frameset></html>"
    with pytest.raises(Unreadable, match="a frame around other pages"):
        extract(raw, "saved.html", Given(), {})


def test_an_archive_of_own_texts_gives_an_article_each() -> None:
    extraction = taken(
        entry(5, "The dock reopens at last", f"<p>{PROSE}</p>") + entry(3, "A mayor goes", f"<p>{MORE}</p>")
    )
    assert extraction.rule == "archive page"
    assert texts(extraction) == [
        ("article", f"The dock reopens at last\n\n{PROSE}"),
        ("article", f"A mayor goes\n\n{MORE}"),
    ]
    assert [(each.url, each.published.edtf, each.position) for each in extraction.sightings] == [
        ("https://quaynotes.example/p/5", "2031-03-05", 0),
        ("https://quaynotes.example/p/3", "2031-03-03", 1),
    ]


def test_several_texts_of_an_archive_stand_under_one_day() -> None:
    form = "<div class=post><h3><a href='/p/{}'>{}</a></h3><p>{}</p></div>"
    day, other = "<h2>5 March 2031</h2>", "<h2>3 March 2031</h2>"
    first, second = form.format(1, "The dock reopens at last", PROSE), form.format(2, "A mayor goes", MORE)
    extraction = taken(f"{day}{first}{second}{other}{form.format(3, 'Boats wait off the bar', PROSE)}")
    assert [(each.title, each.published.edtf) for each in extraction.sightings] == [
        ("The dock reopens at last", "2031-03-05"),
        ("A mayor goes", "2031-03-05"),
        ("Boats wait off the bar", "2031-03-03"),
    ]


def test_an_archive_that_quotes_others_is_a_running_post() -> None:
    quote = "<blockquote><p>{}</p></blockquote><p>I doubt it.</p>"
    extraction = taken(
        entry(5, "The dock reopens at last", quote.format(PROSE)) + entry(3, "A mayor goes", quote.format(MORE))
    )
    assert extraction.rule == "running post"
    assert [each.published.edtf for each in extraction.sightings] == ["2031-03-05"] * 2 + ["2031-03-03"] * 2


def test_dated_teasers_below_an_article_make_no_archive() -> None:
    teasers = "".join(entry(day, f"Another story, number {day}", f"<p>{MORE[:40]}</p>") for day in (1, 2, 3))
    extraction = taken(f"<main><h1>The grain quay is shut</h1>{f'<p>{PROSE}</p>' * 6}</main>{teasers}")
    assert (extraction.rule, len(extraction.clippings)) == ("article", 1)


def test_captions_are_passages_of_their_own_and_no_prose() -> None:
    figure = "<figure><img src=q.jpg><figcaption>The grain quay on Monday. Photo: Ana Ruiz</figcaption></figure>"
    extraction = taken(
        f"<article><h1>The grain quay is shut</h1><p>{PROSE}</p>{figure}{f'<p>{MORE}</p>' * 4}</article>"
    )
    (clipping,) = extraction.clippings
    captions = [each.span.cut(clipping.text) for each in clipping.passages if each.kind is PassageKind.CAPTION]
    assert captions == ["The grain quay on Monday. Photo: Ana Ruiz"]
    assert [each.kind.value for each in clipping.passages] == ["headline", "lede", "caption", "paragraph"], (
        "paragraphs alike are kept once"
    )


def test_byline_dateline_and_credit_of_a_page() -> None:
    body = (
        "<article><h1>The grain quay is shut</h1><div class=byline>By Ana Ruiz</div>"
        f"<p>PORT VALE, 3 March (Halyard) — {PROSE}</p><p>{MORE}</p>"
        "<p>Ivo Luna contributed to this report.</p></article>"
    )
    extraction = taken(body, published="2031-03-04")
    (clipping,), (sighting,) = extraction.clippings, extraction.sightings
    assert (clipping.byline and clipping.byline.surface, sighting.author) == ("By Ana Ruiz", "Ana Ruiz")
    assert clipping.dateline is not None
    assert clipping.dateline.filed.edtf == "2031-03-03"
    assert [each.surface for each in clipping.credits] == ["Halyard", "Ivo Luna"]


def test_what_no_reader_sees_is_left_out_of_words() -> None:
    prose = PROSE.replace("harbour", "har&shy;bour").replace("grain dock", "grain&nbsp;dock<br>")
    (clipping,) = taken(f"<article><h1>The grain quay is shut</h1><p>{prose}</p><p>{MORE}</p></article>").clippings
    assert PROSE in clipping.text


@pytest.mark.parametrize(
    "call",
    [
        "To continue reading, subscribe for a crown a week.",
        "Already a subscriber? Sign in",
        "Para seguir leyendo, paga.",
    ],
)
def test_a_call_to_subscribe_is_none_of_the_article(call: str) -> None:
    body = f"<h1>The grain quay is shut</h1><p>{PROSE}</p><p>{MORE}</p><div class=wall><p>{call}</p></div>"
    assert [each.text.rpartition("\n\n")[2] for each in taken(f"<article>{body}</article>").clippings] == [MORE]


def test_a_sentence_about_subscribers_is_the_articles_own() -> None:
    told = (
        "Subscribers of the harbour fund met on Friday, and the paper was already a member of the union, a clerk said."
    )
    (clipping,) = taken(f"<article><h1>The grain quay is shut</h1><p>{PROSE}</p><p>{told}</p></article>").clippings
    assert told in clipping.text


@pytest.mark.parametrize("byline", ["By Ana Ruiz", "Written by Ana Ruiz", "Por Ana Ruiz", "Escribe Ana Ruiz"])
def test_the_name_in_a_shown_byline_is_the_author(byline: str) -> None:
    body = f"<article><h1>The grain quay is shut</h1><p class=byline>{byline}</p><p>{PROSE}</p><p>{MORE}</p></article>"
    assert [each.author for each in taken(body).sightings] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0034)https://quaynotes.example/saved -->",
        "<!--\n Page saved with SingleFile\n url: https://quaynotes.example/saved\n saved date: Mon Mar 31 2031\n-->",
    ],
)
def test_a_browser_writes_the_address_into_the_page_that_it_saves(comment: str) -> None:
    raw = (
        f"<!doctype html>\n{comment}<html><body><article><h1>The quay is shut</h1><p>{PROSE}</p><p>{MORE}</p></article>"
    )
    (sighting,) = extract(raw.encode(), "saved.html", Given(), {}).sightings
    assert (sighting.url, sighting.outlet) == ("https://quaynotes.example/saved", "quaynotes.example")
    assert sighting.published.edtf is None, "the day of saving is no day of publication"


def test_a_time_below_the_title_dates_the_page() -> None:
    shown = "<h1>The grain quay is shut</h1><span>3 March 2031, 18:05</span><p>On 1 March 2031 it was open.</p>"
    head = "<!doctype html><html><head><title>The grain quay is shut</title></head><body>"
    raw = f"{head}<article>{shown}<p>{PROSE}</p><p>{MORE}</p></article>"
    (sighting,) = extract(raw.encode(), "saved.html", Given(), {}).sightings
    assert sighting.published.edtf == "2031-03-03"


def test_a_web_archive_is_refused_in_one_line() -> None:
    with pytest.raises(Unreadable, match=r"\.mhtml files are not read yet\. Open it in a browser"):
        extract(b"From: <Saved by a browser>", "page.mhtml", Given(), {})


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + f"<p>{PROSE}</p>",
        "<script>" * 50_000 + f"<p>{PROSE}</p>",
        "<!--" * 50_000,
        f"<p>{PROSE}</p>" + "<" * 200_000,
        "<blockquote><b>" * 2_000 + PROSE,
    ],
    ids=["nested", "scripts left open", "comments left open", "angles", "quotations left open"],
)
def test_a_hostile_page_is_read_or_refused(body: str) -> None:
    try:
        assert taken(body).clippings
    except Unreadable as error:
        assert "no article was found" in str(error) or "holds no text" in str(error)  # noqa: PT017
