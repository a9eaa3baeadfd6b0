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
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cuttings.model.clipping import PassageKind
from cuttings.model.finding import Attribution, Figure, Label, Mention, Report, Tenure, Voice
from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from evals.harness import Data, Measure, Miss
from evals.must_not import faults_of
from evals.story import Story, plain, story_of_files

MAP = Path(__file__).parent / "maps" / "seed.toml"
QUOTED = re.compile("“(?P<title>[^”]+)”")
SHARED_WORDS = 0.5
"""More than this share of the shorter description: "Pedro" alone does not make two people with that name one."""

PROSE = frozenset({PassageKind.LEDE, PassageKind.PARAGRAPH, PassageKind.QUOTE})
"""The passages that are an excerpt: not a headline, and nothing of what stands around the prose."""

Expected = Mapping[str, Any]
Rule = Callable[[Any, Story], str | None]
"""Returns None when an expectation is met, else what was found instead, in words."""


def score(data: Data) -> Iterable[Measure]:
    """Return a measure for each list of expectations in the file."""
    expected = json.loads(data.files[0].read_text(encoding="utf-8"))
    return measures(expected, story_of_files([data.files[1]]))


def measures(expected: Mapping[str, Any], story: Story) -> Iterator[Measure]:
    """Yield the share of met expectations of each list, with a miss for each other one."""
    for metric, rule in RULES.items():
        rows = expected.get(metric, ())
        faults = [(row, rule(row, story)) for row in rows]
        misses = tuple(
            Miss(metric, "running post", "missed", _one_line(row), fault, "")
            for row, fault in faults
            if fault is not None
        )
        if rows:
            yield Measure(metric, 1 - len(misses) / len(rows), len(rows), misses)


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
    holding = [each for each in story.attributions if _holds(each.content, row["has"])]
    if any(normal_name(row["speaker"]) in _speakers(each, story) for each in holding):
        return None
    return _listed(f"said by {sorted(_speakers(each, story))}" for each in holding)


def _figure(row: Expected, story: Story) -> str | None:
    there = _at_words(row["text"], [(each.clipping, each.words, each) for each in story.figures], story)
    if any(_equal(row["low"], each.low, each) and _equal(row["high"], each.high, each) for each in there):
        return None
    return _listed(f"“{each.words.surface}” [{each.low}, {each.high}]" for each in there)


def _office(row: Expected, story: Story) -> str | None:
    held = [each for each in story.tenures if normal_name(row["person"]) in _names(each, each.person, story)]
    if any(_is_office(row, each) for each in held):
        return None
    return _listed(f"{each.qualifier or ''} {each.office.surface}" for each in held)


def _label(row: Expected, story: Story) -> str | None:
    there = _at_words(row["label"], [(each.clipping, each.label, each) for each in story.labels], story)
    if any(_is_target(row["target"], each, story) and _is_voice(row["by"], each, story) for each in there):
        return None
    return _listed(f"“{each.label.surface}” of “{each.target.surface}” ({each.voice})" for each in there)


def _event(row: Expected, story: Story) -> str | None:
    alike = [each for each in story.reports if _means_the_same(row["does"], each.trigger.surface)]
    if any(_has_party(row, each, story) and row.get("status") in (None, str(each.status)) for each in alike):
        return None
    return _listed(f"{each.trigger.surface} {each.status} by {_surfaces(each)}" for each in alike)


def _same(names: list[str], story: Story) -> str | None:
    wanted = {normal_name(name) for name in names}
    held = [{normal_name(each.name) for each in actor.names} for actor in story.actors]
    if any(wanted <= forms for forms in held):
        return None
    return _listed(str(sorted(forms)) for forms in held if forms & wanted)


def _not_same(names: list[str], story: Story) -> str | None:
    unread = [name for name in names if not _is_read(name, story)]
    if unread:
        return f"not read: {', '.join(unread)}"
    wanted = {normal_name(name) for name in names}
    joined = [actor for actor in story.actors if wanted <= {normal_name(each.name) for each in actor.names}]
    return f"one actor: {joined[0].name}" if joined else None


def _must_not(line: str, story: Story) -> str | None:
    if not story.events:
        return "nothing was read"
    faults = faults_of(line, story, _map()["effects"])
    if faults is None:
        return "no rule is known for this line"
    return "; ".join(faults) if faults else None


