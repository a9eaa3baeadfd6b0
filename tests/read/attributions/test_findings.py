"""Attributions: who says what, in which words, with a parse and without."""

import pytest
from spacy.tokens import Doc

from cuttings.ingest import clipping_of
from cuttings.model.clipping import ClippingKind, Given, ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Act, Attribution, Form, Kind, Polarity
from cuttings.read.attributions import read_attributions
from cuttings.read.page import Page
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping, parser_for, read
from tests.read.attributions.saying import Told, attributions, told

INDIRECT = [
    ("Ruiz told reporters that the harbour was closed.", ("Ruiz", "told", ["the harbour was closed"])),
    ("Critics say the law is unfair.", ("Critics", "say", ["the law is unfair"])),
    ("The attack, police said, killed three sailors.", ("police", "said", ["The attack", "killed three sailors"])),
    ("Ruiz urged members to vote.", ("Ruiz", "urged", ["members to vote"])),
    ("Ruiz asked the members to vote.", ("Ruiz", "asked", ["to vote"])),  # who is asked is no part of it
    ("The union called for a strike.", ("union", "called", ["a strike"])),
    ("The court ordered the release of the sailors.", ("court", "ordered", ["the release of the sailors"])),
    ("Ruiz accused Vega of theft.", ("Ruiz", "accused", ["Vega of theft"])),
    ("Ruiz blamed the army for the fire.", ("Ruiz", "blamed", ["the army for the fire"])),
    ("Ruiz promised to resign.", ("Ruiz", "promised", ["to resign"])),
    ("The mayor was accused of theft by the prosecutor.", ("prosecutor", "was accused", ["theft"])),
    ("It was reported that the mayor had fled.", (None, "was reported", ["the mayor had fled"])),
    ("According to the harbour office, 12 boats sank.", ("harbour office", "According to", ["12 boats sank"])),
    ("At least 12 boats sank, according to police.", ("police", "according to", ["At least 12 boats sank"])),
    ("The bridge reportedly collapsed.", (None, "reportedly", ["The bridge", "collapsed"])),
    ("Ruiz made claims of fraud at the count.", ("Ruiz", "claims", ["fraud"])),
    ("There were claims that the ballots had been burnt.", (None, "claims", ["the ballots had been burnt"])),
    ("She thanked Vega and said the work was done.", ("She", "said", ["the work was done"])),  # shares the subject
    ("Vega, who said the dam was safe, resigned.", ("Vega", "said", ["the dam was safe"])),
    ("In a statement, the ministry said no ship was lost.", ("ministry", "said", ["no ship was lost"])),
    ("A spokesman for the office, Tom Crane, said 12 boats sank.", ("Tom Crane", "said", ["12 boats sank"])),
    ("Ruiz asked the court for a delay.", ("Ruiz", "asked", ["a delay"])),
    ("The court found the closure to be unlawful.", ("court", "found", ["the closure to be unlawful"])),
    ("Police put the crowd at nine hundred.", ("Police", "put", ["the crowd at nine hundred"])),
    ("The plan is unlawful, argued the firm's lawyer, Anna Keen.", ("Anna Keen", "argued", ["The plan is unlawful"])),
    ("Vega told the Courier in a statement that it was late.", ("Vega", "told", ["it was late"])),
    ("If it rains, Ruiz said, the road will close.", ("Ruiz", "said", ["If it rains", "the road will close"])),
    ("Ruiz said the bridge was safe, which few believed.", ("Ruiz", "said", ["the bridge was safe"])),
    ("Ruiz said the road was open, but traffic was slow.", ("Ruiz", "said", ["the road was open"])),
    ("Anton Weil cast doubt on the theory of a landslide.", ("Anton Weil", "doubt", ["the theory of a landslide"])),
    ("Vega resigned after theft allegations.", (None, "allegations", ["theft"])),
    ("In the opinion of Ruiz, the dam is safe.", ("Ruiz", "In the opinion of", ["the dam is safe"])),
    ("One captain admitted to burning the log.", ("One captain", "admitted", ["burning the log"])),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_indirect_speech_is_the_clause_or_object_of_its_cue(text: str, expected: Told) -> None:
    (found,) = attributions(text)
    assert told([found]) == [expected]
    assert found.form is Form.INDIRECT


DIRECT = [
    ("“The harbour is closed,” Ruiz said.", ("Ruiz", "said", ["The harbour is closed"])),
    ("“The harbour is closed,” said the mayor, Ana Ruiz.", ("Ana Ruiz", "said", ["The harbour is closed"])),
    ("Ruiz said: “The harbour is closed.”", ("Ruiz", "said", ["The harbour is closed"])),
    ("Ruiz said on Friday “The harbour is closed now.”", ("Ruiz", "said", ["The harbour is closed now"])),
    ("“The harbour,” Ruiz said, “is closed.”", ("Ruiz", "said", ["The harbour", "is closed"])),
    (
        "“The harbour is closed. Nobody leaves,” Ruiz said. “We wait for rain.”",
        ("Ruiz", "said", ["The harbour is closed. Nobody leaves", "We wait for rain"]),
    ),
    (
        "Ruiz said: “The harbour is closed.\n\n“We wait for rain.\n\n“Then we go.”",
        ("Ruiz", "said", ["The harbour is closed", "We wait for rain", "Then we go"]),
    ),
    ("«The harbour is closed», Ruiz said.", ("Ruiz", "said", ["The harbour is closed"])),
    ("Ana Ruiz: “The harbour is closed today.”", ("Ana Ruiz", None, ["The harbour is closed today"])),
    ("“Just a moment, please,” – Ana Ruiz", ("Ana Ruiz", None, ["Just a moment, please"])),
    ("“Leave the boats and run!” shouted a guard.", ("guard", "shouted", ["Leave the boats and run!"])),
    ("“We sail now,” Ruiz was quoted as saying by the Courier.", ("Ruiz", "was quoted", ["We sail now"])),
    ("“The wall,” said Ruiz, pointing at it, “is old.”", ("Ruiz", "said", ["The wall", "is old"])),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_speech_is_what_stands_between_the_marks(text: str, expected: Told) -> None:
    (found,) = attributions(text)
    assert told([found]) == [expected]
    assert found.form is Form.DIRECT


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruiz said the harbour was “closed for good”.", ["the harbour was “closed for good”"]),
        ("Vega called the law “a theft”.", ["the law", "a theft"]),
        ("Ruiz said the harbour was “closed for good.", ["the harbour was “closed for good"]),  # never closed
    ],
)
def test_a_quotation_inside_a_reported_clause_makes_it_mixed(text: str, content: list[str]) -> None:
    (found,) = attributions(text)
    assert [words.surface for words in found.content] == content
    assert found.form is Form.MIXED


