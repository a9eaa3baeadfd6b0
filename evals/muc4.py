"""Score incidents in the reports of MUC-4: upper-case wire text of 1988 to 1991 on political violence in Latin America.

In:  muc4/*.jsonl: documents with templates, one an incident. maps/muc4.toml says which reports of ours are incidents.
Out: measures over `SAMPLE` documents spread evenly over the files, or all of files that are named with --files.

relevance_f1         a document is relevant when its key has a template that is not optional; ours when we read an
                     incident. Documents with optional templates alone are left out.
incident_f1          F1 over three slots of each incident: type, date, country. Incidents are aligned one to one with
                     the templates, those that share most slots first, of one type before others. A template that is
                     not met costs its slots, and so does an incident of ours that meets none; optional templates
                     neither help nor hurt.
type_f1, date_f1, country_f1   the slots one by one.
confidence_accuracy  of each organisation that the key holds responsible, once a document, and that a report of ours or
                     its sentence names: as a fact, accused, by its own claim, or possibly; any step of the key will do.
confidence_named     the share of those organisations that are named so.
*_as_printed         the same of every second document, read in upper case as it stands: what recasing is worth.

A date of the key can be open ("- 08 JAN 90", not later than): met by any earlier date of ours, and by none. The country
is that of the place of the report, else of its sentence, else the one that the document names most.

Source: NRaD, MUC-3 and MUC-4. Best system of 1992, all slots: F1 about .56 (recalled).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cuttings.model.dates import Interval
from cuttings.model.finding import Attribution, Mention, MentionForm, Report, Timex
from cuttings.model.text import Span
from cuttings.read.reports.roles import DOUBTED
from evals.harness import Data, Document, Measure, Miss, context_of
from evals.matching import Tally
from evals.reading import ReadText, as_printed, read_text

MAP = Path(__file__).parent / "maps" / "muc4.toml"
SAMPLE = 240
"""Documents that are read, and every second of them as it is printed too; together they take less than a minute."""
DAY = re.compile(r"\b\d{1,2} [A-Z]{3} \d\d\b")
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
RECENT = timedelta(days=62)
"""How old an incident may be: the guidelines of the task say two months."""
CERTAIN = 2
"""How certain the reports of a document must be together that there was an incident."""
SLOTS = ("type", "date", "country")


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of ours. A day that the text does not tell is None; the country is one of the map's, or None."""

    kind: str
    days: Interval | None
    country: str | None

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.kind} {self.days.earliest if self.days else '–'} {self.country}"


@dataclass(frozen=True, slots=True)
class Template:
    """An incident of the key: its types, first and last day (either None when open), its countries."""

    kinds: frozenset[str]
    first: date | None
    last: date | None
    countries: frozenset[str]
    is_optional: bool

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{'/'.join(sorted(self.kinds))} {self.first}–{self.last} {'/'.join(sorted(self.countries))}"


