"""A whole dossier in memory, with the questions that expectations about it ask.

In:  a running post or other files, or an open dossier.
Out: a `Story`: clippings, findings and entries, and every name that goes with some words.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cuttings.ask.dossier import Dossier, open_dossier
from cuttings.model.clipping import Clipping, ClippingKind, Given, Sighting
from cuttings.model.entry import Actor, CopyFamily, Dispute, Event, Quotation, Series
from cuttings.model.finding import Attribution, Figure, Finding, Label, Mention, Report, Tenure, Timex
from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from cuttings.pipeline import Silent, add_paths, build, create

AT = "2000-01-01T00:00:00Z"
"""When the files are said to be added: no expectation asks for it."""


@dataclass(frozen=True)
class Story:
    """Everything that expectations are held against."""

    clippings: Mapping[str, Clipping]
    sightings: Sequence[Sighting]
    findings: Mapping[str, Finding]
    actors: Sequence[Actor] = ()
    events: Sequence[Event] = ()
    series: Sequence[Series] = ()
    disputes: Sequence[Dispute] = ()
    families: Sequence[CopyFamily] = ()
    quotations: Sequence[Quotation] = ()
    main: Sequence[str] = ()
    """The ids of the main events, those that are shown first, in the order in which they are shown."""
    rows: Sequence[str] = ()
    """The ids of the events that the timeline shows where nobody asks for more."""

    @property
    def attributions(self) -> list[Attribution]:
        """All attributions."""
        return [each for each in self.findings.values() if isinstance(each, Attribution)]

    @property
    def figures(self) -> list[Figure]:
        """All figures."""
        return [each for each in self.findings.values() if isinstance(each, Figure)]

    @property
    def tenures(self) -> list[Tenure]:
        """All tenures."""
        return [each for each in self.findings.values() if isinstance(each, Tenure)]

    @property
    def labels(self) -> list[Label]:
        """All labels."""
        return [each for each in self.findings.values() if isinstance(each, Label)]

    @property
    def reports(self) -> list[Report]:
        """All reports that belong to an event, by event."""
        members = (self.findings.get(id) for event in self.events for id in event.reports)
        return [each for each in members if isinstance(each, Report)]

    @property
    def notes(self) -> frozenset[str]:
        """The ids of the clippings that are notes."""
        return frozenset(id for id, each in self.clippings.items() if each.kind is ClippingKind.NOTE)

    def clippings_of(self, file: str) -> frozenset[str]:
        """Return the ids of the clippings that come from a file, whose path may begin anywhere."""
        return frozenset(each.clipping for each in self.sightings if Path(each.path).match(file))

    def titles_of(self, clipping: str) -> frozenset[str]:
        """Return the headline of a clipping, else the titles that its sightings give it; a bare headline is its own."""
        one = self.clippings[clipping]
        if one.headline:
            return frozenset({plain(one.headline.surface)})
        if one.kind is ClippingKind.HEADLINE:
            return frozenset({plain(one.text)})
        return frozenset(plain(each.title) for each in self.sightings if each.clipping == clipping and each.title)

    def places_of(self, words: str, *, gap: int = 0) -> Iterator[tuple[str, Span]]:
        """Yield where words stand, whatever the white space, as (clipping, span).

        With a `gap`, up to so many characters of the same sentence may stand between two of the words.
        """
        between = rf"[^.!?]{{0,{gap}}}?" if gap else r"\s+"
        pattern = re.compile(between.join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words.split()), re.IGNORECASE)
        for id, clipping in self.clippings.items():
            yield from ((id, Span(*found.span())) for found in pattern.finditer(clipping.text))

    def names_at(self, clipping: str, words: Words | None) -> frozenset[str]:
        """Return every form, comparable, of what some words refer to: the words, their chain's name, their actor's."""
        if words is None:
            return frozenset()
        mentions = [each for each in self._mentions_by_clipping.get(clipping, ()) if words.span.contains(each.words)]
        covering = [each for each in self._mentions_by_clipping.get(clipping, ()) if each.words.span.contains(words)]
        exact = [each for each in (*mentions, *covering) if _share_head(each, words)]
        forms = {words.surface} | {name for each in exact for name in self._names_of(each)}
        return frozenset(normal_name(form) for form in forms)

    def names_of_id(self, mention: str | None) -> frozenset[str]:
        """Return every form, comparable, of what a mention refers to."""
        found = self.findings.get(mention or "")
        names = self._names_of(found) if isinstance(found, Mention) else set()
        return frozenset(normal_name(name) for name in names)

    @cached_property
    def _mentions_by_clipping(self) -> dict[str, list[Mention]]:
        grouped: dict[str, list[Mention]] = {}
        for each in self.findings.values():
            if isinstance(each, Mention):
                grouped.setdefault(each.clipping, []).append(each)
        return grouped

    @cached_property
    def _actor_by_mention(self) -> dict[str, Actor]:
        return {mention: actor for actor in self.actors for mention in actor.mentions}

    def _names_of(self, mention: Mention) -> set[str]:
        actor = self._actor_by_mention.get(mention.id)
        names = {each.name for each in actor.names} if actor else set()
        return names | {mention.words.surface} | ({mention.name} if mention.name else set())


def story_of_files(paths: Iterable[Path]) -> Story:
    """Return the story that a fresh dossier makes of some files; the dossier is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        create(Path(folder))
        add_paths(Path(folder), list(paths), Given(), at=AT, progress=Silent())
        build(Path(folder), progress=Silent())
        with open_dossier(folder) as dossier:
            return story_of(dossier)


def story_of(dossier: Dossier) -> Story:
    """Return everything that an open dossier holds."""
    return Story(
        clippings={each.id: each for each in dossier.clippings()},
        sightings=tuple(dossier.sightings()),
        findings={each.id: each for each in dossier.findings()},
        actors=tuple(dossier.entries(Actor)),
        events=tuple(dossier.entries(Event)),
        series=tuple(dossier.entries(Series)),
        disputes=tuple(dossier.entries(Dispute)),
        families=tuple(dossier.entries(CopyFamily)),
        quotations=tuple(dossier.entries(Quotation)),
        main=tuple(line.row.id for line in dossier.story()),
        rows=tuple(row.id for row in dossier.timeline()),
    )


def timex_of(story: Story, report: Report) -> Timex | None:
    """Return the time expression of a report."""
    found = story.findings.get(report.when or "")
    return found if isinstance(found, Timex) else None


def plain(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def _share_head(mention: Mention, words: Words) -> bool:
    """A mention goes with words when both begin or both end at one place: "Ines Quiroga" in "Mayor Ines Quiroga"."""
    return mention.words.start == words.start or mention.words.end == words.end
