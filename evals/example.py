"""Score the dossier of the example against its truth file: the demo is also a test.

In:  examples/marenza.truth.json, and the folder that it speaks of beside it.
Out: one measure a list of the truth: the share that is found. `examples/README.md` says how each entry is matched.

An entry holds in the clippings of its `file`; a name may be any form of one `same` group, or a role as written.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from cuttings.model.finding import Attribution, Figure, Label, Report, Voice
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from evals.expectations import (
    Expected,
    Groups,
    Rule,
    are_copies,
    at_words,
    describes,
    equals,
    groups_of,
    has_sides,
    holds,
    is_among,
    is_office,
    listed,
    measures,
    not_same,
    same,
    speakers_of,
    surfaces,
)
from evals.harness import Data, Measure
from evals.story import Story, story_of_files, timex_of

SMALL = re.compile(r"(?:^| )(?:an?|the|of|of the) |[’']s ", re.IGNORECASE)
"""What parts the words of a role: its head is the first part, or the last."""


def score(data: Data) -> Iterable[Measure]:
    """Return a measure for each list of the truth file."""
    truth, *files = data.files
    return truth_measures(json.loads(truth.read_text(encoding="utf-8")), story_of_files(files))


def truth_measures(truth: Expected, story: Story) -> Iterator[Measure]:
    """Yield the share of each list of a truth file that a story meets."""
    return measures(_with_counts(truth), story, _rules(groups_of(truth["same"])), of="example")


def _with_counts(truth: Expected) -> Expected:
    return {**truth, "clips": [{"of": name, "count": truth[name]} for name in ("clippings", "notes")]}


def _rules(groups: Groups) -> Mapping[str, Rule]:
    return {
        "clips": _count,
        "quotes": partial(_quote, groups=groups),
        "figures": partial(_figure, groups=groups),
        "offices": partial(_office, groups=groups),
        "labels": partial(_label, groups=groups),
        "same": same,
        "not_same": not_same,
        "events": partial(_event, groups=groups),
        "copies": _copies,
        "disputes": partial(_dispute, groups=groups),
    }


def _count(row: Expected, story: Story) -> str | None:
    notes = len(story.notes)
    found = notes if row["of"] == "notes" else len(story.clippings) - notes
    return None if found == row["count"] else str(found)


def _quote(row: Expected, story: Story, groups: Groups) -> str | None:
    there = story.clippings_of(row["file"])
    held = [each for each in story.attributions if each.clipping in there and holds(each.content, row["has"])]
    if any(_is_said_so(row, each, story, groups) for each in held):
        return None
    return listed(f"{each.form}, {each.polarity}, said by {sorted(speakers_of(each, story))}" for each in held)


def _is_said_so(row: Expected, said: Attribution, story: Story, groups: Groups) -> bool:
    has_form = row["form"] == said.form and row.get("polarity", "asserts") == said.polarity
    outer = story.findings.get(said.parent or "")
    is_within = "within" not in row or (isinstance(outer, Attribution) and _is_by(row["within"], outer, story, groups))
    return has_form and is_within and _is_by(row["speaker"], said, story, groups)


def _is_by(name: str, said: Attribution, story: Story, groups: Groups) -> bool:
    """Tell whether a speaker has the name, or is what the name, a role, begins or ends with ("clerk of the Senate")."""
    forms = speakers_of(said, story)
    role = tuple(normal_name(part) for part in re.split(SMALL, name) if part)
    ends = {role[0], role[-1], role[-1].split()[-1]} if role else set()
    return is_among(name, forms, groups) or not ends.isdisjoint(forms)


def _figure(row: Expected, story: Story, groups: Groups) -> str | None:
    there = story.clippings_of(row["file"])
    placed = [(each.clipping, each.words, each) for each in story.figures if each.clipping in there]
    found: list[Figure] = at_words(row["text"], placed, story)
    if any(_is_count(row, each, story, groups) for each in found):
        return None
    return listed(f"“{each.words.surface}” {each.effect} {each.bound} [{each.low}, {each.high}]" for each in found)


def _is_count(row: Expected, figure: Figure, story: Story, groups: Groups) -> bool:
    has_bounds = equals(row["low"], figure.low, figure) and equals(row["high"], figure.high, figure)
    has_kind = row["effect"] in (None, figure.effect) and row.get("bound") in (None, figure.bound)
    return has_bounds and has_kind and _is_whose(row["whose"], figure.attribution, story, groups)


def _is_whose(name: str | None, attribution: str | None, story: Story, groups: Groups) -> bool:
    said = story.findings.get(attribution or "")
    if not isinstance(said, Attribution):
        return name is None
    return name is not None and _is_by(name, said, story, groups)


def _office(row: Expected, story: Story, groups: Groups) -> str | None:
    there = story.clippings_of(row["file"])
    held = [each for each in story.tenures if each.clipping in there and is_office(row, each)]
    if any(_is_named(row["person"], each.clipping, each.person, story, groups) for each in held):
        return None
    return listed(f"{each.qualifier or ''} {each.office.surface} {each.person.surface}" for each in held)


def _is_named(name: str, clipping: str, words: Words, story: Story, groups: Groups) -> bool:
    return is_among(name, story.names_at(clipping, words), groups)


def _label(row: Expected, story: Story, groups: Groups) -> str | None:
    there = story.clippings_of(row["file"])
    placed = [(each.clipping, each.label, each) for each in story.labels if each.clipping in there]
    found: list[Label] = at_words(row["label"], placed, story)
    if any(_is_label(row, each, story, groups) for each in found):
        return None
    return listed(f"“{each.label.surface}” of “{each.target.surface}” ({each.voice})" for each in found)


def _is_label(row: Expected, label: Label, story: Story, groups: Groups) -> bool:
    targets = story.names_at(label.clipping, label.target) | story.names_of_id(label.refers)
    has_target = is_among(row["target"], targets, groups) or any(describes(form, row["target"]) for form in targets)
    is_own = row["whose"] == "own" and label.voice is Voice.OWN
    return has_target and (is_own or _is_whose(row["whose"], label.attribution, story, groups))


def _event(row: Expected, story: Story, groups: Groups) -> str | None:
    there = story.clippings_of(row["file"])
    alike = [each for each in story.reports if each.clipping in there and _shares_trigger(row["trigger"], each)]
    if any(_is_event(row, each, story, groups) for each in alike):
        return None
    return listed(f"{each.trigger.surface} {each.status} {_day(each, story)} by {surfaces(each)}" for each in alike)


def _shares_trigger(trigger: str, report: Report) -> bool:
    return not set(normal_name(trigger).split()).isdisjoint(normal_name(report.trigger.surface).split())


def _is_event(row: Expected, report: Report, story: Story, groups: Groups) -> bool:
    parties = [row[role] for role in ("actor", "recipient") if role in row]
    roles = [*report.actor, *report.recipient, *report.place, *report.instrument]
    forms = {form for words in roles for form in story.names_at(report.clipping, words)}
    has_parties = all(
        is_among(party, forms, groups) or any(describes(form, party) for form in forms) for party in parties
    )
    is_dated = "when" not in row or row["when"] == _day(report, story)
    return row["status"] == report.status and has_parties and is_dated


def _day(report: Report, story: Story) -> str | None:
    time = timex_of(story, report)
    return time.edtf if time else None


def _copies(row: list[str], story: Story) -> str | None:
    return None if are_copies(row, story) else f"{len(story.families)} copy families, none of these"


def _dispute(row: Expected, story: Story, groups: Groups) -> str | None:
    alike = [each for each in story.disputes if each.kind == row["kind"]]
    if any(has_sides(row, each, story, groups) for each in alike):
        return None
    return listed(f"{each.title}: {', '.join(side.holds for side in each.sides)}" for each in alike)