@pytest.mark.parametrize(
    "text",
    [
        "He wrote a book called “The Long Road” last year.",  # a title
        "The so-called “silent majority” stayed at home.",  # a scare quote
        "Ruiz did not say when the port would open.",
        "Ruiz refused to say whether she would resign.",
        "The harbour opened in order to feed the town.",
        "The minister withdrew the troops from the border.",
        "The monk was called to preach in the town.",
        "Two sailors were found swimming near the coast.",
        "Not everyone agreed that the dam was safe.",
    ],
)
def test_what_is_no_speech_is_left_alone(text: str) -> None:
    assert not attributions(text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The minister denied that the port was closed.", Polarity.DENIES),
        ("Police denied the allegations.", Polarity.DENIES),
        ("Ruiz questioned the figures of the Assembly.", Polarity.DOUBTS),
        ("Ana Ruiz asked the court to free the sailors.", Polarity.ASKS),
        ("The Northern Assembly demanded the release of the sailors.", Polarity.ORDERS),
        ("The company withdrew its claim.", Polarity.RETRACTS),
    ],
)
def test_the_cue_tells_what_the_source_does_with_the_content(text: str, polarity: Polarity) -> None:
    assert [each.polarity for each in attributions(text)] == [polarity]


def test_a_heading_before_a_colon_is_not_what_is_said() -> None:
    (found,) = attributions("Note to self: Ruiz told me on the quay that she would resign.")
    assert [words.surface for words in found.content] == ["she would resign"]


def test_belief_is_thought() -> None:
    assert [each.act for each in attributions("Ruiz believes that the count was fair.")] == [Act.THOUGHT]


def test_nested_speech_points_outwards() -> None:
    outer, inner = attributions("Ruiz said that Vega had told her that the bridge was unsafe.")
    assert inner.parent == outer.id
    assert outer.parent is None
    assert inner.speaker_name == "Vega"


def test_a_quotation_that_makes_up_the_next_paragraph_continues_the_last() -> None:
    first, second = attributions("“The harbour is closed,” Ruiz said.\n\n“We wait for rain.”")
    assert second.continues == first.id
    assert (second.speaker, second.speaker_name, second.cue) == (first.speaker, "Ruiz", None)
    assert dict(second.reasons)["cue"]


def test_the_speaker_has_the_fullest_name_of_the_chain() -> None:
    found = attributions("Ana Ruiz came to Port Vale. Ruiz said the harbour was closed.")
    assert [each.speaker_name for each in found] == ["Ana Ruiz"]


