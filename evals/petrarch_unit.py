"""Score who did what to whom on the unit tests of an event coder: made-up sentences, each a trap of syntax.

In:  petrarch-unit/*.jsonl: sentences with coded events (source, target, code), and beside them raw/, the lists of
     actors that the tests are written with. maps/petrarch-unit.toml brings the codes to our types.
Out: event_accuracy over the records of the categories that test syntax (`SYNTAX`): the share whose events are exactly
     ours, as a set of source, target and type. `dyad_accuracy` is the same without the type.

The other categories test the coder's own dictionaries: patterns, sets of synonyms, dates of office, plural forms.
A party is coded as the tests do: by the actors of the list that stand in the noun phrase of a role, by the first three
letters of their codes, since the rest comes from a second dictionary, of agents. An event needs a source and a target
that are not one; events of the gold that lack one are left out, as are reports inside the phrase of another's role.

Source: openeventdata/petrarch2, MIT. The program passes its own tests; no score of another is published.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from cuttings.model.finding import Report
from cuttings.model.text import Span, Words
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.reading import ReadText, read_text

SYNTAX = frozenset({"AGENT", "AGENTS", "COMPOUND", "COMPOUNDx", "MODIFY"})
"""Where the agent stands in a phrase; what is joined; passives and clauses between commas."""

MAP = Path(__file__).parent / "maps" / "petrarch-unit.toml"
ACTORS = "PETR.Validate.actors.txt"
COUNTRY = 3
"""Letters of a code that name the actor itself."""
ENTRY = re.compile(r"^(?P<same>\+?)(?P<name>[A-Z][^\[#]*?)\s*(?:\[(?P<code>[A-Z]{3})[^\]]*\].*|#.*)?$")
DATED = re.compile(r"^\s+\[(?P<code>[A-Z]{3})")

Dyad = tuple[str, str]
Event = tuple[str, str, str]


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of the records that test syntax."""
    actors = actors_of((data.files[0].parent / "raw" / ACTORS).read_text(encoding="utf-8"))
    right = dyads_right = total = 0
    misses: list[Miss] = []
    for document in data.documents():
        if document["category"] not in SYNTAX:
            continue
        read = read_text(document["text"], document["lang"], None)
        found = set(events_of(read, actors))
        total += 1
        dyads_right += {event[:2] for event in found} == {dyad for dyad, _ in gold_of(document)}
        is_right = is_same(gold_of(document), found)
        right += is_right
        misses += [] if is_right else [_miss(document, found)]
    yield Measure("event_accuracy", right / total if total else 0.0, total, tuple(misses))
    yield Measure("dyad_accuracy", dyads_right / total if total else 0.0, total)


def gold_of(document: Document) -> list[tuple[Dyad, str]]:
    """Return the coded events of a record that have a source and a target, as dyad and code."""
    rows = [
        [str(row.get(key) or "") for key in ("sourcecode", "targetcode", "eventcode")] for row in document["events"]
    ]
    return [((source[:COUNTRY], target[:COUNTRY]), code) for source, target, code in rows if is_coded(source, target)]


def is_coded(source: str, target: str) -> bool:
    """Tell whether an event has two parties that stand in the list."""
    return source[:1].isalpha() and target[:1].isalpha()


def is_same(gold: Sequence[tuple[Dyad, str]], found: set[Event]) -> bool:
    """Tell whether the events found are those of the gold, each with a type that its code meets."""
    wanted = _map()["types"]
    met = [
        {event for event in found if event[:2] == dyad and event[2] in wanted.get(code[:2], ())} for dyad, code in gold
    ]
    return all(met) and found == set().union(*met)


def events_of(read: ReadText, actors: Mapping[re.Pattern[str], str]) -> Iterator[Event]:
    """Yield the dyads of the reports, each with its type."""
    reports = [each for each in read.findings if isinstance(each, Report)]
    phrases = [read.phrase_of(words) for report in reports for words in (*report.actor, *report.recipient)]
    for report in reports:
        if any(phrase.contains(report.trigger.span) for phrase in phrases):
            continue
        sources, targets = (_codes(many, read, actors) for many in (report.actor, report.recipient))
        yield from ((source, target, report.type) for source, target in product(sources, targets) if source != target)


def _codes(parties: Iterable[Words], read: ReadText, actors: Mapping[re.Pattern[str], str]) -> list[str]:
    return [code for words in parties for code in codes_in(read.phrase_of(words).cut(read.text), actors)]


def codes_in(phrase: str, actors: Mapping[re.Pattern[str], str]) -> list[str]:
    """Return the codes of the actors named in a phrase, the longer name before one inside it."""
    taken: list[tuple[Span, str]] = []
    for pattern, code in actors.items():
        for match in pattern.finditer(phrase):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other, _ in taken):
                taken.append((span, code))
    return [code for _, code in sorted(taken)]


def actors_of(listed: str) -> dict[re.Pattern[str], str]:
    """Return the names of a list of actors as patterns, the longest first, with the first letters of their codes.

    An entry is a name and its code in brackets; lines that open with "+" are further names of it, and indented ones
    give codes by date, of which the first counts. "_" joins words, and at the end it ends a word; else more may follow.
    """
    names: list[str] = []
    codes: dict[str, str] = {}
    for line in listed.splitlines():
        entry, dated = ENTRY.match(line), DATED.match(line)
        if entry:
            names = [*names, entry["name"]] if entry["same"] else [entry["name"]]
        code = (entry and entry["code"]) or (dated and dated["code"]) or (codes.get(names[0]) if entry else None)
        for name in names if code else ():
            codes.setdefault(name, str(code))
    return {_pattern(name): codes[name] for name in sorted(codes, key=lambda name: (-len(name), name))}


def _pattern(name: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[_\s]+", name.strip("_ "))]
    return re.compile(rf"\b{'[ _]'.join(words)}{chr(92) + 'b' if name.endswith('_') else ''}", re.IGNORECASE)


def _miss(document: Document, found: set[Event]) -> Miss:
    gold = " · ".join(f"{source} → {target} {code}" for (source, target), code in gold_of(document))
    ours = " · ".join(f"{source} → {target} {kind}" for source, target, kind in sorted(found))
    context = context_of(document["text"], Span(0, len(document["text"])))
    return Miss("event_accuracy", document["id"], "differs", gold or "–", ours or "–", context)


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