@dataclass(slots=True)
class Board:
    """Counts and misses of one way to read."""

    relevance: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(SLOTS, Tally()))
    sure: int = 0
    named: int = 0
    held: int = 0
    misses: list[Miss] = field(default_factory=list)


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of a sample: recased, and half of it as it is printed."""
    recased, printed = Board(), Board()
    for number, document in enumerate(data.documents(SAMPLE)):
        compare_document(document, _read(document), recased)
        if number % 2 == 0:
            with as_printed():
                compare_document(document, _read(document), printed)
    return [*measures(recased), *measures(printed, "_as_printed")]


def _read(document: Document) -> ReadText:
    return read_text(document["text"], document["lang"], day_of(document["dateline"]))


def measures(board: Board, suffix: str = "") -> list[Measure]:
    """Return the measures of a board; those of the text as printed are told and not held."""
    whole = sum((board.slots[slot] for slot in SLOTS), Tally())
    confidence = board.sure / board.named if board.named else 0.0
    named = board.named / board.held if board.held else 0.0
    values = [("relevance_f1", board.relevance.f1, board.relevance.expected), ("incident_f1", whole.f1, whole.expected)]
    values += [(f"{slot}_f1", board.slots[slot].f1, board.slots[slot].expected) for slot in SLOTS]
    values += [("confidence_accuracy", confidence, board.named), ("confidence_named", named, board.held)]
    return [Measure(name + suffix, value, n, _of(name, board, suffix), is_held=not suffix) for name, value, n in values]


def _of(metric: str, board: Board, suffix: str) -> tuple[Miss, ...]:
    return () if suffix else tuple(miss for miss in board.misses if miss.metric == metric)


def compare_document(document: Document, read: ReadText, board: Board) -> None:
    """Add to the board what our reading of a document is worth against its key."""
    templates = [template_of(row) for row in document["templates"]]
    reports = incident_reports(read, day_of(document["dateline"]))
    incidents = incidents_of(read, reports)
    _compare_relevance(document, templates, reports, board)
    _compare_incidents(document, templates, incidents, board)
    _compare_confidence(document, read, board)


def _compare_relevance(
    document: Document, templates: Sequence[Template], reports: Sequence[Report], board: Board
) -> None:
    is_relevant = any(not each.is_optional for each in templates)
    if templates and not is_relevant:
        return
    right = int(is_relevant and bool(reports))
    board.relevance += Tally(right, int(is_relevant), int(not is_relevant and bool(reports)))
    if is_relevant != bool(reports):
        shown = reports[0].trigger.span if reports else Span(0, 1)
        found = " ".join(each.trigger.surface for each in reports[:8]) or None
        how = "extra" if reports else "missed"
        context = context_of(document["text"], shown)
        board.misses.append(Miss("relevance_f1", document["id"], how, _shown(templates), found, context))


def _compare_incidents(
    document: Document, templates: Sequence[Template], incidents: Sequence[Incident], board: Board
) -> None:
    pairs = aligned(templates, incidents)
    met = {row for row, _ in pairs}
    used = {column for _, column in pairs}
    for row, column in pairs:
        same = same_slots(templates[row], incidents[column])
        if not templates[row].is_optional:
            _count(board, {slot: (slot in same, True, _is_told(incidents[column], slot)) for slot in SLOTS})
    for row in set(range(len(templates))) - met:
        if not templates[row].is_optional:
            _count(board, dict.fromkeys(SLOTS, (False, True, False)))
    for column in set(range(len(incidents))) - used:
        _count(board, {slot: (False, False, _is_told(incidents[column], slot)) for slot in SLOTS})
    is_whole = all(len(same_slots(templates[row], incidents[column])) == len(SLOTS) for row, column in pairs)
    if not is_whole or len(pairs) < max(len(templates), len(incidents)):
        context = context_of(document["text"], Span(0, 1))
        miss = Miss("incident_f1", document["id"], "differs", _shown(templates), _shown(incidents), context)
        board.misses.append(miss)


def _count(board: Board, cells: Mapping[str, tuple[bool, bool, bool]]) -> None:
    """Add slots to the tallies: whether each is right, asked for and told."""
    for slot, (is_right, is_asked, is_told) in cells.items():
        board.slots[slot] += Tally(int(is_right), int(is_asked), int(is_told and not is_right))


def _is_told(incident: Incident, slot: str) -> bool:
    return {"type": True, "date": incident.days is not None, "country": incident.country is not None}[slot]


def _shown(items: Sequence[object]) -> str:
    return " · ".join(str(each) for each in items) or "–"


def aligned(templates: Sequence[Template], incidents: Sequence[Incident]) -> list[tuple[int, int]]:
    """Return the pairs of a one-to-one alignment: those of the same type with most slots in common first."""
    ranked = sorted(
        (-len(same), "type" not in same, template.is_optional, row, column)
        for row, template in enumerate(templates)
        for column, incident in enumerate(incidents)
        if (same := same_slots(template, incident))
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for *_, row, column in ranked:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return pairs


def same_slots(template: Template, incident: Incident) -> frozenset[str]:
    """Return the slots in which a template and an incident agree."""
    is_same = {
        "type": incident.kind in template.kinds,
        "date": _is_same_day(template, incident.days),
        "country": incident.country in template.countries,
    }
    return frozenset(slot for slot in SLOTS if is_same[slot])


def _is_same_day(template: Template, days: Interval | None) -> bool:
    if days is None or days.earliest is None or days.latest is None:
        return template.first is None
    is_late = template.first is not None and days.latest < template.first
    is_after = template.last is not None and days.earliest > template.last
    is_wide = (
        template.first is not None
        and (days.latest - days.earliest).days > ((template.last or template.first) - template.first).days
    )
    return not is_late and not is_after and not is_wide


def incident_reports(read: ReadText, filed: date | None = None) -> list[Report]:
    """Return the reports that tell of incidents, by the map; none unless they are certain enough together.

    Not of fighting and its dead, not done to fighters, and not more than `RECENT` before the day of filing. A report
    counts twice that tells to whom, and where, when, how many or of a named victim; once that tells one of these.
    """
    times = {each.id: each for each in read.findings if isinstance(each, Timex)}
    fighting = [each for each in reports_of(read) if _lemmas(read, each.trigger.span) & _listed("fighting")]
    fought = {sentence_of(read, each) for each in fighting}
    kept: list[Report] = []
    weight = 0
    for each in reports_of(read):
        days = _days(times.get(each.when or ""))
        is_old = bool(days and days.latest and filed and days.latest < filed - RECENT)
        words = _lemmas(read, each.trigger.span)
        is_dead_of_fight = bool(words & _listed("effects")) and sentence_of(read, each) in fought
        if is_incident(read, each) and not is_old and not is_dead_of_fight and (adds := certainty(read, each)):
            kept.append(each)
            weight += adds
    return kept if weight >= CERTAIN else []


def is_incident(read: ReadText, report: Report) -> bool:
    """Tell whether a report is of a kind and status of the map, and not on those who fight."""
    words = _lemmas(read, report.trigger.span)
    if report.status not in _map()["told"]["statuses"] or words & _listed("fighting") or words & _listed("counts"):
        return False
    return kind_of(report, words) is not None and not _is_on_fighters(read, report)


def certainty(read: ReadText, report: Report) -> int:
    """Return how certain a report is of one incident: 2, 1 or 0."""
    names = {each.words.start for each in read.findings if isinstance(each, Mention) and each.form is MentionForm.NAME}
    is_placed = bool(report.when or report.place or report.figures)
    is_named = any(words.start in names for words in report.recipient)
    if report.recipient and (is_placed or is_named):
        return 2
    head = read.doc.char_span(report.trigger.start, report.trigger.end, alignment_mode="expand")
    is_plural = head is not None and head.root.tag_ == "NNS"
    return int(is_placed or (bool(report.recipient) and not is_plural))


def reports_of(read: ReadText) -> list[Report]:
    """Return the reports of a text."""
    return [each for each in read.findings if isinstance(each, Report)]


def sentence_of(read: ReadText, report: Report) -> int:
    """Return the first token of the sentence of a report."""
    tokens = read.doc.char_span(report.trigger.start, report.trigger.end, alignment_mode="expand")
    return int(tokens.sent.start) if tokens is not None else -1


def kind_of(report: Report, words: frozenset[str]) -> str | None:
    """Return the kind of incident that a report tells of, or None."""
    rules = _map()
    if report.mode in rules["modes"]:
        return str(rules["modes"][report.mode])
    listed = next((kind for kind, known in rules["words"].items() if words & set(known)), None)
    if report.type in rules["attack"]["types"]:
        return listed or "ATTACK"
    return listed if listed in ("ROBBERY", "ARSON", "KIDNAPPING") and report.type in ("OTHER", "COERCE") else None


def _is_on_fighters(read: ReadText, report: Report) -> bool:
    phrases = [_lemmas(read, read.phrase_of(words)) for words in report.recipient]
    return bool(phrases) and all(phrase & _listed("fighters") for phrase in phrases)


def _lemmas(read: ReadText, place: Span) -> frozenset[str]:
    tokens = read.doc.char_span(place.start, place.end, alignment_mode="expand")
    return frozenset(token.lemma_.lower() for token in tokens or ())


def incidents_of(read: ReadText, reports: Sequence[Report]) -> list[Incident]:
    """Return the incidents that the reports tell of: one a kind and day; what came of an act joins the act."""
    effects = _listed("effects")
    times = {each.id: each for each in read.findings if isinstance(each, Timex)}
    most = _most_named(read.text)
    told: list[tuple[bool, Incident]] = []
    for report in reports:
        words = _lemmas(read, report.trigger.span)
        kind = kind_of(report, words) or ""
        days = _days(times.get(report.when or ""))
        incident = Incident(kind, days, _country_of(read, report) or most)
        told.append((bool(words & effects) and kind == "ATTACK", incident))
    acts = [incident for is_effect, incident in told if not is_effect]
    kept = acts + [incident for is_effect, incident in told if is_effect and not acts]
    return _merged(kept)


def _merged(incidents: Iterable[Incident]) -> list[Incident]:
    """Return the incidents, those of one kind and country that no day tells apart as one."""
    merged: list[Incident] = []
    for each in incidents:
        for place, known in enumerate(merged):
            is_same_day = each.days is None or known.days is None or each.days == known.days
            if (each.kind, each.country) == (known.kind, known.country) and is_same_day:
                merged[place] = Incident(known.kind, known.days or each.days, known.country)
                break
        else:
            merged.append(each)
    return merged


def _days(timex: Timex | None) -> Interval | None:
    return Interval(timex.earliest, timex.latest) if timex and timex.earliest and timex.latest else None


def _country_of(read: ReadText, report: Report) -> str | None:
    places = [words.surface for words in report.place]
    tokens = read.doc.char_span(report.trigger.start, report.trigger.end, alignment_mode="expand")
    sentence = tokens.sent.text if tokens is not None else ""
    return next((country for text in (*places, sentence) if (country := _most_named(text))), None)


def _most_named(text: str) -> str | None:
    """Return the country that a text names most, the first of the map where several are named as often."""
    counts = Counter({country: len(pattern.findall(text)) for country, pattern in _patterns().items()})
    country, count = max(counts.items(), key=lambda item: item[1])
    return country if count else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_map()["attack"][name])


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        country: re.compile(rf"\b(?:{'|'.join(names)})s?\b", re.IGNORECASE)
        for country, names in _map()["countries"].items()
    }


def template_of(row: Mapping[str, Any]) -> Template:
    """Return one template of a key. A date "- 08 JAN 90" has no first day."""
    slots = row["slots"]
    dates = _values(slots, "INCIDENT: DATE")
    days = [day_of(found) for written in dates for found in DAY.findall(written)]
    known = [day for day in days if day]
    is_open = any(written.strip().startswith("-") for written in dates)
    kinds = frozenset(kind.strip() for value in _values(slots, "INCIDENT: TYPE") for kind in value.split("/"))
    places = _values(slots, "INCIDENT: LOCATION")
    countries = frozenset(country for country in _patterns() for place in places if country in place)
    first = None if is_open or not known else min(known)
    return Template(kinds, first, max(known, default=None), countries, row["optional"])


def _values(slots: Mapping[str, Any], name: str) -> list[str]:
    return [str(fill["value"]) for fill in slots.get(name, ()) if fill["value"]]


def day_of(written: str) -> date | None:
    """Return the first day written as "3 JAN 90", or None."""
    found = DAY.search(written)
    if found is None:
        return None
    day, month, year = found.group().split()
    try:
        return date(1900 + int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _compare_confidence(document: Document, read: ReadText, board: Board) -> None:
    for names, wanted in sorted(responsible_in(document).items()):
        found = confidence_in(read, names)
        board.held += 1
        board.named += found is not None
        board.sure += found in wanted
        if found is not None and found not in wanted:
            gold = f"{'/'.join(sorted(wanted))}: {names[0]}"
            context = context_of(document["text"], Span(0, 1))
            board.misses.append(Miss("confidence_accuracy", document["id"], "differs", gold, found, context))


def responsible_in(document: Document) -> dict[tuple[str, ...], set[str]]:
    """Return the organisations that a key holds responsible, each once by its names, with how surely."""
    found: dict[tuple[str, ...], set[str]] = {}
    for row in document["templates"]:
        for fill in () if row["optional"] else row["slots"].get("PERP: ORGANIZATION CONFIDENCE", ()):
            steps = {_map()["confidence"].get(each.strip(" ()")) for each in str(fill["value"]).split("/")} - {None}
            names = tuple(" ".join(each.split()) for each in fill["strings"] if any(map(str.isalpha, each)))
            if steps and names and fill["mentions"]:
                found.setdefault(names, set()).update(steps)
    return found


def confidence_in(read: ReadText, names: Sequence[str]) -> str | None:
    """Return how surely our reports hold a named organisation responsible; None where none names it.

    The reports that name it as the actor or the accused count, else those of the sentences in which it is named. Its
    own claim counts before an accusation, that before a possibility, and that before a fact.
    """
    wanted = [name.casefold() for name in names]
    told = {step for each in reports_of(read) for step in _steps(read, each, wanted)}
    told = told or {step for each in reports_of(read) for step in _steps_beside(read, each, wanted)}
    return next((step for step in ("claimed", "accused", "possible", "fact") if step in told), None)


def _steps(read: ReadText, report: Report, names: Sequence[str]) -> Iterator[str]:
    acts, suffers = (
        any(_is_named(read, place, names) for words in many for place in read.phrases_of(words))
        for many in (report.actor, report.recipient)
    )
    if acts and _is_claim(read, report):
        yield "claimed"
    if suffers and report.type == "ACCUSE":
        yield "accused"
    if acts and kind_of(report, _lemmas(read, report.trigger.span)):
        yield _step(read, report, names, spoken="fact")


def _is_claim(read: ReadText, report: Report) -> bool:
    return not set(_map()["told"]["claims"]).isdisjoint(_lemmas(read, report.trigger.span))


def _steps_beside(read: ReadText, report: Report, names: Sequence[str]) -> Iterator[str]:
    """Yield what a report says of an organisation that its sentence names: what is said by others is a charge.

    What it says itself of an act that is not bound to it claims nothing.
    """
    tokens = read.doc.char_span(report.trigger.start, report.trigger.end, alignment_mode="expand")
    if tokens is None or not _is_named(read, Span(tokens.sent.start_char, tokens.sent.end_char), names):
        return
    if _is_claim(read, report):
        yield "claimed"
    elif report.type == "ACCUSE":
        yield "accused"
    elif kind_of(report, _lemmas(read, report.trigger.span)):
        step = _step(read, report, names, spoken="accused")
        yield from () if step == "claimed" else (step,)


def _step(read: ReadText, report: Report, names: Sequence[str], *, spoken: str) -> str:
    speaker = _speaker(read, report)
    if speaker and any(name in speaker.casefold() for name in names):
        return "accused" if report.status in ("denied", "negated") else "claimed"
    if report.status in ("alleged", "denied"):
        return "accused"
    if report.status in ("hypothetical", "unsure") or any(why.startswith(DOUBTED) for _, why in report.reasons):
        return "possible"
    return spoken if speaker else "fact"


def _is_named(read: ReadText, place: Span, names: Sequence[str]) -> bool:
    words = " ".join(place.cut(read.text).casefold().split())
    return any(name in words for name in names)


def _speaker(read: ReadText, report: Report) -> str | None:
    found = (each for each in read.findings if isinstance(each, Attribution) and each.id == report.attribution)
    attribution = next(found, None)
    if attribution is None or attribution.source is None:
        return None
    return f"{attribution.speaker_name} {attribution.source.surface}".replace("\n", " ")


@cache
def _map() -> Mapping[str, Any]:
    return tomllib.loads(MAP.read_text(encoding="utf-8"))
