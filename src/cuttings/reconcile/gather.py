"""What one clipping brings to reconciliation: its findings, boiled down to what is compared across clippings.

In:  a clipping, how it was met, and its findings after people's decisions.
Out: a `Summary` that refers to findings by id; it depends on this clipping alone, so it is made once and kept.

Actors here are chains: the mentions of one thing inside one clipping. A note's summary is marked, and only its names
are used: nothing in a note counts as a source's report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cuttings.model.clipping import PROSE, Clipping, ClippingKind, Passage, PassageKind
from cuttings.model.dates import UNKNOWN, DayBasis, Interval
from cuttings.model.finding import (
    Act,
    Attribution,
    Bound,
    Figure,
    Finding,
    Label,
    Mention,
    MentionForm,
    MentionType,
    Qualifier,
    Report,
    Tenure,
    Timex,
)
from cuttings.model.ids import content_hash
from cuttings.model.judgement import FIXED
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from cuttings.reconcile.copies import runs_of, wording_of
from cuttings.reconcile.event_days import with_days
from cuttings.reconcile.likeness import profile_of
from cuttings.reconcile.quoted import is_written_out, quoted_words
from cuttings.reconcile.standing import with_main
from cuttings.reconcile.summary import (
    UNNAMED,
    LocalActor,
    LocalFigure,
    LocalLabel,
    LocalReport,
    LocalSpeech,
    LocalTenure,
    Number,
    Party,
    Position,
    Summary,
)
from cuttings.reconcile.title_words import TitleWords
from cuttings.reconcile.titles import Title
from cuttings.reconcile.titling import Titles

__all__ = ["Met", "Summary", "SummaryWords", "summarise"]

FEW_ABOVE = 8
"""Words above a first sentence that are no sentence themselves: a place and a day, whose text it is."""
BEFORE_FIGURE = 40
"""Code points before a figure that are kept to tell whether it is a lead ("ahead by 3,000 votes")."""


@dataclass(frozen=True, slots=True)
class Met:
    """How a clipping was met: the days it may have been published, (item, position) for each running post it stands in,
    and the names of outlets and addresses of pages under which it was found."""

    published: Interval = UNKNOWN
    near: tuple[tuple[str, int], ...] = ()
    outlets: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """What the language of a clipping has words for: how common each is, and what titles are cut by."""

    zipf_tenths: Mapping[str, int] = field(default_factory=dict)
    titles: TitleWords = field(default_factory=TitleWords)


def summarise(clipping: Clipping, findings: Sequence[Finding], met: Met, words: SummaryWords) -> Summary:
    """Return what a clipping brings, given how it was met and what its language has words for."""
    desk = _Desk(clipping, findings)
    titles = Titles(clipping, findings, words.titles)
    profile = profile_of(clipping.text, words.zipf_tenths)
    dateline = clipping.dateline
    return Summary(
        clipping=clipping.id,
        is_note=clipping.kind is ClippingKind.NOTE,
        publisher=clipping.publisher,
        agency=normal_name(clipping.credits[0].surface) if clipping.credits else None,
        earliest=met.published.earliest,
        latest=met.published.latest,
        near=tuple(sorted((item, str(position)) for item, position in met.near)),
        places=(normal_name(dateline.place.surface),) if dateline and dateline.place else (),
        actors=desk.actors(),
        reports=with_days(desk.reports(titles), met.published, desk.named_days()),
        figures=tuple(desk.figure(each) for each in findings if isinstance(each, Figure)),
        tenures=tuple(desk.tenure(each) for each in findings if isinstance(each, Tenure)),
        labels=tuple(desk.label(each) for each in findings if isinstance(each, Label)),
        speech=tuple(desk.speech(each) for each in findings if isinstance(each, Attribution)),
        language=clipping.language,
        wording=wording_of(clipping.text),
        runs=runs_of(clipping.text),
        headline=_on_one_line(clipping.headline.surface) if clipping.headline else None,
        words=tuple(profile),
        weights=tuple(profile.values()),
        outlets=tuple(sorted(set(met.outlets))),
        pages=tuple(sorted(set(met.pages))),
    )


def _first_words(clipping: Clipping) -> int:
    """Return where the running text begins to tell: behind the dateline."""
    prose = (each.start for each in clipping.passages if each.kind in PROSE)
    first = next(prose, 0)
    return max(first, clipping.dateline.words.end if clipping.dateline else 0)


class _Desk:
    """The findings of one clipping, indexed for the questions that summarising asks."""

    def __init__(self, clipping: Clipping, findings: Sequence[Finding]) -> None:
        self.text = clipping.text
        self.passages = clipping.passages
        self.first = _first_words(clipping)
        self.is_headline = clipping.kind is ClippingKind.HEADLINE
        self.mentions = [each for each in findings if isinstance(each, Mention)]
        self.by_id = {each.id: each for each in findings}
        self.tenures = [each for each in findings if isinstance(each, Tenure)]
        figures = [each for each in findings if isinstance(each, Figure) and is_written_out(each.number)]
        self.written_out = sorted(figures, key=lambda each: each.number)
        self.figure_reports: dict[str, list[str]] = {}
        for each in findings:
            for figure in each.figures if isinstance(each, Report) else ():
                self.figure_reports.setdefault(figure, []).append(each.id)

    def actors(self) -> tuple[LocalActor, ...]:
        by_chain: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            by_chain.setdefault(mention.chain or mention.id, []).append(mention)
        offices = self._offices_by_chain()
        return tuple(_local_actor(chain, many, offices.get(chain, [])) for chain, many in sorted(by_chain.items()))

    def _offices_by_chain(self) -> dict[str, list[str]]:
        offices: dict[str, list[str]] = {}
        for tenure in self.tenures:
            chain = self.party(tenure.person).chain
            if chain and tenure.qualifier is not Qualifier.CANDIDATE:
                offices.setdefault(chain, []).append(office_key(tenure))
        return offices

    def party(self, words: Words) -> Party:
        inside = [each for each in self.mentions if _overlaps(each.words, words)]
        best = max(inside, key=lambda each: (_shared(each.words, words), -each.words.start), default=None)
        return Party((best.chain or best.id) if best else None, _on_one_line(words.surface))

    def whose(self, attribution: str | None) -> Party | None:
        found = self.by_id.get(attribution or "")
        return self._speaker(found) if isinstance(found, Attribution) else None

    def _speaker(self, said: Attribution) -> Party:
        speaker = self.by_id.get(said.speaker or "")
        chain = (speaker.chain or speaker.id) if isinstance(speaker, Mention) else None
        written = said.source.surface if said.source else UNNAMED
        return Party(chain, _on_one_line(said.speaker_name or written))

    def speech(self, said: Attribution) -> LocalSpeech:
        quoted = quoted_words(said, self.text) if said.act is Act.SPEECH else ()
        content = " … ".join(normal_name(each.surface) for each in said.content)
        return LocalSpeech(
            id=said.id,
            whose=self._speaker(said),
            wording=content_hash(said.form, said.act, said.polarity, content),
            quoted=quoted,
            numbers=tuple(self._numbers(quoted)),
        )

    def _numbers(self, quoted: Sequence[Words]) -> Iterator[Number]:
        for figure in self.written_out:
            if any(each.span.contains(figure.number) for each in quoted):
                value = figure.high if figure.bound is Bound.AT_MOST else figure.low
                yield Number(figure.number.start, figure.number.end, str(value))

    def days(self, timex: str | None) -> Interval:
        found = self.by_id.get(timex or "")
        return Interval(found.earliest, found.latest) if isinstance(found, Timex) else Interval(None, None)

    def named_days(self) -> list[date]:
        """Return the days that the first paragraph names."""
        first = next((each for each in self.passages if each.kind in PROSE), None)
        times = [each for each in self.by_id.values() if isinstance(each, Timex)]
        inside = [each for each in times if first and first.start <= each.words.start < first.end]
        return [each.earliest for each in inside if each.earliest and each.earliest == each.latest]

    def reports(self, titles: Titles) -> tuple[LocalReport, ...]:
        """Return all reports, the main ones of their sentences marked."""
        reports = [each for each in self.by_id.values() if isinstance(each, Report)]
        return with_main([self.report(each, titles.of(each)) for each in reports])

    def report(self, report: Report, title: Title) -> LocalReport:
        days = self.days(report.when)
        timex = self.by_id.get(report.when or "")
        return LocalReport(
            id=report.id,
            trigger=normal_name(report.trigger.surface),
            type=report.type,
            status=report.status,
            whose=self.whose(report.attribution),
            voice=report.voice,
            actors=tuple(self.party(each) for each in report.actor),
            recipients=tuple(self.party(each) for each in report.recipient),
            means=tuple(self.party(each) for each in report.instrument),
            places=tuple(self.party(each) for each in report.place),
            when=timex.words.surface if isinstance(timex, Timex) else None,
            earliest=days.earliest,
            latest=days.latest,
            figures=report.figures,
            title=title.text,
            refers=report.refers,
            lemma=report.lemma or normal_name(report.trigger.surface),
            basis=(report.when_basis or DayBasis.CLAUSE) if days.earliest or days.latest else None,
            position=self._position(report),
            standing=report.standing,
            sentence=report.sentence.start if report.sentence else report.trigger.start,
            near=self._near(report),
            title_form=title.form,
        )

    def _near(self, report: Report) -> tuple[Party, ...]:
        """Return the names in the sentence of a report to which nobody is bound, each once."""
        if report.actor or report.recipient or report.place or report.sentence is None:
            return ()
        named = [each for each in self.mentions if each.form is MentionForm.NAME]
        inside = [each for each in named if report.sentence.contains(each.words)]
        return tuple(dict.fromkeys(self.party(each.words) for each in inside))

    def _position(self, report: Report) -> Position:
        passage = self._passage(report.trigger.start)
        if self.is_headline or (passage and passage.kind is PassageKind.HEADLINE):
            return Position.HEADLINE
        start = report.sentence.start if report.sentence else report.trigger.start
        above = self.text[self.first : start]
        return Position.FIRST if len(above.split()) <= FEW_ABOVE else Position.LATER

    def figure(self, figure: Figure) -> LocalFigure:
        days = self.days(figure.as_of)
        place = self.by_id.get(figure.place or "")
        passage = self._passage(figure.words.start)
        return LocalFigure(
            id=figure.id,
            effect=figure.effect or "other",
            unit=figure.unit,
            counted=normal_name(figure.counted.surface) if figure.counted else "",
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            whose=self.whose(figure.attribution),
            earliest=days.earliest,
            latest=days.latest,
            reports=tuple(sorted(self.figure_reports.get(figure.id, ()))) or self._reports_beside(figure),
            scope=figure.scope,
            before=self._before(figure),
            period=figure.period,
            place=self.party(place.words) if isinstance(place, Mention) else None,
            is_former=figure.former,
            paragraph=passage.start if passage else figure.words.start,
            vote=figure.vote,
        )

    def _before(self, figure: Figure) -> str:
        passage = self._passage(figure.words.start)
        first = passage.start if passage else 0
        return normal_name(self.text[max(first, figure.words.start - BEFORE_FIGURE) : figure.words.start])

    def _passage(self, start: int) -> Passage | None:
        return next((each for each in self.passages if each.start <= start < each.end), None)

    def _reports_beside(self, figure: Figure) -> tuple[str, ...]:
        """Return the report nearest to a figure in its sentence."""
        reports = [each for each in self.by_id.values() if isinstance(each, Report) and each.sentence]
        beside = [each for each in reports if each.sentence and each.sentence.contains(figure.number)]
        nearest = min(beside, key=lambda each: (abs(each.trigger.start - figure.words.start), each.id), default=None)
        return (nearest.id,) if nearest else ()

    def tenure(self, tenure: Tenure) -> LocalTenure:
        body = tenure.organization or tenure.jurisdiction
        return LocalTenure(
            id=tenure.id,
            person=self.party(tenure.person),
            office=normal_name(tenure.office.surface),
            body=self.party(body) if body else None,
            is_place=tenure.jurisdiction is not None,
            event=tenure.event,
            qualifier=tenure.qualifier,
            whose=self.whose(tenure.attribution),
        )

    def label(self, label: Label) -> LocalLabel:
        report = self.by_id.get(label.refers or "")
        return LocalLabel(
            id=label.id,
            target=self.party(label.target),
            report=report.id if isinstance(report, Report) else None,
            label=normal_name(label.label.surface),
            whose=self.whose(label.attribution),
        )


def office_key(tenure: Tenure) -> str:
    """Return an office with its body in comparable form: "president of congress" is not "president"."""
    body = tenure.organization or tenure.jurisdiction
    return f"{normal_name(tenure.office.surface)}|{normal_name(body.surface) if body else ''}"


def _local_actor(chain: str, mentions: list[Mention], offices: list[str]) -> LocalActor:
    written = {
        _name(each) for each in mentions if each.form is MentionForm.NAME and each.type is not MentionType.OFFICE
    }
    names = sorted(written, key=lambda name: (-len(name.split()), -len(name), name))
    first = min(mentions, key=_by_telling)
    ids = tuple(sorted(each.id for each in mentions))
    return LocalActor(chain, first.type, tuple(names), ids, tuple(sorted(set(offices))))


def _by_telling(mention: Mention) -> tuple[bool, bool, int, str]:
    """Order mentions by how well they tell what their chain is: a name first, an office last."""
    is_office = mention.type is MentionType.OFFICE
    return is_office, mention.form is not MentionForm.NAME, mention.words.start, mention.id


def _name(mention: Mention) -> str:
    is_fixed = ("name", FIXED) in mention.reasons
    return mention.name if is_fixed and mention.name else mention.words.surface


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _overlaps(a: Words, b: Words) -> bool:
    return a.start < b.end and b.start < a.end


def _shared(a: Words, b: Words) -> int:
    return min(a.end, b.end) - max(a.start, b.start)
