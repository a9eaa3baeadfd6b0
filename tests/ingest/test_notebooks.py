"""What each block of a running post is: press words must never become the writer's notes; each kind has a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.ingest.notebooks import Block, judge_blocks
from cuttings.ingest.pieces import Form, Piece
from tests.ingest.texts import MORE, PROSE, blocks_of, front, kinds_of, piece, pieces_of

LINK = "https://post.example/"


def _kind(text: str) -> str:
    (block,) = judge_blocks([piece(text)], {}, front())
    return block.kind


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Three killed at copper mine near Port Vale", "headline", "a mine is a place"),
        ("The mine was closed on Tuesday, police in Port Vale said.", "excerpt", "the same in prose"),
        ("The statue of King Aldo I fell in the storm, the harbour office said.", "excerpt", "a ruler's number"),
        ("“I will not go home, the union leader told reporters in Port Vale.", "excerpt", "a quotation left open"),
        ("“I will not go home,” the union leader told reporters in Port Vale.", "excerpt", "a closed one"),
        ("Yesterday I read that the mine will stay closed, which I doubt.", "note", "the writer speaks"),
        ("The Courier calls it a riot, and I’m not so sure.", "note", "a contraction"),
        ("In my book that is no riot.", "note", "a possessive"),
        ("Mi party wins the vote in Port Vale", "headline", "a Spanish word in an English text is a name"),
        ("Torvisco no me convence, y mi vecino lo sabe.", "note", "in Spanish the writer speaks with it"),
        ("El rey Aldo I cayó en la tormenta, dijo la oficina del puerto.", "excerpt", "the English word in Spanish"),
        ("Names to look up in the harbour register:", "note", "it opens a list"),
        ("What a day!", "note", "a short exclamation"),
        ("12 March 2031", "date", "a day"),
        ("Dock reopens, says the mayor", "headline", "one short line without a final stop"),
        (f"{PROSE} {MORE}", "excerpt", "full sentences"),
    ],
)
def test_plain_blocks_are_told_by_their_words(text: str, kind: str, why: str) -> None:
    assert _kind(text) == kind, why


@pytest.mark.parametrize(
    ("form", "level", "kind"),
    [
        (Form.QUOTED, 0, "excerpt"),
        (Form.LINKED, 0, "headline"),
        (Form.SOURCED, 0, "headline"),
        (Form.BOLD, 0, "headline"),
        (Form.HEADING, 1, "section"),
        (Form.HEADING, 2, "headline"),
        (Form.PLAIN, 0, "note"),  # whatever its words are
    ],
)
def test_set_blocks_are_told_by_their_form(form: Form, level: int, kind: str) -> None:
    around = [piece(PROSE), piece(MORE, Form.QUOTED)]
    blocks = judge_blocks([around[0], piece("Dock reopens", form, level=level), *around], {}, front())
    assert blocks[1].kind == kind


@pytest.mark.parametrize(
    ("text", "kinds", "why"),
    [
        (f"## Dock reopens\n\n> {PROSE}\n\n## Mayor resigns\n\n> {MORE}", "headline excerpt headline excerpt", "pairs"),
        (f"# Dock reopens\n\n> {PROSE}\n\n# Mayor resigns\n\n> {MORE}", "headline excerpt headline excerpt", "level 1"),
        (f"# My post\n\n> {PROSE}\n\n## Mayor resigns\n\n> {MORE}", "section excerpt headline excerpt",
         "a title on top"),
        (f"# My post\n\n## 12 March\n\n## Dock reopens\n\n> {PROSE}", "section date headline excerpt",
         "days as headings"),
        (f"## Harbour\n\n[Dock reopens]({LINK})\n\n> {PROSE}", "section headline excerpt", "the first heading"),
        (f"[Dock reopens]({LINK})\n\n> {PROSE}\n\n## Palace\n\n**Mayor resigns**", "headline excerpt section headline",
         "a short heading over headlines"),
        (f"**Dock reopens**\n\n{PROSE}\n\nI doubt it.\n\n**Mayor resigns**\n\n{MORE}",
         "headline excerpt note headline excerpt", "prose without quoted blocks is told by its words"),
        (f"**Dock reopens**\n\n{PROSE}\n\n> {MORE}", "headline note excerpt", "with them, by its form"),
        ("**Dock reopens**\n\nHarbour Post\n\nNames to look up:\n\nWhat a day!", "headline excerpt note note",
         "short lines are no headlines where headlines are set"),
    ],
)  # fmt: skip
def test_forms_say_what_the_blocks_of_a_post_are(text: str, kinds: str, why: str) -> None:
    assert kinds_of(text) == kinds.split(), why


@pytest.mark.parametrize("joint", [" + ", "\u00a0+ ", " +\u00a0", "\u202f+\u202f", "  +  "])
def test_a_heading_that_joins_two_stories_is_a_section(joint: str) -> None:
    text = f"Dock reopens after a week{joint}Mayor of Port Vale resigns\n\n"
    text += f"Dock reopens after one week\n\n{PROSE}\n\nMayor of Port Vale resigns, says the radio\n\n{MORE}"
    assert kinds_of(text, "post.txt") == ["section", "headline", "excerpt", "headline", "excerpt"]


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Dock reopens after a week + Some notes", "only one half follows"),
        ("Dock reopens after a week+Mayor of Port Vale resigns", "no spaces: a name such as Canal+"),
        ("Mayor of Port Vale resigns", "nothing is joined"),
    ],
)
def test_a_plus_alone_makes_no_section(heading: str, why: str) -> None:
    text = f"{heading}\n\nDock reopens after a week\n\n{PROSE}\n\nMayor of Port Vale resigns\n\n{MORE}"
    assert kinds_of(text, "post.txt")[0] == "headline", why


def test_a_joined_heading_under_its_stories_is_no_section() -> None:
    text = f"Dock reopens after a week\n\n{PROSE}\n\nMayor resigns today\n\n{MORE}\n\n"
    text += "Dock reopens after a week + Mayor resigns today"
    assert kinds_of(text, "post.txt")[-1] == "headline"


BLOCKS = st.sampled_from(
    [
        PROSE,
        MORE,
        "Dock reopens after a week",
        "12 March",
        "I doubt it.",
        f"> {PROSE}",
        "**Mayor resigns**",
        "# My post",
        f"[Dock reopens]({LINK})",
        f"- [Mayor resigns]({LINK}) — Harbour Post, 5 March",
        "Dock reopens + Mayor resigns",
        "Who?",
    ]
)


@given(st.lists(BLOCKS, min_size=1, max_size=9), st.sampled_from(["post.md", "post.txt"]))
def test_every_block_has_a_kind_a_reason_and_an_id_of_its_own(blocks: list[str], path: str) -> None:
    text = "\n\n".join(blocks)
    judged = blocks_of(text, path)
    assert [block.text for block in judged] == [each.text for each in pieces_of(text, path)]
    assert all(block.reason and block.kind in {"headline", "excerpt", "note", "section", "date"} for block in judged)
    assert len({block.id for block in judged}) == len(judged)
    assert judged == blocks_of(text, path)


def _post(*texts: str) -> list[Piece]:
    return [piece(text) for text in texts]


def _corrected(first: list[Piece], place: int, then: list[Piece]) -> list[Block]:
    """Return the blocks of a post that a person corrected as it stood first, at one place."""
    id = judge_blocks(first, {}, front())[place].id
    return [block for block in judge_blocks(then, {id: "note"}, front()) if block.reason == "a person says so"]


def _places(blocks: list[Block], post: list[Piece]) -> list[int]:
    ids = [block.id for block in judge_blocks(post, {}, front())]
    return [ids.index(block.id) for block in blocks]


def test_a_correction_is_applied_with_its_reason() -> None:
    post = _post("Dock reopens", PROSE)
    (block,) = _corrected(post, 1, post)
    assert (block.kind, block.text) == ("note", PROSE)


def test_a_correction_stays_when_the_same_line_is_added_above() -> None:
    first = _post("Dock reopens", PROSE, "Mayor resigns", MORE)
    grown = _post("Dock reopens", "A third story.", *(each.text for each in first))
    assert _places(_corrected(first, 0, grown), grown) == [2]


def test_a_correction_of_a_repeated_line_stays_when_it_is_repeated_again() -> None:
    first = _post("Dock reopens", PROSE, "Dock reopens", MORE)
    grown = _post("Dock reopens", "A third story.", *(each.text for each in first))
    assert _places(_corrected(first, 0, grown), grown) == [2]
    assert _places(_corrected(first, 2, grown), grown) == [4]


def test_a_correction_of_a_repeated_story_stays_when_it_is_repeated_again() -> None:
    first = _post("Dock reopens", PROSE, "Mayor resigns", MORE)
    grown = _post("Dock reopens", PROSE, *(each.text for each in first))
    assert _places(_corrected(first, 0, grown), grown) == [2]


def test_a_correction_stays_when_something_is_written_below() -> None:
    first = _post("Dock reopens", PROSE)
    grown = _post("Dock reopens", "A line in between.", PROSE, "A last line.")
    assert _places(_corrected(first, 0, grown), grown) == [0]
    assert _places(_corrected(first, 1, grown), grown) == [2]


def test_a_correction_never_moves_to_another_block() -> None:
    first = _post("Dock reopens", PROSE, "Dock reopens", MORE)
    changed = _post("Dock reopens", "Another story.", "Dock reopens", MORE)
    assert _corrected(first, 0, changed) == []
