"""Every screen of a built dossier, and the path from the timeline to a corrected name that a build keeps."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cuttings.ask import open_dossier
from cuttings.model.clipping import Given
from cuttings.model.finding import FINDING_TYPES, Kind
from cuttings.pipeline import Silent, add_bytes, build, create
from cuttings.reconcile.judged import fixable_fields
from cuttings.web.drawer import FIXES
from tests.pipeline.story import AT
from tests.web.site import KEYS, send, site, stranger

DRIFTED = """---
outlet: Radio Marea
date: 2031-03-05
title: The dockers stay
---
“We will go home,” said Tomas Arce, the union's leader, on Wednesday.
"""

SCREENS = {
    "/": "main events",
    "/ahead?all=yes": "planned",
    "/desk": "To look at",
    "/timeline?all=yes": "injured",
    "/clippings": "Clashes at the grain dock",
    "/actors": "Quiroga",
    "/quotations": "We will not go home",
    "/figures": "at least 4",
    "/places": "Port Vale",
    "/disputes": "no verdict",
    "/search?q=grain": "Inland Gazette",
    "/decisions": "newest first",
    "/help": "Keys",
}


@pytest.mark.parametrize(("address", "words"), SCREENS.items())
def test_every_screen_answers(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert words in answer.text
    assert answer.text.count("<h1") == 1


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, pattern
    return found.group(1).replace("&amp;", "&")


@pytest.mark.parametrize("screen", ["/", "/ahead?all=yes", "/timeline", "/quotations", "/figures"])
def test_a_row_opens_its_words_with_outlet_date_and_chain(client: TestClient, screen: str) -> None:
    link = (
        _first(r'data-row href="([^"]+)"', client.get(screen).text)
        if screen != "/figures"
        else _first(r'<td class="press"><a data-row href="([^"]+)"', client.get(screen).text)
    )
    text = client.get(link).text
    assert 'id="drawer"' in text
    assert "according to" in text
    assert "<mark>" in text
    assert 'value="confirm"' in text


WHOSE = r"<dt>whose words</dt><dd><bdi>([^<]+)</bdi>"


@pytest.mark.parametrize("kind", [each for each in Kind if each is not Kind.TIE])
def test_whatever_is_opened_tells_whose_words_it_is(client: TestClient, folder: Path, kind: Kind) -> None:
    with open_dossier(folder) as dossier:
        found = list(dossier.findings(kind))
    assert found
    for each in found:
        page = client.get(f"/clippings/{each.clipping}?show={each.id}").text
        assert len(re.findall(WHOSE, page)) == 1, each.words.surface
    assert len(re.findall(WHOSE, client.get(f"/why/{found[0].id}").text)) == 1


@pytest.mark.parametrize(
    ("screen", "words", "whose"),
    [
        ("/quotations", "We will not go home", "Tomas Arce, quoted by Harbour Post"),
        ("/quotations", "gift to smugglers", "Ines Quiroga, quoted in part by Coast Wire, printed in Harbour Post"),
        ("/figures", "Six people", "police, as told by Radio Marea"),
        ("/timeline?all=yes", "One person was killed", "Brendan hospital, as told by Harbour Post"),
    ],
)
def test_a_click_tells_speaker_agency_and_outlet_in_a_sentence(
    client: TestClient, screen: str, words: str, whose: str
) -> None:
    rows = re.findall(r'data-row(?: class="press")? href="([^"]+)"[^>]*>(.*?)</a>', client.get(screen).text)
    links = {href.replace("&amp;", "&") for href, shown in rows if words in shown}
    told = [re.findall(WHOSE, client.get(link).text) for link in sorted(links)]
    assert told
    assert all(whose in each for each in told)


@pytest.fixture
def drifted(tmp_path: Path) -> Iterator[TestClient]:
    """A browser that was let in to a dossier in which a quotation is worded in two ways."""
    with site(tmp_path / "story") as client:
        add_bytes(tmp_path / "story", DRIFTED.encode(), "drifted.md", Given(), at=AT)
        build(tmp_path / "story", progress=Silent())
        yield client


def test_wordings_stand_side_by_side_with_what_differs_in_words(drifted: TestClient) -> None:
    page = drifted.get("/quotations?by=Arce").text
    row = _first(r"(?s)(<li id=\"row-qu-.*?</ul>\s*</li>\s*</ul>)", page)
    assert "2 wordings, which differ in a negation" in row
    assert row.count('<li class="wording">') == 2
    assert "“We will go home”" in row
    assert "<strong>a negation: without “not”</strong>" in row


def test_a_wording_is_parted_from_the_drawer_of_its_quotation(drifted: TestClient) -> None:
    page = drifted.get("/quotations?by=Arce").text
    shown = drifted.get(_first(r'data-row href="(/quotations[^"]+show=qu-[^"]+)"', page)).text
    assert "same speaker, the same quoted words, but for a negation" in shown
    parts = shown.partition("Said on another occasion")[0]
    parted = re.findall(r'name="on" value="(at-\w+)"', parts)[-2:]
    answer = send(drifted, "/decide", {"verb": "different", "on": parted, "back": "/quotations?by=Arce"})
    assert "wordings, which" not in drifted.get(answer.to).text


def test_what_is_said_about_somebody_is_a_filter_and_stands_on_their_page(client: TestClient) -> None:
    text = client.get("/quotations?about=quiroga").text
    assert 'name="about" list="speakers" value="quiroga"' in text
    assert "gift to smugglers" not in text, "she says it, and nobody says it of her"
    actor = _first(r'href="(/actors/ac-\w+)" dir="auto">Ines Quiroga', client.get("/actors").text)
    page = client.get(actor).text
    assert "Said by Ines Quiroga" in page
    assert 'href="/quotations?by=Ines%20Quiroga"' in page


def test_filters_live_in_the_address(client: TestClient) -> None:
    text = client.get("/timeline?status=planned&all=yes").text
    assert 'class="status status-planned"' in text
    assert 'value="planned" selected' in text
    assert client.get("/timeline?actor=nobody").text.count('class="event"') == 0


@pytest.mark.parametrize(
    ("filters", "attribute"),
    [("outlets=2", "outlets"), ("origins=1", "known")],
    ids=["told by two outlets", "of one origin known"],
)
def test_what_few_tell_can_be_left_out(client: TestClient, folder: Path, filters: str, attribute: str) -> None:
    with open_dossier(folder) as dossier:
        enough = int(filters[-1])
        wanted = {row.id for row in dossier.timeline() if getattr(row.origins, attribute) >= enough}
    text = client.get(f"/timeline?all=yes&{filters}").text
    assert set(re.findall(r'<li id="row-(ev-\w+)"', text)) == wanted


def test_the_timeline_shows_main_events_and_counts_the_rest(client: TestClient, folder: Path) -> None:
    with open_dossier(folder) as dossier:
        rows = dossier.timeline()
        main = {row.id for row in rows if row.is_main}
    text = client.get("/timeline").text
    assert set(re.findall(r'<li id="row-(ev-\w+)"', text)) == main
    assert f"{len(rows) - len(main)} more rows" in text
    hidden = next(row for row in rows if not row.is_main)
    assert f'id="row-{hidden.id}"' in client.get(f"/timeline?show={hidden.id}").text, "what is shown has its row"


def test_a_bar_of_the_strip_leads_to_its_days(client: TestClient) -> None:
    text = client.get("/timeline?all=yes").text
    link = _first(r'<a href="(/timeline\?[^"]*since=[^"]+)"><title>', text)
    assert "all=yes" in link, "what was asked stays asked"
    day = _first(r"since=([\d-]+)", link)
    answer = client.get(link)
    assert f'name="since" value="{day}"' in answer.text
    assert 'class="event' in answer.text


def test_a_name_that_was_mistyped_is_offered(client: TestClient, folder: Path) -> None:
    with open_dossier(folder) as dossier:
        name = max((name for row in dossier.timeline() for name in row.actors), key=lambda each: (len(each), each))
    assert f">{name}</a>?" in client.get(f"/timeline?actor={name[:-2]}{name[-1]}").text
    assert "Did you mean" not in client.get("/timeline?actor=zebra").text


@pytest.mark.parametrize("written", ["two", "²", "99999999"])
def test_a_number_that_is_none_is_told(client: TestClient, written: str) -> None:
    answer = client.get("/timeline", params={"outlets": written})
    assert answer.status_code == 400
    assert "is not a number" in answer.text


def test_a_look_is_recorded_by_the_button_and_by_nothing_else(tmp_path: Path) -> None:
    with site(tmp_path / "story") as client:
        ledger = (tmp_path / "story" / "sources.jsonl").read_bytes()
        assert "New: all of it" in client.get("/").text
        assert (tmp_path / "story" / "sources.jsonl").read_bytes() == ledger
        answer = send(client, "/seen", {"back": "/"})
        assert (answer.status, answer.to) == (303, "/")
        assert "New since 2031-03-20" in client.get("/").text
        assert "Nothing was added" in client.get("/").text


def test_a_toll_on_the_first_page_opens_its_words(client: TestClient) -> None:
    link = _first(r'<td class="number"><a href="([^"]+)"', client.get("/").text)
    text = client.get(link).text
    assert 'id="drawer"' in text
    assert "<mark>" in text


def test_an_empty_dossier_says_how_to_begin(tmp_path: Path) -> None:
    create(tmp_path / "empty", "The dam")
    build(tmp_path / "empty", progress=Silent())
    with stranger(tmp_path / "empty") as client:
        client.get(f"/open?token={KEYS.token}")
        text = client.get("/").text
    assert "No clippings yet" in text
    assert "cuttings add PATH…" in text


def test_days_come_first_where_many_are_missing(tmp_path: Path) -> None:
    create(tmp_path / "undated", "The dam")
    for number in range(4):
        text = f"The dam of Oxlade broke in district {number}."
        add_bytes(tmp_path / "undated", text.encode(), f"{number}.txt", Given(), at=AT)
    build(tmp_path / "undated", progress=Silent())
    with stranger(tmp_path / "undated") as client:
        client.get(f"/open?token={KEYS.token}")
        assert "4 of 4 clippings have no day of publication" in client.get("/").text
        assert client.get("/clippings?undated=yes").text.count('href="/clippings/cl-') == 4


def test_a_filter_that_is_no_day_is_told(client: TestClient) -> None:
    answer = client.get("/timeline?since=soon")
    assert answer.status_code == 400
    assert "“soon” is not a day" in answer.text


@pytest.mark.parametrize("address", ["/clippings/cl-0", "/clippings/ev-1", "/actors/ac-0", "/why/zz", "/nowhere"])
def test_what_is_not_there_is_said(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999", "²"])
def test_a_page_number_that_is_none_shows_rows(client: TestClient, page: str) -> None:
    assert client.get("/timeline", params={"page": page}).status_code == 200


def test_the_reader_marks_findings_and_keeps_the_text_whole(client: TestClient) -> None:
    link = _first(r'href="(/clippings/cl-\w+)"[^>]*>One dead, nine injured', client.get("/clippings").text)
    text = client.get(link).text
    article = _first(r"(?s)<article[^>]*>(.*?)</article>", text)
    assert 'class="m m-figure' in article
    plain = re.sub(r"<[^>]+>", "", article)
    assert "One person was killed and nine were injured" in plain
    assert 'class="m m-figure' not in _first(
        r"(?s)<article[^>]*>(.*?)</article>", client.get(f"{link}?hide=figure").text
    )


def test_a_chart_says_the_same_as_its_table(client: TestClient) -> None:
    text = client.get("/figures").text
    assert "<desc" in text
    assert text.count('class="dot"') == sum(
        len(re.findall("<tr id=", each)) for each in re.findall(r"(?s)<figure>.*?</table>", text)
    )


def test_the_five_steps_without_javascript(tmp_path: Path) -> None:
    with site(tmp_path / "story") as client:
        row = _first(r'data-row href="(/timeline\?[^"]*show=[^"]+)"', client.get("/timeline").text)
        words = client.get(row).text
        source = client.get(_first(r'href="(/clippings/cl-\w+\?show=[^"]+)"', words).partition("#")[0])
        assert 'id="here"' in source.text
        actor = _first(r'href="(/actors/ac-\w+)" dir="auto">Ines Quiroga', client.get("/actors").text)
        fields: dict[str, str | list[str]] = {
            "verb": "fix",
            "on": actor[8:],
            "field": "name",
            "to": "Inés Quiroga",
            "back": actor,
        }
        answer = send(client, "/decide", fields)
        assert answer.status == 303
        page = client.get(answer.to).text
        assert "Inés Quiroga" in page
        assert "Decided by you" in page
        assert send(client, "/build", {"back": actor}).status == 303
        assert "Inés Quiroga" in client.get(actor).text
        undo = _first(r'name="decision" value="(jd-\w+)"', client.get(actor).text)
        assert send(client, "/undo", {"decision": undo, "back": actor}).status == 303
        assert "✓ decided by you" not in client.get(actor).text


def test_a_note_and_a_rejection_look_different_and_can_be_taken_back(tmp_path: Path) -> None:
    with site(tmp_path / "story") as client:
        event = _first(r'id="row-(ev-\w+)"', client.get("/timeline").text)
        assert (
            send(client, "/decide", {"verb": "note", "on": event, "note": "<b>Ask her</b>", "back": "/timeline"}).status
            == 303
        )
        page = client.get(f"/timeline?show={event}").text
        assert "✎ note by you" in page
        assert "&lt;b&gt;Ask her&lt;/b&gt;" in page
        assert "✓ decided by you" not in page
        answer = send(client, "/decide", {"verb": "reject", "on": event, "back": f"/timeline?show={event}#row-{event}"})
        after = client.get(answer.to).text
        assert f'id="row-{event}"' not in after
        assert "Undo" in after


WRONG: list[dict[str, str | list[str]]] = [
    {"verb": "purge", "on": "Quiroga"},
    {"verb": "note", "on": "Quiroga", "note": " "},
    {"verb": "reject"},
    {"verb": "same", "on": ["Quiroga", "Quiroga"]},
    {"verb": "fix", "on": "Quiroga", "field": "age", "to": "4"},
]


@pytest.mark.parametrize("fields", WRONG, ids=[str(each["verb"]) for each in WRONG])
def test_a_decision_that_makes_no_sense_is_told(client: TestClient, fields: dict[str, str | list[str]]) -> None:
    answer = send(client, "/decide", {"back": "/actors", **fields})
    assert answer.status in (400, 404)
    assert 'href="/actors"' in answer.text


def test_what_is_offered_for_correction_can_be_corrected() -> None:
    for kind in FINDING_TYPES:
        assert set(FIXES[kind]) <= set(fixable_fields(Kind(kind)))
