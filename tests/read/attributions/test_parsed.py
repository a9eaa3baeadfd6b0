"""What a cue reports, found by the parse: whole clauses, what they are cut to, and what only looks like one."""

import pytest

from tests.read.attributions.saying import Told, attributions, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We warn the crews that the harbour will close.",
            ("We", "warn", ["the harbour will close"]),
        ),  # hung on "crews"
        ("Ruiz told the mayor we needed the money.", ("Ruiz", "told", ["we needed the money"])),  # without "that"
        ("The council asked the mayor for time to reply.", ("council", "asked", ["time to reply"])),  # not "to reply"
        ("It was late I think.", ("I", "think", ["It was late"])),  # no comma
        ("The road was bad, as the inquiry found.", ("inquiry", "found", ["The road was bad"])),
        ("I know, as you do, that the bridge will hold.", ("I", "know", ["the bridge will hold"])),
        (
            "The big hit of the night, Hale noted from the hall, was the choir.",  # taken for a relative clause
            ("Hale", "noted", ["The big hit of the night", "was the choir"]),
        ),
        (
            "Ruiz announced her retirement effective next Monday.",
            ("Ruiz", "announced", ["her retirement effective next Monday"]),
        ),
        ("She sent a clear message: enough is enough.", ("She", "message", ["enough is enough"])),
    ],
)
def test_the_content_is_found_where_the_parse_hides_it(text: str, expected: Told) -> None:
    assert told(attributions(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union is worried that the yard will close.", ("union", "is worried", ["the yard will close"])),
        ("The union is deeply worried it will close.", ("union", "is deeply worried", ["it will close"])),  # an adverb
        (
            "The clerk came to the conclusion that the bridge was old.",  # the clause hangs on the noun
            ("clerk", "came to the conclusion", ["the bridge was old"]),
        ),
        ("Ruiz made it clear that the yard would close.", ("Ruiz", "made it clear", ["the yard would close"])),
    ],
)
def test_several_words_report_together(text: str, expected: Told) -> None:
    assert told(attributions(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The road was bad, as predicted.",  # by nobody
        "As you know, the road was bad.",  # no speech, and no thought that is told
        "They chose as much salt as the cook had requested.",  # a comparison
        "For this proposal to become law, two votes are needed.",  # it is to become law
        "It was wet; the crew found themselves in the dark.",
        "The union is worried about the yard.",
        "The clerk came to the conclusion of the trial.",
        "Ruiz said a prayer before she left.",
    ],
)
def test_what_only_looks_like_a_report_is_left_alone(text: str) -> None:
    assert not attributions(text)


def test_the_object_of_say_is_the_subject_of_what_is_said() -> None:
    text = "Ruiz said a law allowing the sale marked a sad day."  # taken for an object by the parse
    assert told(attributions(text)) == [("Ruiz", "said", ["a law allowing the sale marked a sad day"])]


def test_what_a_letter_quotes_is_reported_once() -> None:
    text = "“It may have been so,” reads Judge Hale's statement, “but now men and women are equal here.”"
    assert [each[1] for each in told(attributions(text))] == ["reads"]
