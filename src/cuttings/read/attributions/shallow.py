"""Read without a parse what a cue reports: by word order, commas and small words.

In:  a sheet of speech and one of its cues.
Out: the content in characters: what follows "that", else what the verb takes, up to a stop.
"""

from cuttings.model.text import Span
from cuttings.read.attributions.cues import Cue, SpeechSheet
from cuttings.read.attributions.groups import bounds, is_light, source_after, source_before

MOST_TO_THAT = 14
FEWEST_IN_CLAUSE = 2
MOST_TO_PREPOSITION = 6
"""Tokens from a cue to its "that" or preposition at most, and in a reported clause at least."""


def content_after(sheet: SpeechSheet, cue: Cue) -> tuple[Span, str] | None:
    """Return what a cue reports after it, in characters, and the way it takes it."""
    end = _clause_end(sheet, cue)
    found = _after(sheet, cue, end)
    if found is None or not found[0] < found[1]:
        return None
    return sheet.chars(found[0], found[1]), found[2]


def _after(sheet: SpeechSheet, cue: Cue, end: int) -> tuple[int, int, str] | None:
    """Return the first and last token of a content, and the way it is taken."""
    that = _that_after(sheet, cue, end)
    if that is not None and ("clause" in cue.takes or "infinitive" in cue.takes):
        return that + 1, end, "clause" if "clause" in cue.takes else "infinitive"
    start = cue.end
    if start >= end:
        return None
    if "infinitive" in cue.takes and _is_infinitive(sheet, start):
        return start, end, "infinitive"
    for index in range(start, min(start + MOST_TO_PREPOSITION, end)):
        if sheet.lowers[index] in cue.takes:
            return index + 1, _object_end(sheet, index + 1, end), sheet.lowers[index]
    if "object" in cue.takes and _starts_object(sheet, start):
        return start, _object_end(sheet, start, end), "object"
    if "clause" in cue.takes and sheet.words.small.get("that_is_optional") and sheet.doc[start].is_alpha:
        return start, end, "clause"
    return None


def _that_after(sheet: SpeechSheet, cue: Cue, end: int) -> int | None:
    has_object = _starts_group(sheet, cue.end) and source_before(sheet, cue) is not None
    for index in range(cue.end, min(cue.end + MOST_TO_THAT, end)):
        if sheet.small("that", index):
            return index if not has_object or index == cue.end else None
        if sheet.doc[index].text in {",", ":"} and index > cue.end + 6:
            return None
    return None


def _starts_group(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether an article stands here: what comes is an object, and a "that" after it a relative."""
    return sheet.small("articles", index) and not sheet.small("prepositions", index)


def _is_infinitive(sheet: SpeechSheet, index: int) -> bool:
    endings = tuple(sheet.words.small.get("infinitive_endings", ()))
    return bool(endings) and sheet.lowers[index].endswith(endings) and len(sheet.lowers[index]) > 3


def _starts_object(sheet: SpeechSheet, index: int) -> bool:
    return (
        sheet.doc[index].text[0].isalnum()
        and (sheet.small("range_openers", index) or not sheet.small("prepositions", index))
        and not sheet.small("openers", index)
    )


def _object_end(sheet: SpeechSheet, start: int, end: int) -> int:
    for index in range(start, end):
        if sheet.doc[index].text in {",", ":", "(", "—"} and index > start:
            return index
    return end


def _clause_end(sheet: SpeechSheet, cue: Cue) -> int:
    around, end = sheet.quoted[cue.head], bounds(sheet, cue.head).end
    first = cue.end + FEWEST_IN_CLAUSE + 1
    for index in range(cue.end, end):
        if sheet.doc[index].text == ";" or (around is not None and sheet.quoted[index] != around):
            return index
        is_turn = sheet.doc[index].text == "," and sheet.small("clause_stops", index + 1)
        is_again = sheet.small("coordinators", index) and _says_again(sheet, index + 1)
        if index >= first and (is_turn or is_again):
            return index
    return end


def _says_again(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a finite verb of saying follows: "… and added that"."""
    while sheet.small("clitics", index) or sheet.small("auxiliaries", index):
        index += 1
    form = sheet.words.verbs.get(sheet.lowers[index]) if index < len(sheet.lowers) else None
    return form is not None and any(sheet.small("that", each) for each in range(index + 1, index + 3))


def content_before(sheet: SpeechSheet, cue: Cue) -> Span | None:
    """Return the clause, in characters, before a cue that ends its sentence: "The road is closed, said the mayor"."""
    first = bounds(sheet, cue.head).start
    comma = cue.start - 1
    if comma <= first or sheet.doc[comma].text not in {",", "—", "–"}:
        return None
    source = source_after(sheet, cue.end)
    is_actor = source is not None and sheet.page.mention_at(sheet.chars(source.start, source.end)) is not None
    return sheet.chars(first, comma) if is_actor else None


def content_around(sheet: SpeechSheet, start: int, end: int) -> Span:
    """Return the clause that a phrase opens or closes, in characters: "According to police, …", "…, say police"."""
    span = bounds(sheet, start)
    is_first = not any(sheet.doc[i].is_alpha and not is_light(sheet, i) for i in range(span.start, start))
    is_inner = sheet.small("that", start - 1) or (
        sheet.doc[start - 1].text == "," and sheet.small("openers", start - 2)
    )
    if not is_first and not is_inner:
        return sheet.chars(span.start, start)
    comma = next((i for i in range(end, span.end) if sheet.doc[i].text == ","), end - 1)
    return sheet.chars(comma + 1, span.end) if comma + 1 < span.end else sheet.chars(start, end)
