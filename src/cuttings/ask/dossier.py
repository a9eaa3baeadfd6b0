"""Open a dossier for questions. Readers never write, and any number of them may ask while one command builds.

In:  the folder.
Out: a `Dossier`: rows are plain dataclasses, each with `.evidence`; and the model's own objects for programs.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from cuttings.ask import front
from cuttings.ask.ahead import Outcome, PlanRow, ahead
from cuttings.ask.density import density
from cuttings.ask.digest import dossier_digest
from cuttings.ask.disputed import DisputeRow, disputes
from cuttings.ask.evidence import Shelf
from cuttings.ask.figures import SeriesRow, figures
from cuttings.ask.news import News, last_look, news
from cuttings.ask.places import PlaceRow, places
from cuttings.ask.reader import ReaderRow, reader_row
from cuttings.ask.said import SaidRow, quoted, said
from cuttings.ask.sources import BlockRow, ClippingRow, Status, block_rows, clipping_row, clipping_rows, status, waiting
from cuttings.ask.story import LINES, StoryLine, story_lines
from cuttings.ask.taking_part import who_takes_part
from cuttings.ask.timeline import Filters, TimelineRow, timeline
from cuttings.ask.tolls import MOST, Toll, tolls
from cuttings.ask.who import ActorRow, who
from cuttings.ask.whose import whose_words
from cuttings.ask.why import Why, why
from cuttings.config import Settings, read_settings
from cuttings.errors import NotADossier
from cuttings.model.clipping import Clipping, Sighting
from cuttings.model.dates import Interval
from cuttings.model.entry import Entry
from cuttings.model.finding import Attribution, Finding, Kind
from cuttings.model.ids import PREFIXES
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.text import find_quote
from cuttings.store import facts, search
from cuttings.store.database import DATABASE, connect, one_state, version_of
from cuttings.store.decisions import DecisionFile, live_judgements
from cuttings.store.sources import SourceLedger

EntryType = TypeVar("EntryType", bound=Entry)
Answer = TypeVar("Answer")
ANSWERS_KEPT = 16
"""Answers of rows that an open dossier remembers: a page asks two or three, and the next page often the same."""


class Dossier:
    """One dossier, open for questions. Use it in a `with` block, or close it.

    It answers from what it found when it was first asked; `is_current` tells whether that still stands.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self._connection = connection
        self._shelf = Shelf(connection)
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        with one_state(connection):
            self._version = version_of(connection)

    def __enter__(self) -> "Dossier":
        """Enter a block that closes the dossier at its end."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the dossier."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let all answers inside be of one state, whatever is built meanwhile."""
        with one_state(self._connection):
            yield

    def is_current(self) -> bool:
        """Tell whether nothing was built since the dossier was opened. Raises sqlite3.DatabaseError."""
        return version_of(self._connection) == self._version

    def timeline(self, filters: Filters | None = None) -> tuple[TimelineRow, ...]:
        """Return the events, earliest first, undated last."""
        asked, rejected = filters or Filters(), self._rejected()
        return self._once(("timeline", asked, rejected), lambda: timeline(self._shelf, asked, rejected))

    def story(self, *, lines: int | None = LINES) -> tuple[StoryLine, ...]:
        """Return the main events, the most important so many (None: all), in the order of the timeline."""
        return story_lines(self.timeline(), most=lines)

    def front(self, *, lines: int | None = LINES) -> front.Front:
        """Return the first page: the story, what is new, the tolls, what is disputed and ahead, and who takes part."""
        plans, disputes, every = self.ahead(), self.disputes(), self.timeline()
        head = front.head(self._shelf, self.settings.title, self.published(), self.clipping_rows(), rows=len(every))
        story = front.front_lines(self.story(lines=lines), plans, disputes, year=head.year)
        main = self.tolls()
        return front.Front(
            head=head,
            news=self.news(),
            density=density((each for each in every if each.is_main), self.published()),
            lines=story,
            tolls=main,
            disputes=front.front_disputes(disputes, story, main),
            overdue=front.plans_of(plans, story, Outcome.OVERDUE),
            unsure=front.plans_of(plans, story, Outcome.UNSURE),
            ahead=front.plans_of(plans, story, Outcome.AHEAD, Outcome.MOVED),
            actors=who_takes_part(self._shelf, self.who(), [each.story.row for each in story], disputes),
        )

    def published(self) -> Interval:
        """Return the first and the last day of publication, as far as they are known."""
        return Interval(*facts.published_days(self._connection))

    def ahead(self) -> tuple[PlanRow, ...]:
        """Return what was planned, threatened or called for, and what came of it: what is overdue first."""
        rejected, last = self._rejected(), self.published().latest
        return self._once(("ahead", rejected), lambda: ahead(self._shelf, rejected, last=last))

    def news(self, *, since: str | None = None) -> News:
        """Return what is new since the last look, or what was added on a day (ISO 8601) and later."""
        rejected, lines, last = self._rejected(), SourceLedger(self.folder).history(), self.published().latest
        asked = since or last_look(lines)
        find = partial(news, self._shelf, rejected, lines, self.timeline(), since=asked, last=last)
        return self._once(("news", asked, len(lines), rejected), find)

    def tolls(self, *, most: int | None = MOST) -> tuple[Toll, ...]:
        """Return the main series with what each counter says last, at most so many (None: all)."""
        rejected = self._rejected()
        return self._once(("tolls", most, rejected), lambda: tolls(self._shelf, rejected, most=most))

    def who(self, name: str | None = None) -> tuple[ActorRow, ...]:
        """Return the actors, most mentioned first; with a name, those that bear it. Raises UnknownId."""
        rejected = self._rejected()
        return self._once(("who", name, rejected), lambda: who(self._shelf, name, rejected))

    def said(
        self, *, by: str | None = None, about: str | None = None, form: str | None = None, thoughts: bool = False
    ) -> tuple[SaidRow, ...]:
        """Return who said what, by speaker, or only what is about an actor; `form` is direct, indirect or mixed."""
        find = partial(said, self._shelf, by=by, about=about, form=form, thoughts=thoughts)
        return self._once(("said", by, about, form, thoughts), find)

    def figures(self, *, of: str | None = None, event: str | None = None) -> tuple[SeriesRow, ...]:
        """Return the series of figures; `of` is an effect such as "killed", or a word of the title; `event` an id."""
        rejected = self._rejected()
        return self._once(
            ("figures", of, event, rejected),
            lambda: figures(self._shelf, of=of, event=event, rejected=rejected),
        )

    def places(self, *, name: str | None = None) -> tuple[PlaceRow, ...]:
        """Return the places, those with most events first; with a name, those that bear it."""
        rejected = self._rejected()
        return self._once(("places", name, rejected), lambda: places(self._shelf, name=name, rejected=rejected))

    def disputes(self, *, kind: str | None = None) -> tuple[DisputeRow, ...]:
        """Return the disputes; `kind` is figures, status, office or labels."""
        rejected = self._rejected()
        return self._once(("disputes", kind, rejected), lambda: disputes(self._shelf, kind=kind, rejected=rejected))

    def search(self, words: str, *, limit: int = 50) -> tuple[search.Hit, ...]:
        """Return the clippings that hold all the words, best first, with snippets."""
        return search.search(self._connection, words, limit=limit)

    def why(self, id: str) -> Why:
        """Return what is behind an id: exact words, methods, joins, decisions. Raises UnknownId."""
        return why(self._shelf, id, self.judgements())

    def status(self) -> Status:
        """Return counts, models, and all that could not be read, placed or kept."""
        return status(self._shelf, self.folder, judgements=len(live_judgements(self.judgements())))

    def waiting(self) -> int:
        """Return how many sources wait for a build."""
        return waiting(self._shelf, SourceLedger(self.folder).read())

    def digest(self) -> str:
        """Return one hash over all that the dossier says."""
        return dossier_digest(self._connection, self._rejected())

    def clipping_rows(self) -> tuple[ClippingRow, ...]:
        """Return the clippings with outlet, date and title."""
        return self._once("clippings", lambda: clipping_rows(self._shelf))

    def undated(self) -> tuple[ClippingRow, ...]:
        """Return the clippings whose day of publication is not known, notes left out."""
        return front.undated(self._shelf, self.clipping_rows())

    def clipping_row(self, clipping: str) -> ClippingRow:
        """Return one clipping with outlet, date and title. Raises UnknownId."""
        return clipping_row(self._shelf, clipping)

    def reader(self, clipping: str) -> ReaderRow:
        """Return one clipping with every finding in its text, rejected ones included. Raises UnknownId."""
        return reader_row(self._shelf, clipping)

    def speaker(self, attribution: str) -> str:
        """Return who speaks in an attribution: the actor's name, else the role as written. Raises UnknownId."""
        finding = self._shelf.finding(attribution)
        assert isinstance(finding, Attribution)
        return self._shelf.speaker(finding)

    def whose_words(self, finding: str) -> str:
        """Return whose words a finding is, in a sentence. Raises UnknownId."""
        return whose_words(self._shelf, self._shelf.finding(finding))

    def quotation(self, id: str) -> SaidRow | None:
        """Return the act of speech that stands in several places, by its id or that of one printing; else None."""
        return quoted(self._shelf, id)

    def block_rows(self) -> tuple[BlockRow, ...]:
        """Return the blocks of running posts, with the reason for the kind of each."""
        return block_rows(self._shelf)

    def clippings(self) -> Iterator[Clipping]:
        """Yield all clippings, by id."""
        return facts.clippings(self._connection)

    def sightings(self, clipping: str | None = None) -> Iterator[Sighting]:
        """Yield all sightings, or one clipping's."""
        return facts.sightings(self._connection, clipping)

    def findings(self, kind: Kind | None = None, clipping: str | None = None) -> Iterator[Finding]:
        """Yield findings as people left them, of one kind or one clipping or all, by clipping, kind and place."""
        for each in [clipping] if clipping else sorted(facts.clipping_ids(self._connection)):
            found = facts.findings_of(self._connection, each)
            yield from (finding for finding in found if kind is None or finding.KIND is kind)

    def entries(self, kind: type[EntryType]) -> Iterator[EntryType]:
        """Yield all entries of one type (Actor, Event, Series, Dispute, CopyFamily), by id, rejected ones included."""
        return iter(self._shelf.entries(kind))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every decision ever made, oldest first, undone ones included."""
        return DecisionFile(self.folder).read()

    def _once(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, found when it was last asked or now."""
        if question not in self._answers:
            self._answers[question] = find()
        self._answers.move_to_end(question)
        while len(self._answers) > ANSWERS_KEPT:
            self._answers.popitem(last=False)
        answer: Answer = self._answers[question]
        return answer

    def _rejected(self) -> frozenset[str]:
        """Return the ids of the entries that people rejected; of two decisions on one entry the newer holds."""
        rejected: set[str] = set()
        for judgement in live_judgements(self.judgements()):
            for on in judgement.on:
                if on.kind in PREFIXES and judgement.verb is Verb.REJECT:
                    rejected |= self._entries_anchored(on)
                elif on.kind in PREFIXES and judgement.verb is Verb.CONFIRM:
                    rejected -= self._entries_anchored(on)
        return frozenset(rejected)

    def _entries_anchored(self, on: Target) -> set[str]:
        """Return the entries of a target's kind that rest on its finding, found by id, else by its quoted words."""
        about = facts.entries_of_finding(self._connection, on.id) or self._entries_quoted(on)
        return {each for each in about if each.startswith(f"{PREFIXES[on.kind]}-")}

    def _entries_quoted(self, on: Target) -> list[str]:
        clipping = next(facts.clippings(self._connection, [on.clipping or ""]), None)
        place = find_quote(on.quote, clipping.text) if clipping and on.quote else None
        if clipping is None or place is None:
            return []
        there = (each.id for each in self._shelf.findings(clipping.id).values() if each.words.span == place)
        return [entry for each in there for entry in facts.entries_of_finding(self._connection, each)]


def open_dossier(path: str | Path) -> Dossier:
    """Open a dossier for questions. Raises NotADossier when the folder holds none, or nothing was built yet."""
    folder = Path(path)
    settings = read_settings(folder)
    if not (folder / DATABASE).exists():
        raise NotADossier(f"{folder} has not been built yet. Build it: cuttings -C {folder} build")
    return Dossier(folder, connect(folder, write=False), settings)
