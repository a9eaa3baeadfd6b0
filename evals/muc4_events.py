"""Score whether events are joined from reports that cannot be of one, in the wire reports of MUC-4.

In:  muc4/*.jsonl, each document with the day of its dateline given: `SAMPLE` of them spread evenly over the files, or
     all of files that are named with --files, in one dossier. They tell of like things again and again, in few places,
     over three years: events that grow by one report after another grow far here.
Out: one measure, which asks nothing of the gold.

forbidden_share  of our events with reports in several clippings: those that hold a pair of reports that are of one
                 occurrence by no account (`is_forbidden`): both name a day and no day can be in both, or one names none
                 and they were published more than `NEWS_DAYS` apart. The lower the better. The rule is the same
                 whatever the program's own vetoes are; what is only referred to, months later, may break it rightly.

Source: as in muc4.py. This takes 45 seconds, 5 where the dossier is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cuttings.model.clipping import Given
from cuttings.model.dates import Interval
from cuttings.model.finding import Report, Timex
from cuttings.pipeline.intake import publication
from cuttings.reconcile.days import Days, are_apart, can_meet, numbered
from evals.gathered import Gathered, Joined, Place, Text, gather
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.muc4 import day_of

SAMPLE = 400
"""Documents in the dossier: enough for events of dozens of reports, and read in less than a minute."""
NEWS_DAYS = 10
"""How far apart two texts may tell of one occurrence without naming its day, as far as anybody can see."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A report of ours: its clipping, the days that its words allow and those of publication, and where it stands."""

    clipping: str
    days: Days
    published: Days
    place: Place

    @property
    def has_day(self) -> bool:
        """Whether its words name a day, or a first one."""
        return self.days[0] is not None


def score(data: Data) -> Iterable[Measure]:
    """Return the measure of one dossier."""
    documents = {each["id"]: each for each in data.documents(SAMPLE)}
    with _gathered(documents.values()).opened() as joined:
        reports = dict(dated_reports(joined))
        told = [(each.title, [reports[id] for id in each.reports]) for each in joined.events]
        return [measure(told, documents)]


def _gathered(documents: Iterable[Document]) -> Gathered:
    return gather("muc4", [Text(each["id"], each["text"], _given(each)) for each in documents])


def _given(document: Document) -> Given:
    day = day_of(document["dateline"])
    return Given(language=document["lang"], published=str(day) if day else None)


def measure(events: Iterable[tuple[str, Sequence[Dated]]], documents: Mapping[str, Document]) -> Measure:
    """Return the share of events, each a title with its reports, over several clippings that hold a forbidden pair."""
    wide = [(title, reports) for title, reports in events if len({each.clipping for each in reports}) > 1]
    found = [(f"{title} ({len(reports)} reports)", pair) for title, reports in wide if (pair := _forbidden(reports))]
    misses = tuple(_miss(told, pair, documents) for told, pair in found)
    return Measure("forbidden_share", len(found) / max(1, len(wide)), len(wide), misses)


def is_forbidden(a: Dated, b: Dated) -> bool:
    """Tell whether two reports cannot be of one occurrence, or nothing says that they can."""
    if a.has_day and b.has_day:
        return not can_meet(a.days, b.days)
    return are_apart(a.published, b.published, more_than=NEWS_DAYS)


def dated_reports(joined: Joined) -> Iterator[tuple[str, Dated]]:
    """Yield all reports by id, each at the first of its places."""
    published = _publication_by_clipping(joined)
    timexes = {each.id: each for each in joined.dossier.findings() if isinstance(each, Timex)}
    for id, report in joined.reports.items():
        place = next(joined.places(report.clipping, report.trigger.span))
        yield id, Dated(report.clipping, _days(report, timexes), published[report.clipping], place)


def _days(report: Report, timexes: Mapping[str, Timex]) -> Days:
    found = timexes.get(report.when or "")
    return numbered(found.earliest, found.latest) if found else (None, None)


def _publication_by_clipping(joined: Joined) -> dict[str, Days]:
    days: dict[str, Interval] = {
        each.id: publication(each, joined.dossier.sightings(each.id)).interval for each in joined.dossier.clippings()
    }
    return {id: numbered(each.earliest, each.latest) for id, each in days.items()}


def _forbidden(reports: Sequence[Dated]) -> tuple[Dated, Dated] | None:
    return next((pair for pair in combinations(reports, 2) if is_forbidden(*pair)), None)


def _miss(told: str, pair: tuple[Dated, Dated], documents: Mapping[str, Document]) -> Miss:
    contexts = (context_of(documents[each.place.document]["text"], each.place.span) for each in pair)
    return Miss("forbidden_share", pair[0].place.document, "extra", None, told, " + ".join(contexts))
