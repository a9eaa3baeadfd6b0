"""Cut a sentence at the borders of its clauses, so that what is left still tells a report.

In:  a sentence, or the pieces of what is said in it; the trigger of a report, its parties, those of reports beside it.
Out: the words of the clause that tells the report, at most `LONGEST` code points; None where no border helps.

A sentence is a row of segments between commas, dashes, brackets, and words that open a clause. Asides in its midst can
go, so can whole segments at its end and, where the report's own party opens a later one, at its start. What would
change the truth of the rest stays: a condition, a part of a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cuttings.model.text import Span, Words
from cuttings.reconcile.title_words import (
    TitleWords,
    circumstance,
    condition,
    governed,
    hinge,
    join,
    lead_in,
    listed,
    opener,
    question,
    relative,
    unbound,
)

LONGEST = 120
"""Code points of a title: what a line of a page takes in at one look."""
AT_MOST = 140
"""Code points of a headline, or of a sentence that no border makes shorter: better whole than cut between words."""
SHORTEST = 3
"""Words of a clause that tells anything."""
REACH = 40
"""Code points from the border of a clause to the head of its subject: "the new members of the …"."""
MARK = re.compile(
    r"(?P<mark>[,;:])[”\"’»]?\s+|\s(?P<dash>[–—]|--)\s|\s*(?P<open>\()|(?P<close>\))(?P<after>[,;])?\s*|\s(?=\w)"
)
"""A border, or a space behind which the word of one may stand."""
DASHES = ("–", "—", "--")


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a report, the parties beside it, all triggers of its sentence, and what titles are cut by."""

    trigger: Words
    parties: tuple[Words, ...]
    places: tuple[Words, ...]
    beside: tuple[Words, ...]
    triggers: tuple[Words, ...]
    words: TitleWords


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence, and the mark before it: "," ";" ":" "(" ")", a dash, "" before what opens a clause,
    "~" before one that tells where, when or what for."""

    start: int
    end: int
    mark: str


def clause_of(text: str, told: Told, pieces: Sequence[Span]) -> str | None:
    """Return the longest stretch of clauses, the one that names most parties, that is no longer than `LONGEST`."""
    whole = _best(text, told, _segments(text, told, pieces), first=0)
    return whole or _best(text, told, _segments(text, told, pieces, is_fine=True), first=0)


def without_asides(text: str, told: Told, pieces: Sequence[Span]) -> str:
    """Return the whole, but for the asides in its midst."""
    segments = _segments(text, told, pieces)
    asides = _asides(text, told, segments)
    kept = [each for at, each in enumerate(segments) if at not in asides]
    return _joined(text, kept, told.words, is_later=False)


def own_clause(text: str, told: Told, pieces: Sequence[Span]) -> str | None:
    """Return the clause that the report's own party opens behind a border; None where none does so."""
    segments = _segments(text, told, pieces)
    starts = [start for start in _starts(text, told, segments) if start]
    return _best(text, told, segments, first=starts[-1]) if starts else None


def _best(text: str, told: Told, segments: Sequence[Segment], *, first: int) -> str | None:
    made: list[tuple[int, int, int, str]] = []
    asides = _asides(text, told, segments)
    for start, end in _stretches(text, told, segments, first=first):
        for dropped in (frozenset[int](), asides):
            kept = [at for at in range(start, end + 1) if at not in dropped]
            words = _joined(text, [segments[at] for at in kept], told.words, is_later=start > 0)
            if len(words) <= LONGEST and len(words.split()) >= SHORTEST:
                missing = sum(not _is_in(each, segments, kept) for each in (*told.parties, *told.places))
                made.append((missing, start, -len(words), words))
    return min(made)[-1] if made else None


