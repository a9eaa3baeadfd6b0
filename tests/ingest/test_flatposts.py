"""Archive pages without an element around each post, and the articles that look like them."""

import pytest

from cuttings.ingest import Extraction, extract
from cuttings.model.clipping import Given

URL = "https://quaynotes.example/archive"
DOCK = "Police cleared the grain dock of Port Vale on Monday, the harbour office said in a short note to the press."
MAYOR = "The mayor resigned after a week of strikes, and nobody was named to follow her at the town hall of Port Vale."
BOATS = "Two boats of the coast guard lay off the bar all night while the pilots waited for an order from the capital."
MUELLE = (
    "La policía despejó el lunes el muelle de granos de Puerto Vale, según una breve nota de la oficina del puerto."
)
ALCALDE = (
    "La alcaldesa renunció tras una semana de huelgas, y nadie fue nombrado para sucederla en la alcaldía de Vale."
)
REMOLQUE = (
    "Dos lanchas de la guardia costera pasaron la noche frente a la barra mientras los prácticos esperaban órdenes."
)


def taken(body: str, lang: str = "en", **given: str) -> Extraction:
    """What a page with this body gives."""
    head = f"<!doctype html><html lang={lang}><head><title>Quay Notes</title></head><body><nav><a href=/>Home</a></nav>"
    return extract(f"{head}<div id=c>{body}</div></body></html>".encode(), "a.html", Given(**{"url": URL, **given}), {})


def told(extraction: Extraction) -> list[tuple[str | None, str | None, str | None]]:
    """Headline, address and day of each text."""
    return [
        (each.title, each.url and each.url.rpartition("/")[2], each.published.edtf) for each in extraction.sightings
    ]


TEXTS = [("Dock reopens after a week", DOCK), ("Mayor resigns after strikes", MAYOR), ("Boats wait off the bar", BOATS)]
TEXTOS = [
    ("Reabre el muelle de granos", MUELLE),
    ("Renuncia la alcaldesa de Vale", ALCALDE),
    ("Lanchas ante la barra", REMOLQUE),
]


def posts(form: str, texts: list[tuple[str, str]] = TEXTS) -> str:
    """The texts, newest first, in one form: its fields are title, body, day (12, 10, 8) and number."""
    rows = enumerate(zip((12, 10, 8), texts, strict=True), 1)
    return "".join(form.format(title=title, body=body, day=day, n=n) for n, (day, (title, body)) in rows)


