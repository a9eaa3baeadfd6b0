"""Read without a parse what a cue reports and who its source is: by word order, commas and small words.

In:  a sheet of speech and one of its cues.
Out: the source as tokens, and the content as tokens: what follows "that", else what the verb takes, up to a stop.

The source is the first noun group of the clause before the cue; an apposition between commas ("Ana Ruiz, head of the
union, said") is stepped over. After a quotation, or when nothing stands before it, the group after the cue is taken.
"""

from dataclasses import dataclass

from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import Span
from cuttings.read.cues import Cue, SpeechSheet

MOST_TO_THAT = 14
MOST_LEFT = 40
MOST_GROUP = 7
FEWEST_IN_CLAUSE = 2
MOST_ADVERBIAL = 8
"""Tokens: from a cue to its "that", back to its subject, inside a noun group, in "on Monday," at a sentence's start."""
CLAUSE_STOPS = frozenset(";.!?…")
STOPS_AND_CLOSERS = frozenset('.!?…"”»)]')
MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group without its article: tokens from `start` to `end`, not included."""

    start: int
    end: int


def bounds(sheet: SpeechSheet, index: int) -> Span:
    """Return the tokens of the sentence of a cue, or of the quotation that it stands in."""
    span = sheet.sentence(index)
    around = sheet.quoted[index]
    start = next((i + 1 for i in range(index - 1, span.start - 1, -1) if _ends_line(sheet, i)), span.start)
    end = next((i + 1 for i in range(index, span.end) if _ends_line(sheet, i)), span.end)
    inside = [i for i in range(start, index) if sheet.quoted[i] != around and around is not None]
    return Span(inside[-1] + 1 if inside else start, end)


def _ends_line(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a line and a sentence end with this token: some stops are no tokens of their own."""
    token = sheet.doc[index]
    if token.is_space:
        return "\n" in token.text and index > 0 and sheet.doc[index - 1].text[-1:] in STOPS_AND_CLOSERS
    return False


def source_before(sheet: SpeechSheet, cue: Cue) -> Group | None:
    """Return the noun group that is the subject of a cue after it."""
    left = max(bounds(sheet, cue.head).start, cue.start - MOST_LEFT)
    around = sheet.quoted[cue.head]
    left = next((i + 1 for i in range(cue.start - 1, left - 1, -1) if sheet.quoted[i] != around), left)
    cut = cue.start
    while cut > left and (sheet.small("clitics", cut - 1) or sheet.small("auxiliaries", cut - 1)):
        cut -= 1
    if cut > left and (sheet.small("impersonals", cut - 1) or sheet.small("coordinators", cut - 1)):
        return None
    if cut > left and sheet.small("relatives", cut - 1):
        return _antecedent(sheet, left, cut - 1)
    chunks = _chunks(sheet, left, cut)
    last = chunks[-1]
    if last.start < last.end and not _is_verb_first(sheet, last):
        return _name_at_end(sheet, last) or _of_chunk(sheet, last)
    return _before_apposition(sheet, [chunk for chunk in chunks[:-1] if chunk.start < chunk.end])


def _antecedent(sheet: SpeechSheet, left: int, relative: int) -> Group | None:
    """Return the group that a relative refers to: "reports which say"."""
    start = relative
    while start > left and relative - start < MOST_GROUP and sheet.doc[start - 1].is_alpha:
        start -= 1
        if sheet.small("articles", start) or sheet.small("prepositions", start):
            return group_at(sheet, start + 1, relative)
    return group_at(sheet, start, relative)


def _is_verb_first(sheet: SpeechSheet, chunk: Span) -> bool:
    """Tell whether a stretch starts with a verb, as one does after an apposition: "Ruiz, the mayor, explained …"."""
    first = next((i for i in range(chunk.start, chunk.end) if not sheet.small("clitics", i)), chunk.start)
    endings = tuple(sorted(sheet.words.small.get("finite_endings", ())))
    return bool(endings) and sheet.lowers[first].endswith(endings) and sheet.doc[first].text[0].islower()


def _name_at_end(sheet: SpeechSheet, chunk: Span) -> Group | None:
    """Return the name that ends a stretch and is no "of …": "the agency's director Ana Ruiz"."""
    name = _name_over(sheet, chunk.end - 1)
    if name is None or name.start <= chunk.start:
        return None
    before = name.start - 1
    is_inner = any(sheet.small(each, before) for each in ("prepositions", "coordinators", "articles", "openers"))
    return None if is_inner or not sheet.doc[before].is_alpha else name


