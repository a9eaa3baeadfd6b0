"""Sentences and capitals: offsets never move, blocks end sentences, headlines read like sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from cuttings.model.clipping import Clipping, PassageKind
from cuttings.read.casing import Case, case_of, recase
from cuttings.read.sentences import in_batches, parse_clipping, parse_clippings
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for


def recased(headline: str, body: str = "x", language: str = "en") -> str:
    """The headline as it is parsed."""
    clipping = make_clipping(body, headline=headline, language=language)
    text = recase(clipping, parser_for(language, shallow=language != "en").nlp, load_tables(language))
    return text[: len(headline)]


def sentences(clipping: Clipping, *, shallow: bool = False) -> list[str]:
    """The sentences of a clipping, cut from its own text."""
    doc = parse_clipping(clipping, parser_for(clipping.language, shallow=shallow), load_tables(clipping.language))
    return [clipping.text[sent.start_char : sent.end_char].strip() for sent in doc.sents]


@pytest.mark.parametrize(
    ("words", "case"),
    [
        ("Castaño Leading Ferrero in Marenza Vote", Case.TITLE),
        ("POLICE HOLD TWO IN PORT VALE", Case.UPPER),
        ("Ferrero leads in Marenza vote", Case.PLAIN),
        ("Ana Ruiz meets Bruno de Salas in Marenza", Case.PLAIN),  # a plain headline that is mostly names
        ("Marenza Votes", Case.PLAIN),  # too short to tell
        ("", Case.PLAIN),
    ],
)
def test_how_a_headline_is_set(words: str, case: Case) -> None:
    assert case_of(words, PassageKind.HEADLINE, {"in", "with"}) is case


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Castaño Leading Ferrero in Marenza Vote", "Castaño leading Ferrero in Marenza vote"),
        (
            "Talks Between Portugal And France Collapse In Geneva",
            "Talks between Portugal and France collapse in Geneva",
        ),
        ("Mayor Quits After NATO Visit To Marenza", "Mayor quits after NATO visit to Marenza"),  # acronyms stay
        ("POLICE RAID HOMES IN SAN AURELIO", "Police raid homes in San Aurelio"),
        ("U.S. ENVOY LEAVES MARENZA", "U.S. envoy leaves Marenza"),  # a dotted abbreviation ends no sentence
        ("FIRE KILLS TWO. POLICE BLAME REBELS", "Fire kills two. Police blame rebels"),
        ("Gordon Hill Leaves Talks In London", "Gordon Hill leaves talks in London"),  # a surname that is also a word
        ("Troops Climb Hill After Talks Fail", "Troops climb hill after talks fail"),
        ("Ferrero quits", "Ferrero quits"),
    ],
)
def test_headlines_are_recased(headline: str, expected: str) -> None:
    assert recased(headline) == expected


def test_a_word_written_big_in_the_body_keeps_its_capital() -> None:
    assert recased("Rivers Wins Vote In Harbour Town") == "Rivers wins vote in harbour town"
    assert recased("Rivers Wins Vote In Harbour Town", "Supporters of Rivers met in Harbour Town.").endswith(
        "Harbour Town"
    )


def test_spanish_capitals_come_from_tables() -> None:
    assert recased("POLICÍA DETIENE A DOS EN PUERTO VALE", language="es").startswith("Policía detiene a dos en")


@given(st.text(max_size=60))
@settings(max_examples=50)
def test_recasing_changes_case_alone(words: str) -> None:
    clipping = make_clipping("x", headline=f"HEAD {words.upper()}".replace("\n", " "))
    text = recase(clipping, parser_for("en").nlp, load_tables("en"))
    assert len(text) == len(clipping.text)
    assert text.casefold() == clipping.text.casefold()


def test_letters_whose_small_form_is_longer_are_left_alone() -> None:
    headline = "İZMİR PORT IS CLOSED TODAY"
    assert len(recased(headline)) == len(headline)


def test_a_block_end_is_a_sentence_end() -> None:
    clipping = make_clipping("The minister left on Monday.", headline="Cabinet leaves in favour of peace")
    assert sentences(clipping) == ["Cabinet leaves in favour of peace", "The minister left on Monday."]


def test_a_line_break_inside_a_block_is_a_space() -> None:
    assert sentences(make_clipping("The minister left the\nhall on Monday.")) == [
        "The minister left the\nhall on Monday."
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Llegó ayer. Nadie lo vio.", ["Llegó ayer.", "Nadie lo vio."]),
        ("El Sr. Ruiz llegó. Nadie lo vio.", ["El Sr. Ruiz llegó.", "Nadie lo vio."]),  # an abbreviation
        ("“Es falso.” Ruiz se fue.", ["“Es falso.”", "Ruiz se fue."]),  # the mark belongs to what it closes
        ("¿Quién fue? Nadie.", ["¿Quién fue?", "Nadie."]),
        ("Pagó 3.500 pesos en J. Ruiz.", ["Pagó 3.500 pesos en J. Ruiz."]),
    ],
)
def test_punctuation_ends_sentences_without_a_model(body: str, expected: list[str]) -> None:
    assert sentences(make_clipping(body, language="es"), shallow=True) == expected


@pytest.mark.parametrize("shallow", [True, False])
def test_tokens_stand_at_their_offsets_in_long_texts(shallow: bool) -> None:
    body = "\n\n".join(f"Block {number}: the mayor of Port Vale spoke to nobody." for number in range(900))
    clipping = make_clipping(body)
    doc = parse_clipping(clipping, parser_for("en", shallow=shallow), load_tables("en"))
    assert all(clipping.text[token.idx : token.idx + len(token)] == token.text for token in doc if not token.is_space)
    starts = {token.idx for token in doc if token.is_sent_start}
    assert {passage.start for passage in clipping.passages} <= starts


def test_one_block_of_any_length_is_parsed() -> None:
    clipping = make_clipping("nobody spoke " * 12_000, language="es")
    doc = parse_clipping(clipping, parser_for("es", shallow=True), load_tables("es"))
    assert len(doc) >= 24_000


def test_an_empty_text_gives_an_empty_doc() -> None:
    assert len(parse_clipping(make_clipping(""), parser_for("en", shallow=True), load_tables("en"))) == 0


@pytest.mark.parametrize("shallow", [False, True])
def test_clippings_parsed_together_are_parsed_as_each_alone(shallow: bool) -> None:
    bodies = ("Ana Ruiz said that the pier was shut.", "", "Fog. " * 5000, "TWO BOATS SANK OFF PORT VALE, POLICE SAID.")
    clippings = [make_clipping(body) for body in bodies]
    parser, tables = parser_for("en", shallow=shallow), load_tables("en")
    together = parse_clippings(clippings, parser, tables)
    alone = [parse_clipping(each, parser, tables) for each in clippings]
    assert [_annotations(doc) for doc in together] == [_annotations(doc) for doc in alone]


def _annotations(doc: Doc) -> list[tuple[str, int, str, str, str, bool | None]]:
    return [(each.text, each.head.i, each.dep_, each.tag_, each.ent_type_, each.is_sent_start) for each in doc]


def test_batches_hold_a_stretch_of_text_or_one_long_clipping() -> None:
    short, long = make_clipping("Fog."), make_clipping("Fog. " * 5000)
    assert list(in_batches([short, short, long, short])) == [[short, short], [long], [short]]
    assert list(in_batches([])) == []