def test_without_a_source_there_is_a_reason() -> None:
    (found,) = attributions("The bridge reportedly collapsed.")
    assert (found.source, found.speaker, found.speaker_name) == (None, None, None)
    assert dict(found.reasons)["source"]


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Minister: Harbour Will Close", "Minister"),
        ("Harbour Will Close, Says Minister", "Minister"),
        ("Minister Says Harbour Will Close", "Minister"),
    ],
)
def test_headlines_name_their_speaker_with_or_without_a_verb(headline: str, source: str) -> None:
    assert [each.source.surface for each in attributions("It rained.", headline=headline) if each.source] == [source]


@pytest.mark.parametrize("headline", ["Port Vale: Twelve Boats Lost", "The Harbour Will Close – Port Vale Times"])
def test_a_headline_with_a_place_or_an_outlet_is_nobodys_speech(headline: str) -> None:
    assert not attributions("It rained.", headline=headline)


def test_speech_in_a_note_is_read() -> None:
    reading = read(make_clipping("Ruiz said the harbour was closed.", kind=ClippingKind.NOTE))
    assert [each.KIND for each in reading.findings if each.KIND is Kind.ATTRIBUTION]


SHALLOW = [
    ("es", "La ministra dijo que el puerto estaba cerrado.", ("ministra", "dijo", ["el puerto estaba cerrado"])),
    ("es", "«El puerto está cerrado», afirmó la ministra.", ("ministra", "afirmó", ["El puerto está cerrado"])),
    ("es", "Según la policía, doce barcos se hundieron.", ("policía", "Según", ["doce barcos se hundieron"])),
    ("es", "Doce barcos se hundieron, según la policía.", ("policía", "según", ["Doce barcos se hundieron"])),
    ("es", "El puerto está cerrado, dijo el alcalde.", ("alcalde", "dijo", ["El puerto está cerrado"])),
    (
        "es",
        "Ana Ruiz, alcaldesa de Port Vale, ha negado que el puerto esté cerrado.",
        ("Ana Ruiz", "ha negado", ["el puerto esté cerrado"]),
    ),
    ("es", "El gobierno prometió abrir el puerto.", ("gobierno", "prometió", ["abrir el puerto"])),
    ("es", "Se anunció que el puerto abrirá.", (None, "anunció", ["el puerto abrirá"])),
    ("en", "The minister said that the harbour was closed.", ("minister", "said", ["the harbour was closed"])),
    ("en", "“The harbour is closed,” said the mayor.", ("mayor", "said", ["The harbour is closed"])),
]


@pytest.mark.parametrize(("language", "text", "expected"), SHALLOW)
def test_word_order_alone_tells_who_says_what(language: str, text: str, expected: Told) -> None:
    assert told(attributions(text, language=language, shallow=True)) == [expected]


def test_two_verbs_of_one_subject_are_twoattributions() -> None:
    found = attributions("Ruiz negó que el puerto abra y añadió que habrá barcos.", language="es", shallow=True)
    assert told(found) == [("Ruiz", "negó", ["el puerto abra"]), ("Ruiz", "añadió", ["habrá barcos"])]


def test_a_relative_after_an_object_opens_no_reported_clause() -> None:
    found = attributions("La empresa anunció la obra que abrirá en mayo.", language="es", shallow=True)
    assert told(found) == [("empresa", "anunció", ["la obra que abrirá en mayo"])]


def test_nothing_was_said_where_it_is_denied() -> None:
    assert not attributions("Ruiz no dijo que el puerto abrirá.", language="es", shallow=True)


def test_a_subject_left_out_is_the_speaker_before() -> None:
    text = "Ana Ruiz dijo que el puerto abrirá. Añadió que habrá barcos."
    first, second = attributions(text, language="es", shallow=True)
    assert second.source is None
    assert (second.speaker, second.speaker_name) == (first.speaker, "Ana Ruiz")
    assert "left out" in dict(second.reasons)["speaker_name"]


def test_universal_dependencies_are_read_like_the_other_labels() -> None:
    words = ["La", "ministra", "dijo", "que", "el", "puerto", "estaba", "cerrado", "."]
    relations = ["det", "nsubj", "ROOT", "mark", "det", "nsubj", "cop", "ccomp", "punct"]
    tags = ["DET", "NOUN", "VERB", "SCONJ", "DET", "NOUN", "AUX", "ADJ", "PUNCT"]
    spaces = [True] * 7 + [False, False]
    vocab = parser_for("es", shallow=True).nlp.vocab
    doc = Doc(vocab, words, spaces, pos=tags, deps=relations, heads=[1, 2, 2, 7, 5, 7, 7, 2, 2])
    clipping = make_clipping(doc.text, language="es")
    context = ReadingContext(UNKNOWN, "undated", "es")
    page = Page(clipping, context, load_tables("es"), doc, is_parsed=True, found={}, method="test")
    assert told(read_attributions(page)) == [("ministra", "dijo", ["el puerto estaba cerrado"])]