def _before_apposition(sheet: SpeechSheet, chunks: list[Span]) -> Group | None:
    """Return the group that an apposition between commas explains, or the person that it names."""
    if not chunks:
        return None
    named = group_at(sheet, chunks[-1].start, chunks[-1].end)
    if named is not None and _is_person(sheet, named):
        return named
    groups = [each for chunk in reversed(chunks[:-1]) if (each := _of_chunk(sheet, chunk))]
    return next((each for each in groups if _is_person(sheet, each)), groups[0] if groups else None)


def _chunks(sheet: SpeechSheet, left: int, right: int) -> list[Span]:
    """Return the stretches between commas, the last one next to the cue (empty after a comma)."""
    chunks: list[Span] = []
    start = left
    for index in range(left, right):
        if sheet.doc[index].text in {",", ";", ":", "(", ")", "—", "–", "-"} or sheet.doc[index].text in MARKS:
            chunks.append(Span(start, index))
            start = index + 1
    return [*chunks, Span(start, right)]


def _of_chunk(sheet: SpeechSheet, chunk: Span) -> Group | None:
    """Return the noun group of a stretch: after its last "that" or "and", its first group."""
    start = chunk.start
    for index in range(chunk.start, chunk.end):
        if sheet.small("that", index) or sheet.small("openers", index) or sheet.small("coordinators", index):
            if _breaks(sheet, index, chunk.end):
                start = index + 1
    return group_at(sheet, start, chunk.end)


def _breaks(sheet: SpeechSheet, index: int, end: int) -> bool:
    """Tell whether a joining word opens a clause: not an "and" inside "Ruiz and Vega"."""
    return not sheet.small("coordinators", index) or index + 2 < end or index == 0 or sheet.doc[index - 1].is_punct


def group_at(sheet: SpeechSheet, start: int, end: int) -> Group | None:
    """Return the first noun group of a stretch: a person's name in it, else any name, else its nouns."""
    index = start
    while index < end and (not sheet.doc[index].is_alpha or _is_light(sheet, index)):
        index += 1
    if index < end and sheet.small("prepositions", index):
        return None
    stop = index
    while stop < min(end, index + MOST_GROUP) and _is_inside(sheet, stop, index):
        stop += 1
    if stop == index:
        return _name_from(sheet, index, end) if index < end else None
    return _name_in(sheet, index, stop) or Group(index, stop)


def _is_light(sheet: SpeechSheet, index: int) -> bool:
    return sheet.small("articles", index) or sheet.small("openers", index)


def _is_inside(sheet: SpeechSheet, index: int, start: int) -> bool:
    token = sheet.doc[index]
    if not (token.is_alpha or "-" in token.text or token.text[-1:] == "."):
        return _name_over(sheet, index) is not None and index > start
    if sheet.small("prepositions", index) or sheet.small("relatives", index):
        found = _name_over(sheet, index)
        return found is not None and index > start and found.start < index
    return not sheet.small("articles", index) or index > start


def _name_over(sheet: SpeechSheet, index: int) -> Group | None:
    """Return the name that covers a token."""
    token = sheet.doc[index]
    mention = sheet.page.mention_at(Span(token.idx, token.idx + len(token)))
    if mention is None or mention.form is not MentionForm.NAME or mention.type is MentionType.OFFICE:
        return None
    tokens = sheet.doc.char_span(mention.words.start, mention.words.end, alignment_mode="expand")
    return Group(tokens.start, tokens.end) if tokens is not None else None


def _name_from(sheet: SpeechSheet, index: int, end: int) -> Group | None:
    return _name_in(sheet, index, min(index + 2, end))


def _name_in(sheet: SpeechSheet, start: int, end: int) -> Group | None:
    """Return the person named in a group, else the body: "the director Ana Ruiz"."""
    names = [found for index in range(start, end) if (found := _name_over(sheet, index)) is not None]
    persons = [each for each in names if _is_person(sheet, each)]
    chosen = (persons or [each for each in names if each.start == start] or names)[:1]
    return chosen[0] if chosen else None


def _is_person(sheet: SpeechSheet, group: Group) -> bool:
    mention = sheet.page.mention_at(sheet.chars(group.start, group.end))
    return mention is not None and mention.type is MentionType.PERSON and mention.form is MentionForm.NAME


