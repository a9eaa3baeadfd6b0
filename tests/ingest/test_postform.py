"""Running post or article: two bold lines are no evidence; headlines with quoted blocks, or in a list, are."""

import pytest

from cuttings.ingest.postform import is_post
from tests.ingest.texts import MORE, PROSE, front, pieces_of

LINK = "https://post.example/"


def _is_post(*blocks: str, path: str = "item.md", **given: str) -> bool:
    return is_post(pieces_of("\n\n".join(blocks), path), front(**given))


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ([PROSE, "**A night of smoke**", MORE, "**What comes next**", PROSE], "two bold cross-heads"),
        (["# Dock cleared", PROSE, "**A night of smoke**", MORE, "**What comes next**", PROSE],
         "the same under a title"),
        (["**Dock cleared**", "**Port Vale counts the cost**", PROSE, MORE, PROSE],
         "a bold title and a bold standfirst"),
        ([PROSE, MORE, "**Six hours on the cold pier**", PROSE, MORE, "**A harbour that has no master**", MORE],
         "long"),
        (["**Dock cleared by the police**", PROSE, MORE, "**The long way to an answer**", PROSE, MORE,
          "**What the harbour office knew**", PROSE, MORE, PROSE], "several paragraphs under each cross-head"),
        (["**Why was the dock closed?**", PROSE, "**Who gave the order then?**", MORE, "**What comes of it now?**",
          PROSE], "an interview"),
        (["# Dock cleared", PROSE, MORE, PROSE, f"[Union calls a march for Friday]({LINK}a)",
          f"[Mayor resigns after a week]({LINK}b)"], "links to read on at the end"),
        (["# Dock cleared", PROSE, f"[Read also: union calls a march]({LINK}a)", MORE, MORE,
          f"[Read also: mayor resigns at last]({LINK}b)", PROSE], "links to read on in between"),
        (["# Dock cleared", PROSE, MORE, PROSE, f"- [Report of the harbour office]({LINK}a) — Harbour office, 5 March",
          f"- [Report of the port police]({LINK}b) — Port police, 6 March"], "a list of sources at the end"),
        (["# Dock cleared", f"[Harbour Post]({LINK})", f"[Ana Ruiz]({LINK}ana)", PROSE], "outlet and author as links"),
        (["# Dock cleared", "> It is over, said the mayor.", PROSE, "## What comes next", MORE], "a quotation on top"),
        (["# Letter", PROSE, "## Demands", "> Bread.", "## Answer", MORE, "## Reply", PROSE, "## End", MORE],
         "one quoted"),
        (["## The strike so far", PROSE, "## The law on strikes", MORE, "## The week to come", PROSE], "an explainer"),
        ([PROSE], "one paragraph"),
        (["12 March 2031"], "nothing but a day"),
    ],
)  # fmt: skip
def test_an_article_is_not_torn_apart(blocks: list[str], why: str) -> None:
    assert not _is_post(*blocks), why


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        (["## Dock reopens", f"> {PROSE}", "## Mayor resigns", f"> {MORE}"], "headings over quoted blocks"),
        (["# Dock reopens", f"> {PROSE}", "# Mayor resigns", f"> {MORE}"], "of the first level"),
        (["# My post", "## 12 March", "## Dock reopens", f"> {PROSE}", "## Mayor resigns", f"> {MORE}"],
         "under a title"),
        (["**Dock reopens**", f"> {PROSE}", "A doubt.", "**Mayor resigns**", f"> {MORE}"],
         "bold lines over quoted blocks"),
        ([f"[Dock reopens after a week]({LINK}a)", f"> {PROSE}", "**Mayor resigns, says the radio**", "So?"],
         "a small one"),
        ([f"- [Dock reopens after a week]({LINK}a) — Harbour Post, 5 March",
          f"- [Mayor resigns after a week]({LINK}b) — Inland Gazette, 6 March"],
         "a list of headlines with their sources"),
        ([f"- [Dock reopens after a week]({LINK}a)", f"- [Mayor resigns after a week]({LINK}b)"], "without sources"),
        (["Reading list:", f"[Dock reopens after a week]({LINK}a)\n[Mayor resigns after a week]({LINK}b)"], "by lines"),
        ([f"[Dock reopens after a week]({LINK}a)", PROSE, f"[Mayor resigns after a week]({LINK}b)", MORE], "by turns"),
        (["**Dock reopens after a week**", PROSE, "**Mayor resigns after a week**", MORE, "I doubt it.",
          "**Union calls a march for Friday**", PROSE], "bold headlines and prose by turns"),
        (["**Dock reopens after a week**", "**Mayor resigns after a week**"], "bold headlines and nothing else"),
        ([f"[Dock reopens after a week]({LINK}a)", PROSE, "**Mayor resigns after a week**", MORE,
          f"[Union calls a march for Friday]({LINK}c)", PROSE, "So?"], "linked and bold ones mixed"),
    ],
)  # fmt: skip
def test_set_text_with_headlines_and_excerpts_is_a_post(blocks: list[str], why: str) -> None:
    assert _is_post(*blocks), why


@pytest.mark.parametrize(
    ("blocks", "is_one", "why"),
    [
        (["Dock reopens after a week", PROSE, "Mayor resigns after a week", MORE, "Union calls a Friday march", PROSE],
         True, "headlines and prose by turns"),
        (["I keep what I read here.", "Dock reopens after a week", PROSE, "Mayor resigns after a week", MORE,
          "Union calls a Friday march", PROSE], True, "a note on top"),
        (["12 March 2031", "Dock reopens after a week", PROSE, "Mayor resigns after a week", MORE,
          "Union calls a Friday march", PROSE], True, "a day on top"),
        (["Dock reopens after a week", PROSE, "A night of smoke and song", MORE, PROSE, MORE, PROSE],
         False, "a headline and one cross-head"),
        ([PROSE, "A night of smoke and song", MORE, "What comes after the strike", PROSE, "A bridge too far away",
         MORE],
         False, "prose on top"),
        (["Why did the dock close?", PROSE, "Who gave the order then?", MORE, "What comes of it now?", PROSE],
         False, "questions and answers"),
    ],
)  # fmt: skip
def test_plain_text_is_a_post_when_headlines_and_prose_take_turns(blocks: list[str], is_one: bool, why: str) -> None:
    assert _is_post(*blocks, path="item.txt") is is_one, why


def test_front_matter_decides() -> None:
    assert _is_post(PROSE, kind="post")
    assert not _is_post("## Dock reopens", f"> {PROSE}", "## Mayor resigns", f"> {MORE}", kind="article")


def test_what_one_paper_printed_is_no_post_for_its_bold_lines() -> None:
    blocks = [
        "**Dock reopens after a week**",
        PROSE,
        "**Six hours on the pier**",
        MORE,
        "**The mayor has no answer**",
        PROSE,
    ]
    assert _is_post(*blocks)
    assert not _is_post(*blocks, outlet="Harbour Post")
    assert not _is_post(*blocks, url=f"{LINK}a")