@pytest.mark.parametrize(
    ("form", "lang", "link"),
    [
        ("<h2>{title}</h2><p>{day} March 2031</p><p>{body}</p><p>{body} Again.</p>", "en", ""),
        ("<h2><a href='/p/{n}'>{title}</a></h2><p>{day} March 2031</p><p>{body}</p>", "en", "url"),
        ("<h3><a href='/p/{n}'>{title}</a></h3><div>{day} March 2031 | Ana Ruiz</div><p>{body}</p><hr>", "en", "url"),
        ("<h2>{title}</h2><p>On <time datetime='2031-03-{day:02}T10:00'>Monday</time></p><p>{body}</p>", "en", ""),
        ("<h2>{title}</h2><p class=post-meta>Posted on March {day}, 2031 by admin</p><p>{body}</p>", "en", ""),
        ("<h2>{title}</h2><p>{body}</p><p>More of it. {body}</p><p><i>Ana, {day} March 2031, 10:15</i></p>", "en", ""),
        ("<p>{day} March 2031</p><h2>{title}</h2><p>{body}</p><p>{body} Again.</p>", "en", ""),
        ("<h3>{day} March 2031</h3><p><b><a href='/p/{n}'>{title}</a></b></p><p>{body}</p><p>{body}</p>", "en", "url"),
        ("<h2>{day} March 2031</h2><h3><a href='/p/{n}'>{title}</a></h3><p>{body}</p>", "en", "url"),
        ("<p><b>{title}</b></p><p>{day} March 2031</p><p>{body}</p><p>{body} Again.</p>", "en", ""),
        ("<div><h2><a href=/p/{n}>{title}</a></h2><p>{day} March 2031</p></div><div><p>{body}</p></div>", "en", "url"),
        ("<dt>{title}</dt><dd>{day} March 2031</dd><dd>{body}</dd>", "en", ""),
        ("<tr><td>{day} March 2031</td><td><a href=/p/{n}>{title}</a></td></tr><tr><td>{body}</td></tr>", "en", "url"),
        ("<b><a href='/p/{n}'>{title}</a></b><br>{day} March 2031<br><br>{body}<br><br>{body}<br><br>", "en", "url"),
        ("<h2>{title}</h2>{day} March 2031<br><br>{body}<br>It went on.<br><br>{body}", "en", ""),
        ("<h2>{title}</h2><p>{day} de marzo de 2031</p><p>{body}</p>", "es", ""),
        ("<h2><a href='/p/{n}'>{title}</a></h2><p>El {day} de marzo de 2031 por Ana</p><p>{body}</p>", "es", "url"),
        ("<h3>{day} de marzo de 2031</h3><p><b><a href='/p/{n}'>{title}</a></b></p><p>{body}</p>", "es", "url"),
    ],
)  # fmt: skip
def test_posts_without_an_element_around_each_are_read_one_by_one(form: str, lang: str, link: str) -> None:
    texts = TEXTOS if lang == "es" else TEXTS
    body = posts(form, texts)
    extraction = taken({"<tr": f"<table>{body}</table>", "<dt": f"<dl>{body}</dl>"}.get(form[:3], body), lang)
    assert [each.kind.value for each in extraction.clippings] == ["article"] * 3
    assert told(extraction) == [
        (title, str(n) if link else "archive", f"2031-03-{day:02}")
        for n, (day, (title, _)) in enumerate(zip((12, 10, 8), texts, strict=True), 1)
    ]
    for clipping, (title, prose) in zip(extraction.clippings, texts, strict=True):
        assert clipping.text.startswith(f"{title}\n\n")
        assert prose in clipping.text
        assert "2031" not in clipping.text


def test_each_date_says_that_the_page_prints_it() -> None:
    extraction = taken(posts("<h2>{title}</h2><p>{day} March 2031</p><p>{body}</p>"))
    assert extraction.sightings[0].published.reason == "the page prints “12 March 2031” with it"


def test_several_posts_stand_under_one_day() -> None:
    first, second, third = (
        f"<h3><a href=/p/{n}>{title}</a></h3><p>{body}</p>" for n, (title, body) in enumerate(TEXTS)
    )
    extraction = taken(f"<h2>12 March 2031</h2>{first}{second}<h2>8 March 2031</h2>{third}")
    assert [day for _, _, day in told(extraction)] == ["2031-03-12", "2031-03-12", "2031-03-08"]


def test_posts_without_days_are_told_by_their_links() -> None:
    extraction = taken(posts("<h2><a href='/p/{n}'>{title}</a></h2><p>{body}</p><p>{body} Again. {body}</p>"))
    assert told(extraction) == [(title, str(n), None) for n, (title, _) in enumerate(TEXTS, 1)]


def test_a_cross_head_stays_in_its_post() -> None:
    form = f"<h2>{{title}}</h2><p>{{day}} March 2031</p><p>{{body}}</p><h2>What comes next</h2><p>{BOATS} Again.</p>"
    extraction = taken(posts(form))
    assert [title for title, _, _ in told(extraction)] == [title for title, _ in TEXTS]
    assert all("What comes next\n\n" in each.text for each in extraction.clippings)


def test_posts_of_other_papers_keep_their_papers() -> None:
    form = "<h2><a href='https://paper{n}.example/{n}'>{title}</a></h2><p>{day} March 2031</p><p>{body}</p>"
    extraction = taken(posts(form), outlet="Quay Notes")
    assert [(each.outlet, each.published.edtf) for each in extraction.sightings] == [
        ("paper1.example", "2031-03-12"),
        ("paper2.example", "2031-03-10"),
        ("paper3.example", "2031-03-08"),
    ]


