"""Disputes: what cannot all be true, or stands side by side. Shown with its words; never refereed or averaged.

In:  summaries, events, series, figures as they were placed, the cast, areas, the words and families to compare them by.
Out: disputes over figures, statuses, offices, labels, days and places, each with the reason why it is one.

Both sides speak of one event, place, time and scope. A side names speakers and, where an outlet says so in its own
words, the outlet.
"""

from collections.abc import Iterator, Sequence

from cuttings.model.entry import Dispute, DisputeKind, Event, Series
from cuttings.reconcile.areas import Areas
from cuttings.reconcile.cast import Cast
from cuttings.reconcile.counts import PlacedFigure
from cuttings.reconcile.denials import status_disputes
from cuttings.reconcile.disputed_facts import date_disputes, place_disputes
from cuttings.reconcile.disputed_figures import figure_disputes
from cuttings.reconcile.happenings import Happenings
from cuttings.reconcile.offices import find_rivalries
from cuttings.reconcile.rival_labels import label_disputes
from cuttings.reconcile.sides import Voiced, dispute_of, sides_of, voiced
from cuttings.reconcile.summary import Summary
from cuttings.reconcile.words import WordLists


def find_disputes(
    summaries: Sequence[Summary],
    events: Sequence[Event],
    series: Sequence[Series],
    figures: Sequence[PlacedFigure],
    cast: Cast,
    words: WordLists,
    happenings: Happenings,
    areas: Areas,
) -> tuple[Dispute, ...]:
    """Return all disputes, sorted by kind and id."""
    sources = [each for each in summaries if not each.is_note]
    found = [
        *figure_disputes(series, figures, words),
        *status_disputes(events, sources, cast, words, happenings),
        *_office_disputes(sources, cast, words),
        *label_disputes(sources, events, cast, words),
        *date_disputes(events, sources, cast, happenings),
        *place_disputes(events, sources, cast, areas),
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, each.id)))


def _office_disputes(summaries: Sequence[Summary], cast: Cast, words: WordLists) -> Iterator[Dispute]:
    for rivalry in find_rivalries(summaries, cast, words):
        title = f"who is {rivalry.seat} of {rivalry.body}" if rivalry.body else f"who is {rivalry.seat}"
        names: dict[str, str] = {}
        by_person: dict[str, list[Voiced]] = {}
        for each in rivalry.claims:
            name = cast.name(each.tenure.person) or each.tenure.person.surface
            names[each.person] = min(name, names.get(each.person, name))
            by_person.setdefault(each.person, []).append(voiced(each.tenure.id, each.tenure.whose, each.summary, cast))
        sides = sides_of({names[person]: many for person, many in by_person.items()})
        reason = "one person holds this seat at a time, and different voices name different holders for the same days"
        yield dispute_of(DisputeKind.OFFICE, title, None, sides, reason=reason)
