"""The stories of a running post: what belongs together, whose it is, and on which day it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.ingest.sources import decode
from cuttings.model.clipping import ClippingKind
from cuttings.model.dates import Basis
from cuttings.model.text import check_words
from tests.ingest.texts import MORE, PROSE, taken

LINK = "https://www.post.example/"
READING_LIST = f"""---
date: 2031-03-12
---
# What I read

- [Dock reopens after a week]({LINK}a) — Harbour Post, 5 March
- [Mayor resigns after a week](https://gazette.example/b) — *Inland Gazette*, March 4, 2031
- [Union calls a march for Friday](https://radio.example/c) (Radio Marea)
- [Police deny the order]({LINK}d)
"""


def _texts(text: str, path: str = "post.md") -> list[tuple[str, str]]:
    return [(each.kind.value, each.text) for each in taken(text, path).clippings]


def test_headings_and_quoted_blocks_make_clippings() -> None:
    text = f"# My post\n\n## Dock reopens\n\n> {PROSE}\n\nI doubt it.\n\n## Mayor resigns\n\n> {MORE}\n>\n> {PROSE}\n"
    assert _texts(text) == [
        ("excerpt", f"Dock reopens\n\n{PROSE}"),
        ("note", "I doubt it."),
        ("excerpt", f"Mayor resigns\n\n{MORE}\n\n{PROSE}"),
    ]


def test_a_reading_list_gives_a_headline_a_line() -> None:
    extraction = taken(READING_LIST)
    assert extraction.rule == "running post"
    assert [(each.kind, each.text, each.publisher) for each in extraction.clippings] == [
        (ClippingKind.HEADLINE, "Dock reopens after a week", "post.example"),
        (ClippingKind.HEADLINE, "Mayor resigns after a week", "gazette.example"),
        (ClippingKind.HEADLINE, "Union calls a march for Friday", "radio.example"),
        (ClippingKind.HEADLINE, "Police deny the order", "post.example"),
    ]
    assert [(each.outlet, each.url, each.title) for each in extraction.sightings] == [
        ("Harbour Post", f"{LINK}a", "Dock reopens after a week"),
        ("Inland Gazette", "https://gazette.example/b", "Mayor resigns after a week"),
        ("Radio Marea", "https://radio.example/c", "Union calls a march for Friday"),
        ("post.example", f"{LINK}d", "Police deny the order"),
    ]


def test_the_day_in_a_line_of_a_reading_list_is_that_headlines_alone() -> None:
    dates = [each.published for each in taken(READING_LIST).sightings]
    assert [(each.edtf, each.basis) for each in dates] == [
        ("2031-03-05", Basis.WRITTEN),
        ("2031-03-04", Basis.WRITTEN),
        ("../2031-03-12", Basis.ORDER),  # a reading list is in no order: the post alone bounds it
        ("../2031-03-12", Basis.ORDER),
    ]
    assert dates[0].reason == "its own line says “5 March”, in the year nearest to the date known for it"


def test_a_line_takes_its_year_from_the_day_that_it_stands_under() -> None:
    text = f"## 12 March 2031\n\n- [Dock reopens after a week]({LINK}a) — Harbour Post, 11 March\n"
    text += f"- [Mayor resigns after a week]({LINK}b) — Harbour Post\n"
    assert [each.published.edtf for each in taken(text).sightings] == ["2031-03-11", "2031-03-12"]


def test_an_outlet_without_an_address_is_the_publisher() -> None:
    text = f"- [Dock reopens after a week](clip.html) — Harbour Post\n- [Mayor resigns after a week]({LINK}b)\n"
    text += f"- [Union calls a march for Friday]({LINK}c)\n"
    first = taken(text).clippings[0]
    assert (first.text, first.publisher) == ("Dock reopens after a week", "harbour post")


def test_an_excerpt_under_a_line_of_a_reading_list_is_its_own() -> None:
    text = f"- [Dock reopens after a week]({LINK}a) — Harbour Post\n  > {PROSE}\n- [Mayor resigns]({LINK}b)\n"
    text += f"  > {MORE}\n"
    assert _texts(text) == [
        ("excerpt", f"Dock reopens after a week\n\n{PROSE}"),
        ("excerpt", f"Mayor resigns\n\n{MORE}"),
    ]


def test_a_remark_below_a_line_of_a_reading_list_is_the_writers() -> None:
    text = f"- [Dock reopens after a week]({LINK}a) — Harbour Post\n  I must ask why.\n"
    text += f"- [Mayor resigns at last]({LINK}b)\n- [Union calls a march]({LINK}c)\n"
    assert _texts(text) == [
        ("headline", "Dock reopens after a week"),
        ("note", "I must ask why."),
        ("headline", "Mayor resigns at last"),
        ("headline", "Union calls a march"),
    ]


DAYS = f"""12 March

[Dock reopens after a week]({LINK}a)

> {PROSE}

10 March

[Mayor resigns after a week]({LINK}b)

> {MORE}

I doubt it.

5 August

[Union calls a march for Friday]({LINK}c)
"""


def test_days_without_a_year_take_that_of_the_post() -> None:
    front = "---\ndate: 2031-03-12\n---\n"
    dates = [each.published for each in taken(front + DAYS).sightings]
    assert [each.edtf for each in dates] == ["2031-03-12", "2031-03-10", "2031-03-10", "../2031-03-10"]
    assert [each.basis for each in dates] == [Basis.WRITTEN, Basis.WRITTEN, Basis.WRITTEN, Basis.ORDER]


def test_days_stay_without_a_year_where_none_is_known() -> None:
    dates = [each.published for each in taken(DAYS).sightings]
    assert {each.edtf for each in dates} == {None}
    assert dates[0].reason == "it stands under “12 March”, without a year"


def test_plain_text_takes_its_year_from_what_a_person_gives() -> None:
    text = f"12 March\n\nDock reopens after a week\n\n{PROSE}\n\n3 March\n\nMayor resigns after a week\n\n{MORE}\n\n"
    text += f"Union calls a march for Friday\n\n{PROSE}"
    dates = [each.published.edtf for each in taken(text, "post.txt", published="2031-03-14").sightings]
    assert dates == ["2031-03-12", "2031-03-03", "2031-03-03"]


def test_a_day_between_headline_and_text_is_that_storys() -> None:
    text = f"Dock reopens after a week\n\n12 March 2031\n\n{PROSE}\n\nMayor resigns after a week\n\n10 March 2031\n\n"
    text += f"{MORE}\n\nUnion calls a march for Friday\n\n8 March 2031\n\n{PROSE}"
    dates = [each.published for each in taken(text, "post.txt").sightings]
    assert [each.edtf for each in dates] == ["2031-03-12", "2031-03-10", "2031-03-08"]
    assert dates[0].reason == "its headline stands over “12 March 2031”"


def test_undated_stories_lie_between_their_dated_neighbours() -> None:
    first = f"## Dock reopens\n\n12 March 2031\n\n> {PROSE}\n\n## Mayor resigns\n\n> {MORE}\n\n"
    text = first + f"## Union marches\n\n8 March 2031\n\n> {PROSE}\n"
    dates = [each.published for each in taken(text).sightings]
    assert [each.edtf for each in dates] == ["2031-03-12", "2031-03-08/2031-03-12", "2031-03-08"]


def test_words_under_a_new_heading_are_no_part_of_the_story_above() -> None:
    front = f"## 12 March 2031\n\n[Dock reopens]({LINK}a)\n\n> {PROSE}\n\n"
    text = front + f"## 10 March 2031\n\n> {MORE}\n\n[Mayor resigns]({LINK}b)\n\n> {PROSE}\n"
    assert _texts(text)[:2] == [("excerpt", f"Dock reopens\n\n{PROSE}"), ("excerpt", MORE)]
    assert [each.published.edtf for each in taken(text).sightings] == ["2031-03-12", "2031-03-10", "2031-03-10"]


def test_sections_stand_with_what_follows_them() -> None:
    text = f"# My post\n\n[Dock reopens]({LINK}a)\n\n> {PROSE}\n\n# Palace\n\n[Mayor resigns]({LINK}b)\n\n> {MORE}\n"
    assert [each.section for each in taken(text).sightings] == ["My post", "Palace"]


def test_a_note_has_the_author_of_the_post_and_no_publisher() -> None:
    text = f"---\nauthor: Ana Ruiz\n---\n[Dock reopens]({LINK}a)\n\n> {PROSE}\n\nSee [this]({LINK}c).\n\n"
    extraction = taken(text + f"[Mayor resigns]({LINK}b)\n\n> {MORE}\n")
    note, sighting = extraction.clippings[1], extraction.sightings[1]
    assert (note.kind, note.publisher) == (ClippingKind.NOTE, None)
    assert (sighting.author, sighting.outlet, sighting.url) == ("Ana Ruiz", None, None)
    assert extraction.sightings[0].author is None, "who keeps the post did not write what it keeps"


def test_words_without_a_headline_are_parted_by_notes() -> None:
    text = f"> {PROSE}\n\nA note.\n\n> {MORE}\n\n> {PROSE}\n"
    assert _texts(f"---\nkind: post\n---\n{text}") == [
        ("excerpt", PROSE),
        ("note", "A note."),
        ("excerpt", f"{MORE}\n\n{PROSE}"),
    ]


def test_the_same_headline_twice_is_one_clipping_met_twice() -> None:
    text = f"- [Dock reopens after a week]({LINK}a)\n- [Dock reopens after a week]({LINK}a)\n"
    extraction = taken(text)
    assert len(extraction.clippings) == 1
    assert [each.position for each in extraction.sightings] == [0, 1]


BLOCKS = st.sampled_from(
    [
        PROSE,
        f"PORT VALE, 3 March (Coast Wire) — {PROSE}",
        "Dock reopens after a week",
        "12 March 2031",
        "By Ana Ruiz",
        "I doubt it.",
        "# My &amp; post",
        "## Mayor *resigns* at last",
        "**Union calls a march for Friday**",
        f"> {PROSE}\n>\n> — {MORE}",
        f"[Dock \\& harbour reopen]({LINK}a)",
        f"- [Dock &amp; harbour reopen today]({LINK}a) — *Harbour Post*, 5 March\n- [Mayor resigns]({LINK}b)",
        "Dock reopens + Union calls a march",
        "    set as code\n    in two lines",
        "¿Quién cerró el muelle? Con información de Marea Prensa",
    ]
)


@given(
    st.lists(BLOCKS, min_size=1, max_size=8),
    st.sampled_from(["item.md", "item.txt"]),
    st.sampled_from(["post", "article"]),
)
def test_every_span_cuts_its_words_out_of_the_text(blocks: list[str], path: str, kind: str) -> None:
    raw = f"---\nkind: {kind}\ntitle: Port Vale\n---\n" + "\n\n".join(["Words to begin with.", *blocks])
    extraction = taken(raw, path)
    for clipping in extraction.clippings:
        dateline = [clipping.dateline.words, clipping.dateline.place] if clipping.dateline else []
        for words in [clipping.headline, clipping.byline, *dateline, *clipping.credits]:
            if words:
                check_words(words, clipping.text)
        spans = [each.span for each in clipping.passages]
        assert spans == sorted(spans)
        assert all(span.cut(clipping.text).strip() for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
    text = decode(raw.encode(), path)
    by_id = {each.id: each for each in extraction.clippings}
    for sighting in extraction.sightings:
        for each in sighting.origin.stretches:
            here = by_id[sighting.clipping].text[each.here : each.here + each.length]
            assert here == text[each.there : each.there + each.length]


@pytest.mark.parametrize("path", ["post.md", "post.txt"])
def test_a_post_of_notes_alone_is_read(path: str) -> None:
    assert _texts("---\nkind: post\n---\nI doubt it.\n\nMy guess is as good as any.\n", path) == [
        ("note", "I doubt it."),
        ("note", "My guess is as good as any."),
    ]
