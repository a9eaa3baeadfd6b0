"""Score a whole dossier made of one running post against hand-made expectations.

In:  running-post.txt, and expected.json beside it.
Out: one measure a list of expectations: the share that is found, or kept. What is not listed may be right too.

clips     a clip by its title and the number of excerpts under it, a note by how it starts
quotes    `has` inside the content of one attribution, whose speaker has the name, in the clipping or as an actor
figures   the figure's words overlap the place where `text` stands; low and high are equal (a share also as a fraction)
offices   a tenure whose person has the name in any written form, whose office holds the office words, and whose
          qualifier is the listed one, when one is listed
labels    the label overlaps the place where the words stand; the target has the expected name, or more than half of the
          words of the shorter description are shared; and the voice: own (in the clipping that the expectation quotes),
          the compiler's, or that of a speaker with the expected name
events    a report of some event whose trigger means the same (a phrase of the same row of maps/seed.toml, or, where the
          map has none for what is done, its first word), with the listed actor or target among its roles, and the
          listed status, when one is listed
same      one actor has all the names
not_same  both are read, as mentions or in tenures, and no actor has both names
must_not  rules in must_not.py; a dossier without events keeps nothing

Names and words are compared without case, accents and punctuation.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache

from cuttings.model.clipping import PROSE
from cuttings.model.finding import Attribution, Label, Report, Tenure, Voice
from cuttings.model.names import normal_name
from cuttings.model.text import Words
from evals.expectations import (
    Expected,
    Rule,
    at_words,
    describes,
    equals,
    holds,
    is_office,
    listed,
    measures,
    not_same,
    same,
    seed_map,
    speakers_of,
    surfaces,
)
from evals.harness import Data, Measure
from evals.must_not import faults_of
from evals.story import Story, plain, story_of_files

QUOTED = re.compile("“(?P<title>[^”]+)”")


def score(data: Data) -> Iterable[Measure]:
    """Return a measure for each list of expectations in the file."""
    expected = json.loads(data.files[0].read_text(encoding="utf-8"))
    return measures(expected, story_of_files([data.files[1]]), RULES, of="running post")


def _clip(row: Expected, story: Story) -> str | None:
    if row["kind"] == "note":
        starts = plain(row["starts"])
        notes = [plain(story.clippings[id].text) for id in story.notes]
        return None if any(note.startswith(starts) for note in notes) else "no such note"
    title = plain(row["title"])
    found = [each for id, each in story.clippings.items() if title in story.titles_of(id)]
    excerpts = sum(passage.kind in PROSE for each in found for passage in each.passages)
    if found and excerpts == row["excerpts"]:
        return None
    return f"{excerpts} excerpts of this title" if found else "no clipping of this title"


def _quote(row: Expected, story: Story) -> str | None:
    holding = [each for each in story.attributions if holds(each.content, row["has"])]
    if any(normal_name(row["speaker"]) in speakers_of(each, story) for each in holding):
        return None
    return listed(f"said by {sorted(speakers_of(each, story))}" for each in holding)


def _figure(row: Expected, story: Story) -> str | None:
    there = at_words(row["text"], [(each.clipping, each.words, each) for each in story.figures], story)
    if any(equals(row["low"], each.low, each) and equals(row["high"], each.high, each) for each in there):
        return None
    return listed(f"“{each.words.surface}” [{each.low}, {each.high}]" for each in there)


def _office(row: Expected, story: Story) -> str | None:
    held = [each for each in story.tenures if normal_name(row["person"]) in _names(each, each.person, story)]
    if any(is_office(row, each) for each in held):
        return None
    return listed(f"{each.qualifier or ''} {each.office.surface}" for each in held)


def _label(row: Expected, story: Story) -> str | None:
    there = at_words(row["label"], [(each.clipping, each.label, each) for each in story.labels], story)
    if any(_is_target(row["target"], each, story) and _is_voice(row["by"], each, story) for each in there):
        return None
    return listed(f"“{each.label.surface}” of “{each.target.surface}” ({each.voice})" for each in there)


def _event(row: Expected, story: Story) -> str | None:
    alike = [each for each in story.reports if _means_the_same(row["does"], each.trigger.surface)]
    if any(_has_party(row, each, story) and row.get("status") in (None, str(each.status)) for each in alike):
        return None
    return listed(f"{each.trigger.surface} {each.status} by {surfaces(each)}" for each in alike)


def _must_not(line: str, story: Story) -> str | None:
    if not story.events:
        return "nothing was read"
    faults = faults_of(line, story, seed_map()["effects"])
    if faults is None:
        return "no rule is known for this line"
    return "; ".join(faults) if faults else None


RULES: Mapping[str, Rule] = {
    "clips": _clip,
    "quotes": _quote,
    "figures": _figure,
    "offices": _office,
    "labels": _label,
    "same": same,
    "not_same": not_same,
    "events": _event,
    "must_not": _must_not,
}


def _is_target(target: str, label: Label, story: Story) -> bool:
    forms = _names(label, label.target, story) | story.names_of_id(label.refers)
    return any(describes(form, target) for form in forms)


def _is_voice(by: str, label: Label, story: Story) -> bool:
    if "compiler" in by:
        return label.voice is Voice.COMPILER
    if by.startswith("own voice"):
        titles = {plain(found["title"]) for found in QUOTED.finditer(by)}
        return label.voice is Voice.OWN and (not titles or not titles.isdisjoint(story.titles_of(label.clipping)))
    said = story.findings.get(label.attribution or "")
    return isinstance(said, Attribution) and normal_name(by) in speakers_of(said, story)


def _has_party(row: Expected, report: Report, story: Story) -> bool:
    wanted = [row[role] for role in ("actor", "to") if row.get(role)]
    roles = (*report.actor, *report.recipient, *report.place, *report.instrument)
    forms = {form for words in roles for form in _names(report, words, story)}
    return any(describes(form, party) for form in forms for party in wanted)


def _names(finding: Label | Report | Tenure, words: Words, story: Story) -> frozenset[str]:
    return story.names_at(finding.clipping, words)


def _means_the_same(does: str, trigger: str) -> bool:
    done, told = _stems(does), _stems(trigger)
    rows = [row for row in _act_rows() if _is_in(row, done)]
    return any(_is_in(row, told) for row in rows) if rows else bool(done) and done[0] in told


def _is_in(row: Iterable[tuple[str, ...]], stems: tuple[str, ...]) -> bool:
    return any(
        stems[place : place + len(phrase)] == phrase for phrase in row for place in range(len(stems) - len(phrase) + 1)
    )


@cache
def _act_rows() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(_stems(phrase) for phrase in row) for row in seed_map()["acts"])


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in normal_name(phrase).split())


def _stem(word: str) -> str:
    """Cut one ending, when three letters are left: "appointment" and "appointed" give "appoint"."""
    fitting = (ending for ending in seed_map()["endings"] if word.endswith(ending) and len(word) - len(ending) >= 3)
    return word[: -len(next(iter(sorted(fitting, key=len, reverse=True)), "")) or None]