RULES: Mapping[str, Rule] = {
    "clips": _clip,
    "quotes": _quote,
    "figures": _figure,
    "offices": _office,
    "labels": _label,
    "same": _same,
    "not_same": _not_same,
    "events": _event,
    "must_not": _must_not,
}


def _speakers(said: Attribution, story: Story) -> frozenset[str]:
    own = frozenset({normal_name(said.speaker_name)}) if said.speaker_name else frozenset()
    return own | story.names_of_id(said.speaker) | story.names_at(said.clipping, said.source)


def _holds(content: Iterable[Words], words: str) -> bool:
    said = normal_name(" ".join(each.surface for each in content))
    return f" {normal_name(words)} " in f" {said} "


def _equal(expected: float | None, found: Decimal | None, figure: Figure) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    wanted = Decimal(str(expected))
    return found == wanted or (figure.share and found / 100 == wanted)


def _is_office(row: Expected, tenure: Tenure) -> bool:
    has_words = f" {normal_name(row['office'])} " in f" {normal_name(tenure.office.surface)} "
    qualifier = row.get("qualifier")
    return has_words and (qualifier is None or normal_name(qualifier).replace(" ", "_") == tenure.qualifier)


def _is_target(target: str, label: Label, story: Story) -> bool:
    forms = _names(label, label.target, story) | story.names_of_id(label.refers)
    return any(_describes(form, target) for form in forms)


def _is_voice(by: str, label: Label, story: Story) -> bool:
    if "compiler" in by:
        return label.voice is Voice.COMPILER
    if by.startswith("own voice"):
        titles = {plain(found["title"]) for found in QUOTED.finditer(by)}
        return label.voice is Voice.OWN and (not titles or not titles.isdisjoint(story.titles_of(label.clipping)))
    said = story.findings.get(label.attribution or "")
    return isinstance(said, Attribution) and normal_name(by) in _speakers(said, story)


def _has_party(row: Expected, report: Report, story: Story) -> bool:
    wanted = [row[role] for role in ("actor", "to") if row.get(role)]
    roles = (*report.actor, *report.recipient, *report.place, *report.instrument)
    forms = {form for words in roles for form in _names(report, words, story)}
    return any(_describes(form, party) for form in forms for party in wanted)


def _is_read(name: str, story: Story) -> bool:
    wanted = f" {normal_name(name)} "
    held = (each.words for each in story.findings.values() if isinstance(each, Mention | Tenure))
    return any(wanted in f" {normal_name(words.surface)} " for words in held)


def _names(finding: Label | Report | Tenure, words: Words, story: Story) -> frozenset[str]:
    return story.names_at(finding.clipping, words)


def _describes(form: str, description: str) -> bool:
    """Tell whether two descriptions share more than half of the words of the shorter one."""
    one, other = _large_words(form), _large_words(normal_name(description))
    return bool(one and other) and len(one & other) / min(len(one), len(other)) > SHARED_WORDS


def _large_words(form: str) -> frozenset[str]:
    return frozenset(form.split()) - frozenset(_map()["small"])


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
    return tuple(tuple(_stems(phrase) for phrase in row) for row in _map()["acts"])


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in normal_name(phrase).split())


def _stem(word: str) -> str:
    """Cut one ending, when three letters are left: "appointment" and "appointed" give "appoint"."""
    fitting = (ending for ending in _map()["endings"] if word.endswith(ending) and len(word) - len(ending) >= 3)
    return word[: -len(next(iter(sorted(fitting, key=len, reverse=True)), "")) or None]


def _at_words(words: str, placed: Iterable[tuple[str, Words, Any]], story: Story) -> list[Any]:
    places: list[tuple[str, Span]] = list(story.places_of(words))
    return [
        finding
        for clipping, at, finding in placed
        if any(clipping == where and span.overlaps(at) for where, span in places)
    ]


def _surfaces(report: Report) -> list[str]:
    return [words.surface for words in (*report.actor, *report.recipient, *report.place)]


def _listed(found: Iterable[str]) -> str:
    return "; ".join(found) or "nothing"


def _one_line(row: object) -> str:
    return row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