def test_a_page_that_states_that_it_is_one_article_is_no_list_of_linked_texts() -> None:
    form = "<h2><a href='https://shop{n}.example/'>{title}</a></h2><p>{body}</p><p>{body} Again. {body}</p>"
    stated = "<meta property='article:published_time' content='2031-03-12T10:00'>"
    assert len(taken(posts(form)).clippings) == 3
    assert len(taken(f"{stated}<h1>Three to watch</h1>{posts(form)}").clippings) == 1


def test_links_are_relative_to_the_base_that_a_page_names() -> None:
    form = "<h2><a href='p/{n}'>{title}</a></h2><p>{day} March 2031</p><p>{body}</p>"
    extraction = taken(f"<base href='https://notes.example/old/'>{posts(form)}", url="")
    assert [each.url for each in extraction.sightings] == [f"https://notes.example/old/p/{n}" for n in (1, 2, 3)]
    assert [each.outlet for each in extraction.sightings] == ["notes.example"] * 3


LONG = "".join(f"<p>{each} {number} of them stayed.</p>" for number in (3, 5, 7) for each in (DOCK, MAYOR, BOATS))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"<h1>The strike</h1><p>12 March 2031</p>{posts('<h2>{title}</h2><p>{body}</p>')}", "cross-heads"),
        (f"<h2>The strike</h2><p>12 March 2031</p>{posts('<h2>{title}</h2><p>{body}</p>')}", "of the title's level"),
        (posts("<p><b>{title}</b></p><p>{body}</p><p>{body} Again.</p>"), "bold cross-heads"),
        (posts("<h2 id=s{n}><a href='#s{n}'>{title}</a></h2><p>{body}</p>"), "links to places on the page"),
        (posts(f"<h2><a href='{URL}#s{{n}}'>{{title}}</a></h2><p>{{body}}</p>"), "the same with the whole address"),
        (posts("<b>{title}</b><br>{body}<br><br>{body} Again.<br><br>"), "cross-heads between breaks"),
        (posts("{day} March 2031<br>{body}<br><br>"), "a chronology between breaks"),
        (posts("<h2>{day} March 2031</h2><p>{body}</p>"), "a chronology"),
        (posts("<h2>{day} March 2031</h2><p><b>{title}</b></p><p>{body}</p>"), "a chronology with cross-heads"),
        (posts("<h2>{day} March 2031</h2><h3>{title}</h3><p>{body}</p>"), "a chronology with cross-headings"),
        (f"<h1>The strike</h1>{posts('<p>{body}</p><p><b><a href=/p/{n}>{title}</a></b></p>')}", "links to read on"),
        (
            f"<h1>The strike</h1>{posts('<p>{day} March 2031</p><p>{body}</p><p><a href=/p/{n}>{title}</a></p>')}",
            "a chronology with links to read on",
        ),
        (
            f"<h2>The strike</h2><p>14 March 2031</p>{LONG}"
            f"{posts('<h2><a href=/p/{n}>{title}</a></h2><p>{day} March 2031</p><p>Read on.</p>')}",
            "dated teasers below an article",
        ),
        (
            f"<h2>The strike</h2>{LONG}{posts('<h2><a href=/p/{n}>{title}</a></h2><p>{body}</p>')}",
            "teasers without days below an article",
        ),
        (posts("<h2><a href='/p/{n}'>{title}</a></h2><p>{body}</p>"), "teasers of a front page"),
        (f"<h1>Two sides</h1><h2>First</h2><p>{DOCK}</p><h2>On 12 March 2031</h2><p>{MAYOR}</p>", "a day"),
        (
            posts("<h2>{title}</h2><p>{day} de marzo fue el día en que todo cambió.</p><p>{body}</p>", TEXTOS),
            "a sentence with a day",
        ),
        (f"<h1>La huelga</h1><p>12 de marzo de 2031</p>{posts('<h2>{title}</h2><p>{body}</p>', TEXTOS)}", "in Spanish"),
        (posts("<h2>{day} de marzo de 2031</h2><h3>{title}</h3><p>{body}</p>", TEXTOS), "a chronology in Spanish"),
    ],
)  # fmt: skip
def test_an_article_with_cross_heads_stays_one(body: str, why: str) -> None:
    extraction = taken(body)
    assert (extraction.rule, len(extraction.clippings)) == ("article", 1), why
