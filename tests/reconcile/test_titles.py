"""What a report is called: its headline or sentence whole, else whole clauses of it; never the middle of one."""

import pytest

from cuttings.model.text import Span, Words, words_at
from cuttings.reconcile.clauses import AT_MOST, LONGEST, Told
from cuttings.reconcile.summary import TitleForm
from cuttings.reconcile.title_words import title_words
from cuttings.reconcile.titles import Title, headline_title, in_quotes, sentence_title
from cuttings.resources.tables import load_tables

LONG = (
    "The harbour board, which had promised the union a new contract in the spring, dismissed forty dockers on Monday "
    "after guards shot two men at the gate of the old customs house, and the strike went on."
)


def _words(text: str, piece: str) -> Words:
    start = text.index(piece)
    return words_at(text, start, start + len(piece))


def _told(text: str, trigger: str, *parties: str, verb: str | None = None, language: str = "en") -> Told:
    """Return the words of a report beside one with another verb."""
    own, all_parties = _words(text, trigger), tuple(_words(text, each) for each in parties)
    triggers = (own, _words(text, verb)) if verb else (own,)
    return Told(own, all_parties, (), (), triggers, title_words(load_tables(language)))


def _titled(
    text: str,
    trigger: str,
    *parties: str,
    verb: str | None = None,
    is_main: bool = True,
    language: str = "en",
    said: tuple[str, ...] = (),
) -> Title:
    pieces = [_words(text, each).span for each in said or (text,)]
    told = _told(text, trigger, *parties, verb=verb, language=language)
    return sentence_title(text, told, pieces, is_main=is_main)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A fire destroyed the mill on Monday.", "A fire destroyed the mill on Monday"),
        ("But a fire destroyed the mill.", "A fire destroyed the mill"),  # what links it goes
        ("Meanwhile, a fire destroyed the mill.", "A fire destroyed the mill"),
        ("Still waters destroyed the mill.", "Still waters destroyed the mill"),  # links nothing without a comma
        ("On Monday, a fire destroyed the mill.", "On Monday, a fire destroyed the mill"),  # the day stays
        ("• 10:42 – A fire destroyed the mill.", "A fire destroyed the mill"),
        ("12 men destroyed the mill.", "12 men destroyed the mill"),  # a count is no bullet
        ("… and a fire destroyed the mill …", "A fire destroyed the mill"),
        ("The board said the men destroyed “a mill.", "The board said the men destroyed “a mill”"),
        ("a mill that fire destroyed” was old.", "“A mill that fire destroyed” was old"),
        ("eBay destroyed the mill trade.", "eBay destroyed the mill trade"),  # a name has its own capitals
        ("A fire destroyed it at 6 p.m.", "A fire destroyed it at 6 p.m."),
    ],
)
def test_a_short_sentence_is_a_title_as_a_whole(text: str, title: str) -> None:
    assert _titled(text, "destroyed").text == title


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ana Ruiz resigned on Sunday.", TitleForm.WHOLE),
        ("She resigned on Sunday.", TitleForm.LOOSE),  # who?
        ("Has Ana Ruiz resigned today?", TitleForm.LOOSE),  # a question tells nothing
        ("Ruiz resigned.", TitleForm.BARE),
        ("Itala Ruiz resigned on Sunday.", TitleForm.WHOLE),  # begins like “it”, and is a name
    ],
)
def test_a_title_tells_how_well_it_stands_alone(text: str, form: TitleForm) -> None:
    assert _titled(text, "resigned").form is form


def test_what_is_said_is_a_title_without_who_says_so() -> None:
    text = "Two people, the ministry said on Monday, died in the fire."
    title = _titled(text, "died", "people", said=("Two people", "died in the fire"))
    assert title.text == "Two people died in the fire"


@pytest.mark.parametrize(
    ("trigger", "party", "verb", "title"),
    [
        ("dismissed", "board", "shot", "The harbour board dismissed forty dockers on Monday"),
        ("shot", "guards", "dismissed", "Guards shot two men at the gate of the old customs house"),
    ],
)
def test_a_long_sentence_gives_the_clause_that_tells_the_report(
    trigger: str, party: str, verb: str, title: str
) -> None:
    found = _titled(LONG, trigger, party, verb=verb, is_main=trigger == "dismissed")
    assert found.form is TitleForm.CLAUSE
    assert len(found.text) <= LONGEST
    assert found.text.startswith(title)


def test_no_measure_is_left_behind_without_its_clause() -> None:
    told = f"Ruiz resigned on Monday, a day after {'an old and heavy wall of the customs house ' * 3}fell down."
    found = _titled(told, "resigned", "Ruiz", verb="fell", is_main=True)
    assert found.text == "Ruiz resigned on Monday"


