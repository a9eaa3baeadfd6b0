"""Who says it, found by the parse: behind the cue, beside a title, as the maker of a text, or nobody."""

import pytest

from tests.read.attributions.saying import attributions


def sources(text: str) -> list[str | None]:
    return [each.source.surface if each.source else None for each in attributions(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The tenants, said Hale, must leave.", "Hale"),  # not the tenants
        ("The harbour director of Clean Seas Ana Ruiz said it was over.", "Ana Ruiz"),  # the body before the name
        ("Party leader and Prime Minister Boris Vance said he was humbled.", "Boris Vance"),  # two titles of one
        ("The mother of Ana Ruiz said it was over.", "mother"),
        ("The mayor and Ana Ruiz said it was over.", "mayor"),  # two who speak
        ("According to a report released by the fire office, the dam is safe.", "fire office"),
        ("The council heard the request of Mayor Ana Ruiz to close the road.", "Ana Ruiz"),
        ("The government's counter-argument was that the law is old.", "government"),
        ("Vega posted a message on the web saying that the yard was shut.", "Vega"),
        ("The clerk was hired and told that the yard would close.", None),  # by whom is not said
        ("The clerk got up and told the board that the yard would close.", "clerk"),
    ],
)
def test_the_source_is_who_says_it(text: str, source: str | None) -> None:
    assert sources(text) == [source]


def test_each_of_two_participles_has_its_own() -> None:
    text = (
        "Members attacked the plan, with Ana Ruiz of Port Vale calling the vote “a farce” "
        "and Tom Hale of Marenza calling the count “a theft”."
    )
    assert sources(text) == ["Ana Ruiz", "Tom Hale"]


def test_words_of_a_quotation_do_not_speak_outside_it() -> None:
    text = "Ruiz said, “As far as I know, this is the first case,” adding, “We will wait for the judges now.”"
    assert [each.source.surface for each in attributions(text) if each.cue and each.source][-1] == "Ruiz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vale Wire, citing anonymous sources, reported both docks had been closed.",
            ["Vale Wire", "anonymous sources"],
        ),
        ("According to Vale Wire, which cited sources close to Ruiz, the man had left.", ["Vale Wire", "sources"]),
        ("The Gazette cited Ruiz as saying it was late.", ["Ruiz"]),
        ("Citing privacy rules, officials said nothing was known.", ["officials", "officials"]),  # rules are no source
    ],
)
def test_who_is_cited_is_a_source_of_what_is_said(text: str, expected: list[str | None]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The president of the council said it was late.", "president of the council"),  # not any president
        ("The teachers' league said it was late.", "teachers' league"),
        ("Doctors at the Vale hospital say it is late.", "Doctors at the Vale hospital"),
        ("A reporter of the Vale Courier who counted the rows said it was late.", "reporter of the Vale Courier"),
        ("Ana Ruiz of Port Vale said it was late.", "Ana Ruiz"),  # a name is enough
        ("His spokesman said it was late.", "spokesman"),
    ],
)
def test_a_role_is_named_with_what_it_is_of(text: str, name: str) -> None:
    assert [each.speaker_name for each in attributions(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army denied the charge. It said that its men had slept. It added that the count was fair.", "army"),
        ("The Marenzan Harbour League sued the council, which it said had lied.", "Marenzan Harbour League"),
        ("The council of Port Vale will meet in May, it said.", "council of Port Vale"),  # whose clause it says
        ("Ruiz left the Harbour League after it said that the pier was safe.", "Harbour League"),
        ("Workers met the council. It said that they would be paid.", "council"),  # "it" is not the workers
        ("The council asked that Ruiz, whom it calls “the intruder”, leave.", "council"),
        ("A letter reached the Harbour League. It said that the pier was unsafe.", None),  # the letter
        ("Ruiz read out a letter to the council. It said that the pier was unsafe.", None),  # one of the two
        ("“It says here that the pier is safe.”", None),
    ],
)
def test_it_is_the_body_that_leads_up_to_it(text: str, name: str | None) -> None:
    by_it = [each for each in attributions(text) if each.source and each.source.surface.lower() == "it"]
    assert {each.speaker_name for each in by_it} == {name}
    assert all(bool(each.speaker) is bool(name) for each in by_it)
