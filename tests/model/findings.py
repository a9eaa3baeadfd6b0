"""One finding of each kind in a short invented text, and words of any text, for tests of the model and the store."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from cuttings.model.clipping import Clipping
from cuttings.model.finding import (
    Act,
    Anchor,
    Attribution,
    Bound,
    Figure,
    Finding,
    Form,
    Label,
    Mention,
    MentionType,
    Modality,
    Polarity,
    Qualifier,
    Report,
    Status,
    Tenure,
    TenureEvent,
    Tie,
    Timex,
    TimexType,
    Voice,
)
from cuttings.model.text import Words, words_at
from tests.factories import make_clipping

# The wave lies outside the basic plane: offsets that counted UTF-16 units would be wrong behind it.
BODY = (
    "🌊 Acting mayor Inés Quiroga of the Salt Party told “radicals” in Port Vale on 3 March that at least 1,200 "
    "dockers were “beaten” and “robbed” by police and guards."
)


def story() -> Clipping:
    """The clipping that the findings stand in."""
    return make_clipping(BODY, publisher="harbour post")


def words(surface: str) -> Words:
    """The first place of some words in BODY."""
    start = BODY.index(surface)
    return words_at(BODY, start, start + len(surface))


def one_of_each() -> tuple[Finding, ...]:
    """One finding of each kind in their order; lists, gaps, enums, days and decimals are among their cells."""
    id, method = story().id, "test@1"
    mayor = Mention(
        clipping=id, method=method, words=words("Inés Quiroga"), type=MentionType.PERSON, name="Inés Quiroga"
    )
    day = Timex(
        clipping=id,
        method=method,
        words=words("3 March"),
        type=TimexType.DATE,
        timex3="2031-03-03",
        edtf="2031-03-03",
        earliest=date(2031, 3, 3),
        latest=date(2031, 3, 3),
        anchor=Anchor.FILED,
        basis="nearest to the filing day",
    )
    count = Figure(
        clipping=id,
        method=method,
        words=words("at least 1,200 dockers"),
        number=words("1,200"),
        counted=words("dockers"),
        low=Decimal("1200"),
        high=None,
        bound=Bound.AT_LEAST,
        unit=None,
        effect="injured",
        share=False,
        reasons=(("high", "“at least” leaves it open"),),
    )
    said = Attribution(
        clipping=id,
        method=method,
        words=words("told"),
        source=mayor.words,
        cue=None,
        content=(words("beaten"), words("robbed")),
        speaker=mayor.id,
        speaker_name="Inés Quiroga",
        form=Form.MIXED,
        act=Act.SPEECH,
        polarity=Polarity.ASSERTS,
    )
    report = Report(
        clipping=id,
        method=method,
        words=words("beaten"),
        reading=1,
        trigger=words("beaten"),
        actor=(words("police"), words("guards")),
        recipient=(words("dockers"),),
        type="ASSAULT",
        context=("military", "intelligence"),
        modality=Modality.HAPPENED,
        negated=False,
        status=Status.ALLEGED,
        status_rule="said by somebody",
        when=day.id,
        figures=(count.id,),
        attribution=said.id,
        voice=Voice.QUOTED,
    )
    office = Tenure(
        clipping=id,
        method=method,
        words=words("Acting mayor Inés Quiroga"),
        person=mayor.words,
        office=words("mayor"),
        event=TenureEvent.HOLDS,
        qualifier=Qualifier.ACTING,
        voice=Voice.OWN,
    )
    label = Label(
        clipping=id,
        method=method,
        words=words("“radicals”"),
        target=words("dockers"),
        label=words("radicals"),
        voice=Voice.OWN,
    )
    tie = Tie(
        clipping=id,
        method=method,
        words=words("Inés Quiroga of the Salt Party"),
        subject=mayor.words,
        object=words("the Salt Party"),
        relation="member_of",
        status=Status.ONGOING,
        voice=Voice.OWN,
    )
    return (mayor, day, count, said, report, office, label, tie)


@st.composite
def texts_with_words(draw: st.DrawFn) -> tuple[str, Words]:
    """Any text, few letters of which repeat, and a run of it."""
    text = draw(st.text(alphabet="ab é🌊\n", min_size=1, max_size=40))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, words_at(text, start, end)