@pytest.mark.parametrize(
    ("text", "trigger", "party", "verb", "language", "title"),
    [
        ("She spoke, and the guards fled.", "fled", "guards", "spoke", "en", "The guards fled"),
        ("Habló ella, y los guardias huyeron.", "huyeron", "guardias", "Habló", "es", "Los guardias huyeron"),
        (
            "Ruiz resigned after guards shot two men.", "shot", "guards", "resigned", "en",
            "Guards shot two men",
        ),
        (  # what measures the time goes with the word that opens the clause
            "Ruiz resigned, thirteen days after guards shot two men.", "shot", "guards", "resigned", "en",
            "Guards shot two men",
        ),
        (
            "Ruiz dimitió dos días después de que los guardias mataran a dos.", "mataran", "guardias", "dimitió", "es",
            "Los guardias mataran a dos",
        ),
        (  # a condition is no news
            "Ruiz said no, if guards shot two men.", "shot", "guards", "said", "en",
            "Ruiz said no, if guards shot two men",
        ),
        (  # nor is what is asked
            "It was unclear when guards shot two men.", "shot", "guards", "was", "en",
            "It was unclear when guards shot two men",
        ),
        (  # an infinitive is no clause
            "Ruiz came, and asked guards to shoot.", "shoot", "guards", "asked", "en",
            "Ruiz came, and asked guards to shoot",
        ),
        (  # “and” between two names parts no clauses
            "On Monday the board and the guards shot two men.", "shot", "guards", None, "en",
            "On Monday the board and the guards shot two men",
        ),
    ],
)  # fmt: skip
def test_a_report_that_does_not_head_its_sentence_has_its_own_clause(
    text: str, trigger: str, party: str, verb: str | None, language: str, title: str
) -> None:
    assert _titled(text, trigger, party, verb=verb, is_main=False, language=language).text == title


@pytest.mark.parametrize(
    ("text", "trigger", "end"),
    [
        ("Ana Ruiz killed three men in Port Vale, San Telmo, and Marlow" + " by the sea" * 8, "killed", "Vale"),
        ("Ana Ruiz will resign, unless the senate of the republic votes" + " again and again" * 5, "resign", "resign"),
    ],
)
def test_no_cut_leaves_out_a_part_of_a_list_or_a_condition(text: str, trigger: str, end: str) -> None:
    assert not _titled(text, trigger, "Ana Ruiz").text.endswith(end)


def test_a_sentence_without_borders_is_cut_between_words_and_says_so_at_its_end() -> None:
    text = "Ana Ruiz dismissed " + "old " * 40 + "dockers."
    title = _titled(text, "dismissed", "Ana Ruiz")
    assert (title.form, title.text.count("…")) == (TitleForm.CUT, 1)
    assert title.text.endswith("old…")
    assert len(title.text) <= LONGEST


def test_a_sentence_is_rather_a_little_long_than_cut_between_words() -> None:
    text = "Ana Ruiz dismissed " + "old " * 27 + "dockers."
    assert LONGEST < len(_titled(text, "dismissed", "Ana Ruiz").text) <= AT_MOST


@pytest.mark.parametrize(
    ("title", "quoted"),
    [("The gate is shut", "“The gate is shut”"), ("“The gate” is shut", "“The gate” is shut")],
)
def test_somebodys_own_words_stand_in_quotation_marks_once(title: str, quoted: str) -> None:
    assert in_quotes(Title(title, TitleForm.WHOLE)).text == quoted


def _headline(text: str, trigger: str, *, seen: tuple[str, ...] = (), language: str = "en") -> str:
    told = _told(text, trigger, language=language)
    title = headline_title(text, told, Span(0, len(text)), publisher="www.galepost.example", seen=seen)
    return title.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dockers march on\nthe senate", "Dockers march on the senate"),
        ("Dockers march on the senate | The Gale Post", "Dockers march on the senate"),
        ("Dockers march on the senate - The Gale Post", "Dockers march on the senate"),
        ("Dockers march on the senate - Harbour Times", "Dockers march on the senate"),
        ("Dockers march – two hurt", "Dockers march – two hurt"),  # no paper
        ("Dockers march on the senate - Gale warns", "Dockers march on the senate - Gale warns"),
        ("BREAKING: Dockers march on the senate", "Dockers march on the senate"),
        ("Live updates | Dockers march on the senate", "Dockers march on the senate"),
        ("Live cattle march on the senate", "Live cattle march on the senate"),  # no kicker without its mark
        ("EN VIVO | Dockers march on the senate …", "Dockers march on the senate"),
        ("Dockers march on the senate; board shuts the gates", "Dockers march on the senate; board shuts the gates"),
    ],
)
def test_a_headline_is_a_title_without_what_the_paper_prints_around_it(text: str, title: str) -> None:
    assert _headline(text, "march", language="es" if "VIVO" in text else "en") == title


def test_of_a_long_headline_the_half_that_tells_the_report_is_the_title() -> None:
    text = "The harbour board shuts all the gates " + "of the port " * 8 + "for a week; dockers march on the senate"
    assert _headline(text, "march") == "Dockers march on the senate"


@pytest.mark.parametrize(
    ("text", "seen", "title"),
    [
        ("DOCKERS MARCH ON PORT VALE", ("Port", "Vale", "dockers"), "Dockers march on Port Vale"),
        ("DOCKERS OF THE FDRW MARCH", ("FDRW",), "Dockers of the FDRW march"),
        ("DOCKERS MARCH ON THE PORT", ("Port", "port"), "Dockers march on the port"),  # small elsewhere: no name
        ("Dockers March On Port Vale", (), "Dockers March On Port Vale"),  # as printed
    ],
)
def test_a_headline_in_capitals_is_set_as_its_text_is(text: str, seen: tuple[str, ...], title: str) -> None:
    assert _headline(text, "MARCH" if text.isupper() else "March", seen=seen) == title
