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
from cuttings.read.attributions.forms import before_adverbs, has_finite, is_adverb, is_finite, is_plain_verb
from cuttings.read.inflection import Shape

MOST_LEFT = 40
MOST_GROUP = 7
"""Tokens back from a cue to its subject, and inside a noun group."""
NO_LIMIT = 1 << 30
CLAUSE_STOPS = frozenset(";.!?…")
STOPS_AND_CLOSERS = frozenset('.!?…"”»)]')
MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group without its article: tokens from `start` to `end`, not included; `head` is the last of its nouns
    before any "of …", where that is not its last token."""

    start: int
    end: int
    head: int | None = None


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
    """Return the noun group that is the subject of a cue after it, with what describes it."""
    found = _before(sheet, cue)
    return whole(sheet, found, cue.start) if found is not None and _can_speak(sheet, found) else None


def _before(sheet: SpeechSheet, cue: Cue) -> Group | None:
    left = left_of(sheet, cue)
    cut = _before_small(sheet, cue.start, left)
    if cut > left and (sheet.small("impersonals", cut - 1) or sheet.small("coordinators", cut - 1)):
        return None
    if cut > left and sheet.small("relatives", cut - 1):
        return _of_relative(sheet, left, cut - 1)
    chunks = _chunks(sheet, left, cut)
    last = chunks[-1]
    if last.start < last.end and not _is_verb_first(sheet, last):
        return _name_at_end(sheet, last) or _of_chunk(sheet, last)
    return _before_apposition(sheet, [chunk for chunk in chunks[:-1] if chunk.start < chunk.end])


def left_of(sheet: SpeechSheet, cue: Cue) -> int:
    """Return the first token that a subject of the cue may stand at: of its sentence, after a quotation."""
    left = max(bounds(sheet, cue.head).start, cue.start - MOST_LEFT)
    around = sheet.quoted[cue.head]
    return next((i + 1 for i in range(cue.start - 1, left - 1, -1) if sheet.quoted[i] != around), left)


def _before_small(sheet: SpeechSheet, cut: int, left: int) -> int:
    """Return where the pronouns, auxiliaries and adverbs before a verb begin."""
    while cut > left:
        if sheet.small("clitics", cut - 1) or sheet.small("auxiliaries", cut - 1):
            cut -= 1
            continue
        earlier = before_adverbs(sheet, cut, left)
        if earlier == cut:
            break
        cut = earlier
    return cut


def subject_of_sentence(sheet: SpeechSheet, cue: Cue) -> Group | None:
    """Return the subject that a verb without its own shares: "Ruiz llegó ayer y dijo", "Ruiz salió, diciendo"."""
    left = left_of(sheet, cue)
    for chunk in _chunks(sheet, left, cue.start):
        start = chunk.start
        while start < chunk.end and (is_light(sheet, start) or is_adverb(sheet, start)):
            start += 1
        if start >= chunk.end or sheet.small("prepositions", start):
            continue
        if is_finite(sheet, start):
            return None
        found = group_at(sheet, start, chunk.end)
        if found is not None and has_finite(sheet, found.end, cue.start) and _can_speak(sheet, found):
            return whole(sheet, found, chunk.end)
    return None


def whole(sheet: SpeechSheet, group: Group, end: int) -> Group:
    """Return a description with the "of …" that belongs to it: "vecinos de Vado Alto"; a name stays as it is."""
    if name_over(sheet, group.end - 1) is not None and _is_named(sheet, group):
        return group
    stop = group.end
    while True:
        after = _past_of(sheet, stop, end)
        if after is None:
            break
        stop = after
    if stop == group.end:
        return group
    name = name_over(sheet, stop - 1)
    if name is not None and _is_person(sheet, name) and _is_set_beside(sheet, name.start, group.end):
        return name
    if sheet.small("utterances", group.end - 1) and (maker := _maker(sheet, group.end)) is not None:
        return maker
    return Group(group.start, stop, group.end - 1)


def _is_set_beside(sheet: SpeechSheet, index: int, start: int) -> bool:
    """Tell whether a name stands beside a role, not in an "of …": "la jefa del puerto Ana Ruiz"."""
    small = ("prepositions", "articles", "coordinators")
    return index - 1 > start and not any(sheet.small(each, index - 1) for each in small)


def _maker(sheet: SpeechSheet, index: int) -> Group | None:
    """Return the name of whoever made an utterance: "un comunicado de Barcos Unidos"."""
    while sheet.small("of", index) or sheet.small("articles", index):
        index += 1
    return name_over(sheet, index) if index < len(sheet.doc) else None


def _is_named(sheet: SpeechSheet, group: Group) -> bool:
    """Tell whether a group is or ends in a name that is its head: not the office in "portavoz de Ana Ruiz"."""
    found = name_over(sheet, group.end - 1)
    return found is not None and (found.start <= group.start or _is_person(sheet, found))


def _past_of(sheet: SpeechSheet, start: int, end: int) -> int | None:
    """Return where an "of …" that starts here ends: its article, and nouns up to the next verb or small word."""
    leads = sheet.small("of", start) or (sheet.small("parties", start) and sheet.small("near", start - 1))
    if not leads or start + 1 >= end:
        return None
    index = start + 1
    while index < end and sheet.small("articles", index):
        index += 1
    first = index
    while index < end and index - first < MOST_GROUP and _is_of_nouns(sheet, index):
        index += 1
    return index if index > first else None


def _is_of_nouns(sheet: SpeechSheet, index: int) -> bool:
    if name_over(sheet, index) is not None:
        return True
    small = ("prepositions", "articles", "relatives", "coordinators", "clitics", "that")
    is_small = any(sheet.small(each, index) for each in small)
    return sheet.doc[index].is_alpha and not is_small and not is_finite(sheet, index) and not is_adverb(sheet, index)


def _can_speak(sheet: SpeechSheet, group: Group) -> bool:
    """Tell whether a group may be somebody: not "eso", nor a clause with its verb."""
    last = group.end - 1
    if group.start == last:
        return not sheet.small("nobodies", last)
    is_noun = name_over(sheet, last) is not None or sheet.lowers[last] in sheet.words.documents
    return (is_noun or not is_finite(sheet, last)) and not is_plain_verb(sheet, group.start)


def _of_relative(sheet: SpeechSheet, left: int, relative: int) -> Group | None:
    """Return who a relative before a verb stands for; None where it is no subject, or a "that" after a verb."""
    before = relative - 1
    form = sheet.words.verbs.get(sheet.lowers[before]) if before >= left else None
    if form is not None and Shape.FINITE in form.shapes and sheet.small("that", relative):
        return None
    if sheet.small("heads_itself", relative) and (before < left or is_finite(sheet, before)):
        return Group(relative, relative + 1)
    if sheet.small("places", relative) or (sheet.small("articles", before) and sheet.words.small.get("drops_subject")):
        return None
    if before >= left and sheet.doc[before].text == ",":
        chunk = _chunks(sheet, left, before)[-1]
        named = name_over(sheet, before - 1)
        return named if named is not None and named.start >= chunk.start else _of_chunk(sheet, chunk)
    return _antecedent(sheet, left, relative)


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
    if named is not None and _is_person(sheet, named) and not _goes_on(sheet, named, chunks[-1].end):
        return named
    found = [(chunk, _of_chunk(sheet, chunk)) for chunk in reversed(chunks[:-1])]
    groups = [each for chunk, each in found if each is not None and not _goes_on(sheet, each, chunk.end)]
    return next((each for each in groups if _is_person(sheet, each)), groups[0] if groups else None)


def _goes_on(sheet: SpeechSheet, group: Group, end: int) -> bool:
    """Tell whether a verb follows in the same stretch: it is a clause then, and no subject with its apposition."""
    index = group.end
    while index < end and (sheet.small("clitics", index) or sheet.small("negations", index)):
        index += 1
    return index < end and is_finite(sheet, index) and bool(sheet.words.small.get("drops_subject"))


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
    while index < end and (not sheet.doc[index].is_alpha or is_light(sheet, index) or _leads_in(sheet, index, end)):
        index += 1
    if index < end and sheet.small("prepositions", index):
        return None
    stop = index
    while stop < min(end, index + MOST_GROUP) and _is_inside(sheet, stop, index):
        stop += 1
    if stop == index:
        return _name_from(sheet, index, end) if index < end else None
    return _name_in(sheet, index, stop) or Group(index, stop)


def _leads_in(sheet: SpeechSheet, index: int, end: int) -> bool:
    """Tell whether an adverb stands before the group: "ayer el alcalde"; a name is none ("Marzo")."""
    return is_adverb(sheet, index) and index + 1 < end and name_over(sheet, index) is None


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
    if is_plain_verb(sheet, index) and index > start and sheet.words.small.get("drops_subject"):
        return False
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


def source_after(sheet: SpeechSheet, index: int, limit: int = NO_LIMIT) -> Group | None:
    """Return the noun group right after a cue: "said the minister", "according to police"; at most up to `limit`."""
    end = min(bounds(sheet, max(index - 1, 0)).end, limit)
    found = _after(sheet, index, end)
    return whole(sheet, found, end) if found is not None and _can_speak(sheet, found) else None


def _after(sheet: SpeechSheet, index: int, end: int) -> Group | None:
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