def source_after(sheet: SpeechSheet, index: int) -> Group | None:
    """Return the noun group right after a cue: "said the minister", "according to police"."""
    end = bounds(sheet, max(index - 1, 0)).end
    stop = index
    while stop < end and not (
        sheet.doc[stop].text in {",", ":", "(", "—"} or _ends(sheet, stop) or _is_mark(sheet, stop)
    ):
        if sheet.small("that", stop) and stop > index:
            break
        stop += 1
    found = group_at(sheet, index, stop)
    if found is not None or stop - index <= 1:
        return found
    named = [index for index in range(index, stop) if _name_over(sheet, index) is not None]
    return _name_over(sheet, named[0]) if named else None


def _ends(sheet: SpeechSheet, index: int) -> bool:
    return sheet.doc[index].text in CLAUSE_STOPS


def _is_mark(sheet: SpeechSheet, index: int) -> bool:
    return sheet.doc[index].text in MARKS


def content_after(sheet: SpeechSheet, cue: Cue) -> tuple[Span, str] | None:
    """Return what a verb reports after it, and the way it takes it."""
    end = _clause_end(sheet, cue)
    that = _that_after(sheet, cue, end)
    if that is not None and ("clause" in cue.takes or "infinitive" in cue.takes):
        return Span(that + 1, end), "clause" if "clause" in cue.takes else "infinitive"
    start = cue.end
    if start < end and "infinitive" in cue.takes and _is_infinitive(sheet, start):
        return Span(start, end), "infinitive"
    for way in cue.takes:
        for index in range(start, min(start + 6, end)):
            if sheet.lowers[index] == way:
                return Span(index + 1, _object_end(sheet, index + 1, end)), way
    if "object" in cue.takes and start < end and _starts_object(sheet, start):
        return Span(start, _object_end(sheet, start, end)), "object"
    if (
        "clause" in cue.takes
        and sheet.words.small.get("that_is_optional")
        and start < end
        and sheet.doc[start].is_alpha
    ):
        return Span(start, end), "clause"
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
        and not sheet.small("prepositions", index)
        and not sheet.small("openers", index)
    )


def _object_end(sheet: SpeechSheet, start: int, end: int) -> int:
    for index in range(start, end):
        if sheet.doc[index].text in {",", ":", "(", "—"} and index > start:
            return index
    return end


def _clause_end(sheet: SpeechSheet, cue: Cue) -> int:
    around, end = sheet.quoted[cue.head], bounds(sheet, cue.head).end
    for index in range(cue.end, end):
        if sheet.doc[index].text == ";" or (around is not None and sheet.quoted[index] != around):
            return index
        if sheet.doc[index].text == "," and index + 1 < end and sheet.small("clause_stops", index + 1):
            if index > cue.end + FEWEST_IN_CLAUSE:
                return index
        if index > cue.end + FEWEST_IN_CLAUSE and sheet.small("coordinators", index) and _says_again(sheet, index + 1):
            return index
    return end


def _says_again(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a finite verb of saying follows: "… and added that"."""
    while sheet.small("clitics", index) or sheet.small("auxiliaries", index):
        index += 1
    form = sheet.words.verbs.get(sheet.lowers[index]) if index < len(sheet.lowers) else None
    return form is not None and any(sheet.small("that", each) for each in range(index + 1, index + 3))


def content_before(sheet: SpeechSheet, cue: Cue) -> Span | None:
    """Return the clause before a cue that ends its sentence: "The road is closed, said the mayor"."""
    span = bounds(sheet, cue.head)
    comma = cue.start - 1
    if comma <= span.start or sheet.doc[comma].text not in {",", "—", "–"}:
        return None
    source = source_after(sheet, cue.end)
    is_actor = source is not None and sheet.page.mention_at(sheet.chars(source.start, source.end)) is not None
    return Span(span.start, comma) if is_actor else None


def content_around(sheet: SpeechSheet, start: int, end: int) -> list[Span]:
    """Return the clause that a phrase opens or closes: "According to police, …" or "…, according to police."."""
    span = bounds(sheet, start)
    after = next((i for i in range(end, span.end) if sheet.doc[i].text == ","), None)
    words_before = [i for i in range(span.start, start) if sheet.doc[i].is_alpha and not _is_light(sheet, i)]
    if not words_before:
        first = after + 1 if after is not None else end
        return [Span(first, span.end)]
    if sheet.small("that", start - 1) or sheet.doc[start - 1].text == "," and sheet.small("openers", start - 2):
        first = after + 1 if after is not None else end
        return [Span(first, span.end)]
    return [Span(span.start, start)]
