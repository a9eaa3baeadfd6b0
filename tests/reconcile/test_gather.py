"""A summary: findings boiled down, referred to by id; made by hand from texts with marked words."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cuttings.model.clipping import Clipping, ClippingKind
from cuttings.model.counting import Period, Vote
from cuttings.model.dates import Interval
from cuttings.model.finding import (
    Act,
    Attribution,
    Bound,
    Figure,
    Finding,
    Form,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    Polarity,
    Report,
    Status,
    Tenure,
    TenureEvent,
    Voice,
)
from cuttings.model.text import Span, Words
from cuttings.reconcile.gather import Met, SummaryWords, summarise
from cuttings.reconcile.summary import UNNAMED, Summary, TitleForm
from cuttings.reconcile.title_words import title_words
from cuttings.resources.tables import load_tables
from tests.factories import make_clipping
from tests.reconcile.made import march, party

Cells = dict[str, Any]
TEXT = """Guards of the Harbour Board shot at dockers in Port Vale, Ines Quiroga said. Quiroga, mayor of Port Vale,
counted nine people killed, two of them nurses."""


class _Hand:
    """Makes findings of one text whose words stand in it once, or at their first place."""

    def __init__(self, text: str = TEXT, kind: ClippingKind = ClippingKind.ARTICLE) -> None:
        self.clipping: Clipping = make_clipping(text, kind=kind, publisher="harbour post")
        self.cells: Cells = {"clipping": self.clipping.id, "method": "hand@1"}

    def words(self, surface: str) -> Words:
        start = self.clipping.text.index(surface)
        return Words(start, start + len(surface), surface)

    def mention(self, surface: str, **cells: Any) -> Mention:
        made: Cells = {"type": MentionType.PERSON, "words": self.words(surface), **cells}
        return Mention(**self.cells, **made)

    def report(self, trigger: str, **cells: Any) -> Report:
        told: dict[str, Any] = {
            "modality": Modality.HAPPENED,
            "negated": False,
            "status": Status.HAPPENED,
            "status_rule": "-",
        }
        words = self.words(trigger)
        return Report(**self.cells, words=words, trigger=words, type="ASSAULT", voice=Voice.OWN, **told, **cells)

    def figure(self, surface: str, number: str, **cells: Any) -> Figure:
        made: dict[str, Any] = {
            "counted": None,
            "low": Decimal(9),
            "high": Decimal(9),
            "bound": Bound.EXACT,
            "unit": None,
        }
        made |= {"effect": "killed", "share": False, "number": self.words(number), "words": self.words(surface)}
        return Figure(**self.cells, **made, **cells)

    def said(self, speaker: Mention | None) -> Attribution:
        return Attribution(
            **self.cells,
            words=self.words("said"),
            source=speaker.words if speaker else None,
            cue=self.words("said"),
            content=(self.words("Guards"),),
            speaker=speaker.id if speaker else None,
            speaker_name=None,
            form=Form.INDIRECT,
            act=Act.SPEECH,
            polarity=Polarity.ASSERTS,
        )

    def summary(self, *findings: Finding) -> Summary:
        met = Met(published=Interval(march(3), march(3)), near=(("post", 2),))
        return summarise(self.clipping, findings, met, SummaryWords(titles=title_words(load_tables("en"))))


def test_a_summary_knows_where_it_comes_from() -> None:
    made = _Hand(kind=ClippingKind.NOTE).summary()
    assert (made.is_note, made.publisher, made.earliest, made.near) == (
        True,
        "harbour post",
        march(3),
        (("post", "2"),),
    )


def test_a_chain_has_its_names_fullest_first() -> None:
    hand = _Hand()
    full = hand.mention("Ines Quiroga")
    short = hand.mention("Quiroga, mayor"[:7], chain=full.id)
    nominal = hand.mention("mayor", chain=full.id, form=MentionForm.NOMINAL, type=MentionType.OFFICE)
    (actor,) = hand.summary(full, short, nominal).actors
    assert (actor.names, actor.type, len(actor.mentions)) == (("Ines Quiroga", "Quiroga"), MentionType.PERSON, 3)


def test_roles_are_parties_with_the_chain_of_their_words() -> None:
    hand = _Hand()
    board = hand.mention("Harbour Board", type=MentionType.ORGANIZATION)
    told = hand.report("shot", actor=(hand.words("Guards of the Harbour Board"),), recipient=(hand.words("dockers"),))
    (report,) = hand.summary(board, told).reports
    assert [(each.surface, each.chain) for each in (*report.actors, *report.recipients)] == [
        ("Guards of the Harbour Board", board.id),
        ("dockers", None),
    ]


def test_a_report_is_called_as_its_sentence() -> None:
    hand = _Hand()
    (report,) = hand.summary(hand.report("shot", sentence=Span(0, TEXT.index(" Quiroga, mayor")))).reports
    assert report.title == "Guards of the Harbour Board shot at dockers in Port Vale, Ines Quiroga said"
    assert report.title_form is TitleForm.WHOLE


@pytest.mark.parametrize("is_named", [True, False])
def test_whose_a_report_is(is_named: bool) -> None:
    hand = _Hand()
    quiroga = hand.mention("Ines Quiroga")
    said = hand.said(quiroga if is_named else None)
    (report,) = hand.summary(quiroga, said, hand.report("shot", attribution=said.id)).reports
    assert report.whose is not None
    assert (report.whose.surface, report.whose.chain) == (("Ines Quiroga", quiroga.id) if is_named else (UNNAMED, None))


def test_an_attribution_that_was_rejected_leaves_the_outlets_own_voice() -> None:
    hand = _Hand()
    said = hand.said(hand.mention("Ines Quiroga"))
    (report,) = hand.summary(hand.report("shot", attribution=said.id)).reports
    assert report.whose is None


def test_a_figure_belongs_to_its_report_else_to_the_nearest_in_its_sentence() -> None:
    hand = _Hand()
    nine = hand.figure("nine people", "nine")
    sentence = Span(0, len(hand.clipping.text))
    shot, killed = hand.report("shot", sentence=sentence), hand.report("killed", sentence=sentence)
    own = hand.report("shot", figures=(nine.id,))
    assert hand.summary(nine, hand.report("killed")).figures[0].reports == (), "of no sentence that is known"
    assert hand.summary(nine, shot, killed).figures[0].reports == (killed.id,)
    assert hand.summary(nine, own, killed).figures[0].reports == (own.id,)
    assert hand.summary(nine).figures[0].reports == ()


def test_a_figure_brings_what_its_clause_tells() -> None:
    hand = _Hand()
    vale = hand.mention("Port Vale", type=MentionType.PLACE)
    told = hand.figure("nine people", "nine", period=Period.DAY, place=vale.id, former=True, vote=Vote.FOR)
    (nine,) = hand.summary(vale, told).figures
    assert (nine.period, nine.is_former, nine.vote) == (Period.DAY, True, Vote.FOR)
    assert nine.place == party("Port Vale", vale.id)


def test_a_figure_keeps_the_words_before_it() -> None:
    hand = _Hand()
    _, two = hand.summary(hand.figure("nine people", "nine"), hand.figure("two", "two")).figures
    assert two.before.endswith("people killed")


def test_a_tenure_has_its_body_as_a_party() -> None:
    hand = _Hand()
    vale = hand.mention("Port Vale", type=MentionType.PLACE)
    held = Tenure(
        **hand.cells,
        words=hand.words("Quiroga, mayor of Port Vale"),
        person=hand.words("Quiroga, mayor of Port Vale"),
        office=hand.words("mayor"),
        jurisdiction=vale.words,
        event=TenureEvent.HOLDS,
        voice=Voice.OWN,
    )
    (tenure,) = hand.summary(vale, held).tenures
    assert tenure.body is not None
    assert (tenure.office, tenure.body.chain, tenure.is_place) == ("mayor", vale.id, True)


def test_speech_has_its_speaker_and_no_quoted_words_where_it_is_told() -> None:
    hand = _Hand()
    quiroga = hand.mention("Ines Quiroga")
    (speech,) = hand.summary(quiroga, hand.said(quiroga)).speech
    assert (speech.whose.surface, speech.whose.chain) == ("Ines Quiroga", quiroga.id)
    assert (speech.quoted, speech.numbers) == ((), ())


def test_quoted_words_come_with_the_values_of_their_written_numbers() -> None:
    hand = _Hand("“Guards counted nine people and 12 boats,” Ines Quiroga said.")
    quoted = hand.words("Guards counted nine people and 12 boats")
    said = replace(hand.said(None), form=Form.DIRECT, content=(quoted,))
    figures = hand.figure("nine people", "nine"), hand.figure("12 boats", "12")
    (speech,) = hand.summary(said, *figures).speech
    assert speech.quoted == (quoted,)
    assert [each.value for each in speech.numbers] == ["9"], "digits stand for themselves"