def test_a_time_after_by_is_nobody() -> None:
    body = "The director, Ana Ruiz, said that 12 people had been admitted by midnight."
    assert [told[0] for told in told(attributions(body))] == ["Ana Ruiz"]


def test_a_headline_does_not_speak_the_first_quotation() -> None:
    body = "“Two boats sank, and we regret it,” Ana Ruiz, the mayor, said on Monday."
    found = attributions(body, headline="Observers count the boats, ministry disputes it")
    assert [each.speaker_name for each in found if "Two boats" in each.content[0].surface] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("El hospital registra doce heridos, según su directora, Ana Ruiz.", "Ana Ruiz"),
        ("«No iremos», dijo su secretaria general, Ana Ruiz. Luego llovió.", "Ana Ruiz"),
        ("La ley no se cambia de noche, respondió desde San Aurelio el presidente depuesto, Ivo Luna.", "Ivo Luna"),
        ("El alcalde Ivo Luna pidió calma. «Nadie tiene que morir por un muelle», afirmó.", "Ivo Luna"),
    ],
)
def test_without_a_parse_the_speaker_is_the_named_one(body: str, speaker: str) -> None:
    assert [each.speaker_name for each in attributions(body, language="es", shallow=True)][-1] == speaker


def test_counting_is_saying_in_spanish() -> None:
    found = told(
        attributions("El Observatorio Libre calcula entre cinco y siete muertos.", language="es", shallow=True)
    )
    assert found == [("Observatorio Libre", "calcula", ["entre cinco y siete muertos"])]


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    clipping = clipping_of("PORT VALE, 8 March — Two boats sank in the bay on Friday, Ana Ruiz said.", Given())
    (said,) = [each for each in read(clipping).findings if isinstance(each, Attribution)]
    assert [each.surface for each in said.content] == ["Two boats sank in the bay on Friday"]


THOUGHT = [
    ("The miners knew that the shaft was flooded.", "the shaft was flooded", Polarity.ASSERTS),
    ("She hoped the ferry would wait.", "the ferry would wait", Polarity.ASSERTS),
    ("They do not know who paid.", "who paid", Polarity.DOUBTS),
    ("Vega doubts that the dam is safe.", "the dam is safe", Polarity.DOUBTS),
]


@pytest.mark.parametrize(("text", "content", "polarity"), THOUGHT)
def test_what_is_known_felt_or_doubted_is_thought(text: str, content: str, polarity: Polarity) -> None:
    (found,) = attributions(text)
    assert found.act is Act.THOUGHT
    assert [words.surface for words in found.content] == [content]
    assert found.polarity is polarity


SILENT = [
    "The flood claimed nine lives.",
    "Low tide reveals the wreck.",
    "The work demands patience.",
    "The march went according to plan.",
    "He joined a band called Rust.",
    "Vega pointed at the crack.",
    "This means that the shop is shut.",
    "Vega did not say who paid.",
    "Ruiz met the crew to announce the plan.",
    "She saw the ferry leaving.",
    "Demand for salt rose.",
    "Vega placed the vase in the window.",
]


@pytest.mark.parametrize("text", SILENT)
def test_words_of_saying_in_other_senses_report_nothing(text: str) -> None:
    assert attributions(text) == []


def test_a_wish_to_know_asks() -> None:
    (found,) = attributions("Residents want to know who will pay.")
    assert found.polarity is Polarity.ASKS
    assert [words.surface for words in found.content] == ["who will pay"]


def test_a_statement_that_is_taken_back_is_told_once() -> None:
    (found,) = attributions("Carla Dunmore withdrew her statement that the van had stopped.")
    assert found.polarity is Polarity.RETRACTS
    assert [words.surface for words in found.content] == ["the van had stopped"]


def test_i_in_a_quotation_is_whoever_is_quoted() -> None:
    outer, inner = sorted(
        attributions("“I think that the dam is safe,” Ana Ruiz said."), key=lambda each: -len(each.content[0].surface)
    )
    assert inner.parent == outer.id
    assert {each.speaker_name for each in (outer, inner)} == {"Ana Ruiz"}
