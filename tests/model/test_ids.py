"""Ids follow from content alone: the same on every machine and in every order, and different when content differs."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.model.clipping import Clipping, ClippingKind, Passage, PassageKind, ReadingContext
from cuttings.model.dates import UNKNOWN, Basis, Dated, day_interval, month_interval
from cuttings.model.finding import Finding, Label, Mention, MentionForm, MentionType, Tie, Voice
from cuttings.model.ids import PREFIXES, bytes_hash, canonical_json, content_hash, content_id, digest
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.text import Quote
from tests.factories import make_clipping
from tests.model.findings import one_of_each, story, words

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def test_ids_stay_what_they_were() -> None:
    """Judgements name ids: a change of this hash would orphan every decision ever made."""
    assert content_id("clipping", "note", "Fog in Port Vale.", None) == "cl-99df9add1865fa74084b7a12076e8cc0"
    assert bytes_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.dictionaries(st.text(max_size=3), JSON, max_size=4))
def test_the_order_of_keys_does_not_show(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical_json(turned) == canonical_json(value)
    assert content_hash(turned) == content_hash(value)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("ab", "c"), ("a", "bc")),  # parts do not run together
        ((1,), ("1",)),  # a number is not its digits
        ((None,), ("",)),  # absent is not empty
        ((None,), ()),
        (("é",), ("e\u0301",)),  # the same to the eye, other characters
        (([1, 2],), ([2, 1],)),  # a list keeps its order
    ],
)
def test_different_content_has_different_hashes(a: tuple[object, ...], b: tuple[object, ...]) -> None:
    assert content_hash(*a) != content_hash(*b)


def test_every_kind_of_thing_has_a_prefix_of_its_own() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert re.fullmatch(r"ev-[0-9a-f]{32}", content_id("event", 1))


def test_what_is_no_number_is_not_hashed() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        content_hash(float("nan"))


def test_a_digest_knows_where_lines_end_and_their_order() -> None:
    assert len({digest(lines) for lines in (["ab"], ["a", "b"], ["b", "a"], ["a", "b", ""], [])}) == 5


BASE = make_clipping("Fog in Port Vale.", publisher="harbour post")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(BASE, language="es"), True),
        (replace(BASE, filed=Dated("2031", date(2031, 1, 1), date(2031, 12, 31), Basis.WRITTEN, "said")), True),
        (replace(BASE, passages=(Passage(0, 3, PassageKind.LEDE, "another rule"),)), True),
        (replace(BASE, kind=ClippingKind.NOTE), False),
        (replace(BASE, publisher="inland gazette"), False),  # one wire text in two outlets: two clippings
        (replace(BASE, publisher=None), False),
        (replace(BASE, text="Fog in Port Vale. "), False),
    ],
)
def test_a_clipping_is_known_by_kind_text_and_publisher_alone(other: Clipping, is_same: bool) -> None:
    assert (other.id == BASE.id) is is_same


MENTION = Mention(clipping=story().id, words=words("Inés Quiroga"), method="test@1", type=MentionType.PERSON)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(MENTION, method="test@2"), True),  # a better reader finds the same thing again
        (replace(MENTION, type=MentionType.PLACE, form=MentionForm.NOMINAL, name="Inés"), True),  # cells may be fixed
        (replace(MENTION, reasons=(("name", "why"),)), True),
        (replace(MENTION, words=words("Quiroga")), False),
        (replace(MENTION, reading=1), False),
        (replace(MENTION, clipping="cl-another"), False),
        (
            Label(
                clipping=MENTION.clipping,
                words=MENTION.words,
                method="test@1",
                target=MENTION.words,
                label=MENTION.words,
                voice=Voice.OWN,
            ),
            False,
        ),
    ],
)
def test_a_finding_is_known_by_its_places_and_reading_alone(other: Finding, is_same: bool) -> None:
    assert (other.id == MENTION.id) is is_same


def test_which_words_play_which_role_shows_in_the_id() -> None:
    tie = one_of_each()[-1]
    assert isinstance(tie, Tie)
    assert replace(tie, subject=tie.object, object=tie.subject).id != tie.id


ON = (Target("mention", "mn-1", "cl-1", Quote("Inés", "", " Quiroga")),)
SAME = Judgement("2031-03-20T08:00:00Z", "ana", Verb.SAME, ON)


def test_a_judgement_is_known_by_everything_in_it() -> None:
    others = [
        replace(SAME, at="2031-03-20T08:00:01Z"),
        replace(SAME, by=""),
        replace(SAME, verb=Verb.DIFFERENT),
        replace(SAME, on=(*ON, *ON)),
        replace(SAME, field="x"),
        replace(SAME, was="x"),  # look-alikes: the same word in another cell
        replace(SAME, to="x"),
        replace(SAME, note="x"),
        replace(SAME, undoes="x"),
    ]
    assert len({each.id for each in (SAME, *others)}) == len(others) + 1
    assert replace(SAME).id == SAME.id


def test_a_reading_context_is_known_by_all_that_a_reader_may_ask() -> None:
    day, month = day_interval(date(2031, 3, 1)), month_interval(2031, 3)
    contexts = [
        ReadingContext(UNKNOWN, "undated", "en"),
        ReadingContext(UNKNOWN, "undated", "es"),
        ReadingContext(UNKNOWN, "undated", "en", "GB"),
        ReadingContext(day, "given", "en"),
        ReadingContext(day, "written", "en"),
        ReadingContext(month, "given", "en"),
    ]
    assert len({each.key for each in contexts}) == len(contexts)
    assert ReadingContext(day_interval(date(2031, 3, 1)), "given", "en").key == contexts[3].key
