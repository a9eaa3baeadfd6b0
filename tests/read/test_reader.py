"""The list of readers: order, methods, and findings that do not fit their text."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cuttings.model.clipping import ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Finding, Kind, Mention, MentionForm, MentionType
from cuttings.model.text import Words
from cuttings.read.page import Page
from cuttings.read.reader import READERS, Reader, method_of, methods_key, read_clipping
from tests.factories import make_clipping, parser_for, read

BODY = "Ana Ruiz said on Monday that 12 sailors were arrested. Mayor Ivo Luna denied it."
CONTEXT = ReadingContext(UNKNOWN, "undated", "en")


def test_every_reader_stands_after_those_it_needs() -> None:
    given: set[Kind] = set()
    for reader in READERS:
        assert set(reader.needs) <= given, reader.name
        given.add(reader.gives)
    assert given == set(Kind)


def test_findings_come_by_kind_and_place_and_name_their_method() -> None:
    reading = read(make_clipping(BODY))
    kinds = [each.KIND for each in reading.findings]
    assert kinds == sorted(kinds, key=list(Kind).index)
    for kind in set(kinds):
        starts = [each.words.start for each in reading.findings if each.KIND is kind]
        assert starts == sorted(starts)
    methods = {each.method for each in reading.findings}
    assert methods <= {method_of(each, "en", parser_for("en").model) for each in READERS}


def test_reading_twice_gives_the_same() -> None:
    assert read(make_clipping(BODY)) == read(make_clipping(BODY))


def test_the_method_changes_with_version_model_and_language() -> None:
    first = READERS[0]
    keys = {
        method_of(first, "en", "a"),
        method_of(first, "en", "b"),
        method_of(first, "es", "a"),
        method_of(replace(first, version="next"), "en", "a"),
    }
    assert len(keys) == 4
    assert methods_key("en", "a") != methods_key("en", "a", READERS[:-1])


@pytest.mark.parametrize("words", [Words(0, 3, "Ivo"), Words(0, 4000, BODY), Words(5, 5, "")])
def test_a_finding_that_does_not_stand_in_its_text_is_dropped_and_named(words: Words) -> None:
    def read_wrongly(page: Page) -> Sequence[Finding]:
        return [
            Mention(
                clipping=page.clipping.id,
                words=words,
                method=page.method,
                type=MentionType.PERSON,
                form=MentionForm.NAME,
                chain="mn-0",
                name=None,
            )
        ]

    wrong = Reader("wrong", "1", read_wrongly, Kind.MENTION)
    reading = read_clipping(make_clipping(BODY), CONTEXT, parser_for("en", shallow=True), (wrong,))
    assert reading.findings == ()
    assert len(reading.refused) == 1
    assert reading.refused[0].startswith("wrong@1+")


def test_an_empty_list_of_readers_finds_nothing() -> None:
    assert read_clipping(make_clipping(BODY), CONTEXT, parser_for("en", shallow=True), ()).findings == ()
