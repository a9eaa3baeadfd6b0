"""Find noun groups without a parse: the source before a cue, or after it.

In:  a sheet of speech and one of its cues.
Out: the tokens of the source, by word order, commas and small words.

The source is the first noun group of the clause before the cue; an apposition between commas ("Ana Ruiz, head of the
union, said") is stepped over. After a quotation, or when nothing stands before it, the group after the cue is taken.
"""

from dataclasses import dataclass

from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import Span
from cuttings.read.attributions.cues import Cue, SpeechSheet

MOST_LEFT = 40
MOST_GROUP = 7
"""Tokens back from a cue to its subject, and inside a noun group."""
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
    name = name_over(sheet, chunk.end - 1)
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
        joins = any(sheet.small(each, index) for each in ("that", "openers", "coordinators"))
        if joins and _breaks(sheet, index, chunk.end):
            start = index + 1
    return group_at(sheet, start, chunk.end)


def _breaks(sheet: SpeechSheet, index: int, end: int) -> bool:
    """Tell whether a joining word opens a clause: not an "and" inside "Ruiz and Vega"."""
    return not sheet.small("coordinators", index) or index + 2 < end or index == 0 or sheet.doc[index - 1].is_punct


def group_at(sheet: SpeechSheet, start: int, end: int) -> Group | None:
    """Return the first noun group of a stretch: a person's name in it, else any name, else its nouns."""
    index = start
    while index < end and (not sheet.doc[index].is_alpha or is_light(sheet, index)):
        index += 1
    if index < end and sheet.small("prepositions", index):
        return None
    stop = index
    while stop < min(end, index + MOST_GROUP) and _is_inside(sheet, stop, index):
        stop += 1
    if stop == index:
        return _name_from(sheet, index, end) if index < end else None
    return _name_in(sheet, index, stop) or Group(index, stop)


def is_light(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token is an article or a joining word before a noun group."""
    return sheet.small("articles", index) or sheet.small("openers", index)


def _is_inside(sheet: SpeechSheet, index: int, start: int) -> bool:
    token = sheet.doc[index]
    if not (token.is_alpha or "-" in token.text or token.text[-1:] == "."):
        return name_over(sheet, index) is not None and index > start
    if sheet.small("prepositions", index) or sheet.small("relatives", index):
        found = name_over(sheet, index)
        return found is not None and index > start and found.start < index
    return not sheet.small("articles", index) or index > start


def name_over(sheet: SpeechSheet, index: int) -> Group | None:
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
    names = [found for index in range(start, end) if (found := name_over(sheet, index)) is not None]
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
    found = group_at(sheet, index, stop) or _past_place(sheet, index, stop)
    if found is not None or stop - index <= 1:
        return found
    named = [index for index in range(index, stop) if name_over(sheet, index) is not None]
    return name_over(sheet, named[0]) if named else None


def _past_place(sheet: SpeechSheet, start: int, end: int) -> Group | None:
    """Return the noun group behind a place or time: "answered from Port Vale the mayor"."""
    if start >= end or not sheet.small("prepositions", start):
        return None
    article = next(
        (i for i in range(start + 2, end) if sheet.small("articles", i) and not sheet.small("prepositions", i - 1)), end
    )
    return group_at(sheet, article, end) if article < end else None


def _ends(sheet: SpeechSheet, index: int) -> bool:
    return sheet.doc[index].text in CLAUSE_STOPS


def _is_mark(sheet: SpeechSheet, index: int) -> bool:
    return sheet.doc[index].text in MARKS
