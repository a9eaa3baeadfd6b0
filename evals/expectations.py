"""What the scorers of whole dossiers share: how one hand-made expectation is held against a story.

In:  a table of rules, one a list of expectations, and a story.
Out: a measure for each list, with a miss for each expectation that is not met.

Names and words are compared without case, accents and punctuation.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cuttings.model.entry import Dispute, Side
from cuttings.model.finding import Attribution, Figure, Mention, Report, Tenure
from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from evals.harness import Measure, Miss
from evals.story import Story

MAP = Path(__file__).parent / "maps" / "seed.toml"
SHARED_WORDS = 0.5
"""More than this share of the shorter description: "Bruno" alone does not make two people with that name one."""

Expected = Mapping[str, Any]
Groups = Mapping[str, frozenset[str]]
"""Every form, comparable, of a name that has several."""
Rule = Callable[[Any, Story], str | None]
"""Returns None when an expectation is met, else what was found instead, in words."""


def measures(expected: Mapping[str, Any], story: Story, rules: Mapping[str, Rule], of: str) -> Iterator[Measure]:
    """Yield the share of met expectations of each list, with a miss for each other one."""
    for metric, rule in rules.items():
        rows = expected.get(metric, ())
        faults = [(row, rule(row, story)) for row in rows]
        misses = tuple(
            Miss(metric, of, "missed", one_line(row), fault, "") for row, fault in faults if fault is not None
        )
        if rows:
            yield Measure(metric, 1 - len(misses) / len(rows), len(rows), misses)


def same(names: list[str], story: Story) -> str | None:
    """One actor has all the names."""
    wanted = {normal_name(name) for name in names}
    held = [{normal_name(each.name) for each in actor.names} for actor in story.actors]
    if any(wanted <= forms for forms in held):
        return None
    return listed(str(sorted(forms)) for forms in held if forms & wanted)


def not_same(names: list[str], story: Story) -> str | None:
    """Both names are read, and no actor has both."""
    unread = [name for name in names if not _is_read(name, story)]
    if unread:
        return f"not read: {', '.join(unread)}"
    wanted = {normal_name(name) for name in names}
    joined = [actor for actor in story.actors if wanted <= {normal_name(each.name) for each in actor.names}]
    return f"one actor: {joined[0].name}" if joined else None


def _is_read(name: str, story: Story) -> bool:
    wanted = f" {normal_name(name)} "
    held = (each.words for each in story.findings.values() if isinstance(each, Mention | Tenure))
    return any(wanted in f" {normal_name(words.surface)} " for words in held)


def speakers_of(said: Attribution, story: Story) -> frozenset[str]:
    """Return every comparable form of who is said to speak."""
    own = frozenset({normal_name(said.speaker_name)}) if said.speaker_name else frozenset()
    return own | story.names_of_id(said.speaker) | story.names_at(said.clipping, said.source)


def holds(content: Iterable[Words], words: str) -> bool:
    """Tell whether words stand in a content, all of its parts together."""
    said = normal_name(" ".join(each.surface for each in content))
    return f" {normal_name(words)} " in f" {said} "


def equals(expected: float | None, found: Decimal | None, figure: Figure) -> bool:
    """Tell whether a bound is the expected one; a share may also be written as a fraction."""
    if expected is None or found is None:
        return expected is None and found is None
    wanted = Decimal(str(expected))
    return found == wanted or (figure.share and found / 100 == wanted)


def is_office(row: Expected, tenure: Tenure) -> bool:
    """Tell whether a tenure is of the office, with the qualifier when one is listed."""
    has_words = f" {normal_name(row['office'])} " in f" {normal_name(tenure.office.surface)} "
    qualifier = row.get("qualifier")
    return has_words and (qualifier is None or normal_name(qualifier).replace(" ", "_") == tenure.qualifier)


def groups_of(same: Iterable[Iterable[str]]) -> Groups:
    """Return the forms of each name of which several are listed."""
    groups = [frozenset(normal_name(name) for name in names) for names in same]
    return {name: group for group in groups for name in group}


def is_among(name: str, forms: Iterable[str], groups: Groups) -> bool:
    """Tell whether a name is one of some comparable forms or stands inside one."""
    wanted = normal_name(name)
    return any(form in groups.get(wanted, ()) or f" {wanted} " in f" {form} " for form in forms)


def are_copies(files: Iterable[str], story: Story) -> bool:
    """Tell whether one copy family has a clipping of each file, or all files give one clipping."""
    clippings = [story.clippings_of(file) for file in files]
    families = [frozenset(each.clippings) for each in story.families]
    is_one = bool(frozenset.intersection(*clippings))
    return is_one or any(all(not family.isdisjoint(each) for each in clippings) for family in families)


def has_sides(row: Expected, dispute: Dispute, story: Story, groups: Groups) -> bool:
    """Tell whether a dispute has every side of an expected one."""
    return all(any(_is_side(wanted, side, story, groups) for side in dispute.sides) for wanted in row["sides"])


def _is_side(wanted: Expected, side: Side, story: Story, groups: Groups) -> bool:
    """Tell whether a side holds what is wanted, and whether a speaker, or an outlet in its own words, does so."""
    outlets = [each.outlet for each in story.sightings if story.clippings[each.clipping].publisher in side.whose]
    whose = [normal_name(each) for each in (*side.whose, *outlets) if each]
    holds_it = _is_any(wanted["holds"], [normal_name(side.holds)], groups)
    return holds_it and _is_any(wanted["whose"], whose, groups)


def _is_any(names: str, forms: Sequence[str], groups: Groups) -> bool:
    """Tell whether one of the names that stand between "or" is among some forms."""
    return any(is_among(each, forms, groups) for each in names.split(" or "))


def describes(form: str, description: str) -> bool:
    """Tell whether two descriptions share more than half of the words of the shorter one."""
    one, other = _large_words(form), _large_words(normal_name(description))
    return bool(one and other) and len(one & other) / min(len(one), len(other)) > SHARED_WORDS


def _large_words(form: str) -> frozenset[str]:
    return frozenset(form.split()) - frozenset(seed_map()["small"])


def at_words(words: str, placed: Iterable[tuple[str, Words, Any]], story: Story) -> list[Any]:
    """Return the findings that overlap a place where some words stand."""
    places: list[tuple[str, Span]] = list(story.places_of(words))
    return [
        finding
        for clipping, at, finding in placed
        if any(clipping == where and span.overlaps(at) for where, span in places)
    ]


def surfaces(report: Report) -> list[str]:
    """Return the words of the roles of a report."""
    return [words.surface for words in (*report.actor, *report.recipient, *report.place)]


def listed(found: Iterable[str]) -> str:
    """Return what was found on one line."""
    return "; ".join(found) or "nothing"


def one_line(row: object) -> str:
    """Return an expectation on one line."""
    return row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)


@cache
def seed_map() -> Mapping[str, Any]:
    """Return the tables that the comparison uses."""
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