def _stretches(text: str, told: Told, segments: Sequence[Segment], *, first: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last segment of what can be a title; what only leads in to the rest is none."""
    for start in (each for each in _starts(text, told, segments) if each >= first):
        for end in (each for each in _ends(text, told, segments) if each >= start):
            if end == len(segments) - 1 or _is_finished(text, told, segments[start : end + 1]):
                yield start, end


def _is_finished(text: str, told: Told, stretch: Sequence[Segment]) -> bool:
    """Tell whether the clauses of a stretch have their verbs: the main one, and the last that a hinge opens."""
    if len(stretch) == 1 and _leads_in(text, stretch[0], told.words):
        return False
    hinged = [at for at, each in enumerate(stretch) if at and hinge(told.words).match(text, each.start)]
    aside = {at for at, each in enumerate(stretch) if at and relative(told.words).match(text, each.start)}
    main = [each for at, each in enumerate(stretch[: hinged[0] if hinged else None]) if at not in aside]
    return _has_trigger(told, main) and _has_trigger(told, stretch[hinged[-1] if hinged else 0 :])


def _has_trigger(told: Told, segments: Sequence[Segment]) -> bool:
    return any(segment.start <= each.start < segment.end for segment in segments for each in told.triggers)


def _leads_in(text: str, segment: Segment, words: TitleWords) -> bool:
    openings = circumstance(words), hinge(words), condition(words), lead_in(words)
    return any(each.match(text, segment.start) for each in openings)


def _segments(text: str, told: Told, pieces: Sequence[Span], *, is_fine: bool = False) -> list[Segment]:
    """Return the segments; fine ones also end where it is told where, when or what for."""
    return [each for piece in pieces for each in _segments_of(text, told, piece, is_fine=is_fine)]


def _segments_of(text: str, told: Told, piece: Span, *, is_fine: bool) -> Iterator[Segment]:
    start, mark = piece.start, ""
    for at, end, next_mark in _borders(text, told, piece, is_fine=is_fine):
        if at > start:
            yield Segment(start, at, mark)
        start, mark = end, next_mark
    if piece.end > start:
        yield Segment(start, piece.end, mark)


def _borders(text: str, told: Told, piece: Span, *, is_fine: bool) -> Iterator[tuple[int, int, str]]:
    """Yield where a segment ends, where the next begins, and the mark between; a hinge of two words is not parted."""
    done = since = piece.start
    for found in MARK.finditer(text, piece.start, piece.end):
        at = found.end()
        mark = next((each for each in found.group("mark", "dash", "open", "after", "close") if each), "")
        if at < done:
            continue
        if mark or _opens_clause(text, at, told, since=since):
            since = at
            yield found.start(), at, mark
        elif is_fine and _tells_where(text, at, told):
            yield found.start(), at, "~"
        hinged = hinge(told.words).match(text, at)
        done = hinged.end() if hinged else done


def _opens_clause(text: str, at: int, told: Told, *, since: int) -> bool:
    """Tell whether the word at a place opens a clause: a hinge does, "and" does between a trigger and a party."""
    if hinge(told.words).match(text, at):
        return True
    joining = join(told.words).match(text, at)
    if joining is None or not any(since <= each.start < at for each in told.triggers):
        return False
    others = (*told.parties, *told.beside, *told.triggers)
    return any(_is_at(text, joining.end(), each) for each in others)


def _tells_where(text: str, at: int, told: Told) -> bool:
    """Tell whether words that tell where, when or what for can go from a place on.

    They do not stand right behind the trigger, which may need them, nor behind another verb that is joined to it.
    """
    between = text[told.trigger.end : at].split()
    is_joined = any(each.lower() in told.words.joins for each in between)
    return bool(circumstance(told.words).match(text, at)) and bool(between) and not is_joined


def _is_at(text: str, at: int, party: Words) -> bool:
    """Tell whether a party stands at a place, behind no more than its article."""
    return party.start - at >= 0 and text[at : party.start].count(" ") <= 1 and "," not in text[at : party.start]


def _starts(text: str, told: Told, segments: Sequence[Segment]) -> list[int]:
    """Return the segments that a title can open with."""
    return [at for at, each in enumerate(segments) if at == 0 or _can_open(text, told, each)]


def _can_open(text: str, told: Told, segment: Segment) -> bool:
    """Tell whether a segment opens a clause of the report: its own party opens it, and no condition or question."""
    openings = condition(told.words), question(told.words)
    if segment.start > told.trigger.start or any(each.match(text, segment.start) for each in openings):
        return False
    return segment.mark == ";" or is_clause(text, told, Span(segment.start, segment.end))


def is_clause(text: str, told: Told, stretch: Span) -> bool:
    """Tell whether a stretch reads as a clause of the report: its own party opens it, and no infinitive follows."""
    words = told.words
    opening = _without_openers(text, stretch, words)
    last = min(stretch.end, told.trigger.start)
    inside = [each for each in told.parties if opening <= each.start and each.end <= last]
    first = min(inside, default=None)
    is_other = relative(words).match(text, opening) or circumstance(words).match(text, opening)
    if first is None or first.start - opening > REACH or is_other:
        return False
    before, between = text[opening : first.start], text[first.end : told.trigger.start]
    return "," not in before and not governed(words).match(before) and not unbound(words).match(between)


def _without_openers(text: str, stretch: Span, words: TitleWords) -> int:
    at = stretch.start
    while found := next((each for make in (opener, hinge) if (each := make(words).match(text, at, stretch.end))), None):
        at = found.end()
    return at


def _ends(text: str, told: Told, segments: Sequence[Segment]) -> list[int]:
    """Return the segments that a title can end with: from the trigger's on, where what follows can be left out."""
    return [
        at
        for at, each in enumerate(segments)
        if each.end >= told.trigger.end and (at + 1 == len(segments) or _can_go(text, told, segments[at + 1]))
    ]


def _can_go(text: str, told: Told, following: Segment) -> bool:
    if following.mark in (":", ")") or condition(told.words).match(text, following.start):
        return False
    is_circumstance = circumstance(told.words).match(text, following.start)
    return following.mark != "," or bool(is_circumstance) or not listed(told.words).match(text, following.start)


def _asides(text: str, told: Told, segments: Sequence[Segment]) -> frozenset[int]:
    """Return the segments in the midst of a sentence that can be left out: brackets, ages, what tells of a name."""
    found: set[int] = set()
    for at in range(1, len(segments) - 1):
        before, segment, after = segments[at - 1 : at + 2]
        holds = segment.start <= told.trigger.start < segment.end
        ends_aside = at - 1 in found and before.mark == ","  # its first comma closes the aside before it
        if not holds and not ends_aside and _is_aside(text, before, segment, after, told.words):
            found.add(at)
    return frozenset(found)


def _is_aside(text: str, before: Segment, segment: Segment, after: Segment, words: TitleWords) -> bool:
    if segment.mark == "(" or segment.mark == after.mark in DASHES:
        return True
    opening = text[segment.start : segment.end]
    is_between = (segment.mark, after.mark) == (",", ",")
    if not is_between or join(words).match(opening) or listed(words).match(text, segment.start):
        return False
    if opening.isdigit() or relative(words).match(opening):
        return True
    last = text[before.start : before.end].split()[-1:]
    follows_name = before.mark != "," and bool(last) and last[0][:1].isupper() and not _leads_in(text, before, words)
    return follows_name and opening[:1].islower()


def _joined(text: str, kept: Sequence[Segment], words: TitleWords, *, is_later: bool) -> str:
    """Return segments as one line; where some are left out between two, so are the marks around them."""
    if not kept:
        return ""
    start = _without_openers(text, Span(kept[0].start, kept[0].end), words) if is_later else kept[0].start
    parts = [text[start : kept[0].end]]
    for one, other in pairwise(kept):
        between = text[one.end : other.start]
        parts += [between if len(between) <= len(" -- ") else " ", text[other.start : other.end]]
    return " ".join("".join(parts).split())


def _is_in(party: Words, segments: Sequence[Segment], kept: Sequence[int]) -> bool:
    return any(segments[at].start <= party.start < segments[at].end for at in kept)
