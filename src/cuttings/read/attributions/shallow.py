"""Read without a parse what a cue reports: by word order, commas and small words.

In:  a sheet of speech and one of its cues.
Out: the content in characters: what follows "that", else what the verb takes, up to a stop.

The ways of taking a content are tried in the order of `WAYS`; each gives tokens, and the name of the way.
"""

from cuttings.model.finding import MentionForm, MentionType
from cuttings.model.text import Span
from cuttings.read.attributions.cue_words import is_among
from cuttings.read.attributions.cues import Cue, CueKind, SpeechSheet
from cuttings.read.attributions.forms import has_finite, is_finite, is_infinitive, is_participle, past_adverbs
from cuttings.read.attributions.groups import Group, bounds, is_light, source_after, source_before
from cuttings.read.inflection import Shape

MOST_TO_THAT = 14
FEWEST_IN_CLAUSE = 2
MOST_TO_PREPOSITION = 6
MOST_TO_INFINITIVE = 10
MOST_TO_NOUN = 5
"""Tokens from a cue to its "that", preposition, infinitive or the noun of its object at most; in a clause at least."""
OWNERS = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.OFFICE})
BREAKS = frozenset({",", ":", "(", "—", "–"})

Taken = tuple[int, int, str]
"""The first and last token of a content (the last not included), and the way it is taken."""


def content_after(sheet: SpeechSheet, cue: Cue) -> tuple[Span, str] | None:
    """Return what a cue reports after it, in characters, and the way it takes it."""
    end = _clause_end(sheet, cue)
    for way in WAYS:
        found = way(sheet, cue, end)
        if found is not None and found[0] < found[1]:
            return sheet.chars(found[0], found[1]), found[2]
    return None


def _that_clause(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    that = _that_after(sheet, cue, end)
    if that is None:
        return None
    led = f"{sheet.lowers[that - 1]} {sheet.lowers[that]}"
    way = next((each for each in ("clause", "infinitive", sheet.lowers[that - 1], led) if each in cue.takes), None)
    if way is None:
        return None
    return that + 1, _noun_clause_end(sheet, cue, that + 1, end) if cue.kind is CueKind.NOUN else end, way


def _that_after(sheet: SpeechSheet, cue: Cue, end: int) -> int | None:
    first = past_adverbs(sheet, cue.end, end)
    has_object = _starts_group(sheet, first) and source_before(sheet, cue) is not None
    for index in range(cue.end, min(cue.end + MOST_TO_THAT, end)):
        if sheet.small("that", index) and not sheet.small("that_blockers", index - 1):
            if cue.kind is CueKind.NOUN and sheet.words.small.get("nouns_need_of") and not sheet.small("of", index - 1):
                return None
            return index if not has_object or index == cue.end else None
        if sheet.doc[index].text in {",", ":"} and index > cue.end + 6:
            return None
    return None


def _starts_group(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether an article stands here: what comes is an object, and a "that" after it a relative."""
    return sheet.small("articles", index) and not sheet.small("prepositions", index)


def _noun_clause_end(sheet: SpeechSheet, cue: Cue, start: int, end: int) -> int:
    """Return where the clause of a noun ends that is itself a subject: "la queja de que llueve ha llegado lejos"."""
    if cue.head - bounds(sheet, cue.head).start > 1:
        return end
    verbs = [i for i in range(start, end) if is_finite(sheet, i)]
    if len(verbs) < 2 or any(sheet.small("that", i) or sheet.doc[i].text == "," for i in range(verbs[-2], verbs[-1])):
        return end
    last = verbs[-1]
    while last > start and is_finite(sheet, last - 1):
        last -= 1
    while last > start and (sheet.small("clitics", last - 1) or sheet.small("impersonals", last - 1)):
        last -= 1
    return last if has_finite(sheet, start, last) else end


def _question(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    """Return an indirect question: "preguntó a Ruiz si llueve", "explicó por qué llueve"."""
    if "clause" not in cue.takes:
        return None
    index = past_adverbs(sheet, cue.end, end)
    if cue.kind is CueKind.NOUN and sheet.small("of", index):
        index += 1
    last = min(index + MOST_TO_PREPOSITION, end) if sheet.small("parties", index) else index + 1
    for place in range(index, min(last, end)):
        if sheet.small("whether", place):
            return place + 1, end, "clause"
        if sheet.small("question_words", place):
            return place - (place > index and sheet.small("prepositions", place - 1)), end, "clause"
        if sheet.small("prepositions", place) and sheet.small("question_words", place + 1):
            return place, end, "clause"
    return None


def _infinitive(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    """Return an infinitive: "prometió abrir", "ordenó a la empresa abrir", "la promesa de abrir"."""
    if "infinitive" not in cue.takes:
        return None
    index = past_adverbs(sheet, cue.end, end)
    if cue.kind is CueKind.NOUN and sheet.small("of", index):
        index += 1
    if is_infinitive(sheet, index):
        return index, end, "infinitive"
    if not sheet.small("parties", index):
        return None
    for place in range(index + 1, min(index + MOST_TO_INFINITIVE, end)):
        is_bare = not sheet.small("prepositions", place - 1) and not sheet.small("articles", place - 1)
        if is_infinitive(sheet, place) and is_bare:
            return place, end, "infinitive"
    return None


def _by_preposition(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    last = min(cue.end + MOST_TO_INFINITIVE, end - 1)
    for index in range(cue.end, last):
        if sheet.lowers[index] in cue.takes and is_infinitive(sheet, index + 1):
            return index + 1, _object_end(sheet, index + 1, end), sheet.lowers[index]
        if sheet.doc[index].text in BREAKS:
            break
    for index in range(cue.end, min(cue.end + MOST_TO_PREPOSITION, end)):
        way = _way_at(sheet, cue, index)
        if way is None:
            continue
        if sheet.small("parties", index) and not _is_thing(sheet, cue, index + 1, end):
            return None
        if cue.kind is CueKind.NOUN and _is_owner(sheet, index + 1, end):
            return None
        return index + 1, _object_end(sheet, index + 1, end), way
    return None


def _way_at(sheet: SpeechSheet, cue: Cue, index: int) -> str | None:
    """Return the preposition by which a cue takes what follows: "de", and "del" like it."""
    word = sheet.lowers[index]
    if word in cue.takes:
        return word
    for name in ("of", "parties"):
        joined = sorted(each for each in sheet.words.small.get(name, ()) if each in cue.takes)
        if sheet.small(name, index) and joined:
            return joined[0]
    return None


def _is_owner(sheet: SpeechSheet, index: int, end: int) -> bool:
    """Tell whether somebody is named here whose words a noun tells of: "las acusaciones de Ruiz"."""
    while index < end and sheet.small("articles", index):
        index += 1
    mention = sheet.mention_at(index) if index < end else None
    return mention is not None and mention.type in OWNERS and mention.form is not MentionForm.PRONOUN


def _object(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    index = past_adverbs(sheet, cue.end, end)
    if "object" not in cue.takes or index >= end or not _starts_object(sheet, index):
        return None
    last = _object_end(sheet, index, end)
    is_told = _is_thing(sheet, cue, index, end) and not any(_is_saying(sheet, i) for i in range(index, last))
    return (index, last, "object") if is_told else None


def _is_saying(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a gerund says what an object is told by: "justificó la obra diciendo que"."""
    form = sheet.words.verbs.get(sheet.lowers[index])
    return form is not None and Shape.GERUND in form.shapes


def _starts_object(sheet: SpeechSheet, index: int) -> bool:
    return (
        sheet.doc[index].text[0].isalnum()
        and (sheet.small("range_openers", index) or not sheet.small("prepositions", index))
        and not sheet.small("openers", index)
    )


def _is_thing(sheet: SpeechSheet, cue: Cue, start: int, end: int) -> bool:
    """Tell whether the noun of an object is one that the cue reports: "pidió ayuda", not "pidió un café"."""
    if not cue.objects:
        return True
    for index in range(start, min(start + MOST_TO_NOUN, end)):
        if is_among(sheet.lowers[index], cue.objects):
            return True
        is_past = sheet.small("prepositions", index) or sheet.small("that", index) or sheet.doc[index].text in BREAKS
        if is_past and index > start:
            return False
    return False


def _predicate(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    """Return what is judged to be so: "considera necesaria la obra", "cree posible ganar"."""
    index = past_adverbs(sheet, cue.end, end)
    if "predicate" not in cue.takes or index + 1 >= end or not sheet.doc[index].is_alpha:
        return None
    small = ("articles", "prepositions", "clitics", "openers", "that", "negations")
    if any(sheet.small(each, index) for each in small) or not sheet.doc[index].text[0].islower():
        return None
    is_open = _starts_group(sheet, index + 1) or is_infinitive(sheet, index + 1)
    return (index, end, "predicate") if is_open and not is_infinitive(sheet, index) else None


def _bare_clause(sheet: SpeechSheet, cue: Cue, end: int) -> Taken | None:
    may_be_bare = "clause" in cue.takes and sheet.words.small.get("that_is_optional")
    if not may_be_bare or cue.end >= end or not sheet.doc[cue.end].is_alpha:
        return None
    return cue.end, end, "clause"


WAYS = (_that_clause, _question, _infinitive, _by_preposition, _object, _predicate, _bare_clause)


def _object_end(sheet: SpeechSheet, start: int, end: int) -> int:
    for index in range(start + 1, end):
        is_next_verb = sheet.small("coordinators", index) and is_finite(sheet, index + 1)
        if sheet.doc[index].text in BREAKS or is_next_verb:
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
    """Tell whether a finite verb of saying follows: "… and added that", "… but did not say whether"."""
    while any(sheet.small(each, index) for each in ("clitics", "auxiliaries", "negations")):
        index += 1
    index = past_adverbs(sheet, index, len(sheet.doc))
    form = sheet.words.verbs.get(sheet.lowers[index]) if index < len(sheet.lowers) else None
    small = ("that", "whether", "question_words")
    return form is not None and any(sheet.small(each, i) for i in range(index + 1, index + 3) for each in small)


def content_before(sheet: SpeechSheet, cue: Cue) -> list[Span]:
    """Return the clause, in characters, that a cue ends or stands in, between commas, with its speaker after it.

    "The road is closed, said the mayor"; "The road, said the mayor, is closed".
    """
    first = bounds(sheet, cue.head).start
    comma = cue.start - 1
    if comma <= first or sheet.doc[comma].text not in {",", "—", "–"}:
        return []
    source = source_after(sheet, cue.end)
    if source is None:
        return []
    rest = _rest_after(sheet, source, comma)
    is_clause = has_finite(sheet, first, comma) or rest is not None
    is_actor = sheet.page.mention_at(sheet.chars(source.start, source.end)) is not None
    if not is_actor and not (is_clause and source.start <= cue.end + 1):
        return []
    if sheet.small("prepositions", first) and not is_clause and sheet.words.small.get("drops_subject"):
        return []
    return [sheet.chars(first, comma), *([rest] if rest is not None else [])]


def _rest_after(sheet: SpeechSheet, source: Group, comma: int) -> Span | None:
    """Return how a clause goes on after its speaker, in characters: with its verb, after a comma."""
    end = bounds(sheet, comma).end
    second = next((i for i in range(source.end, end) if sheet.doc[i].text in BREAKS), end)
    index = second + 1
    while index < end and (sheet.small("clitics", index) or sheet.small("negations", index)):
        index += 1
    return sheet.chars(second + 1, end) if index < end and is_finite(sheet, index) else None


def content_around(sheet: SpeechSheet, start: int, end: int) -> list[Span]:
    """Return the clause that a phrase opens, closes or stands in, in characters.

    "According to police, …"; "…, say police"; "The plan, according to police, is …".
    """
    span = bounds(sheet, start)
    is_first = not any(sheet.doc[i].is_alpha and not is_light(sheet, i) for i in range(span.start, start))
    is_inner = sheet.small("that", start - 1) or (
        sheet.doc[start - 1].text == "," and sheet.small("openers", start - 2)
    )
    comma = next((i for i in range(end, span.end) if sheet.doc[i].text in BREAKS), None)
    if not is_first and not is_inner:
        rest = _rest_of_clause(sheet, comma, span, start) if comma is not None else None
        return [sheet.chars(span.start, start), *([rest] if rest is not None else [])]
    after = end if comma is None else comma + 1
    return [sheet.chars(after, span.end) if after < span.end else sheet.chars(start, end)]


def _rest_of_clause(sheet: SpeechSheet, comma: int, span: Span, start: int) -> Span | None:
    """Return how a clause goes on after a phrase between commas: with its verb, or with a quotation."""
    index = comma + 1
    while index < span.end and (sheet.small("clitics", index) or sheet.small("negations", index)):
        index += 1
    if index >= span.end or sheet.small("coordinators", index) or sheet.small("clause_stops", index):
        return None
    is_verb = is_finite(sheet, index) or sheet.small("impersonals", index)
    is_quoted = sheet.quoted[index] is not None and sheet.quoted[index] != sheet.quoted[start]
    return sheet.chars(comma + 1, span.end) if is_verb or is_quoted else None


def source_between(sheet: SpeechSheet, cue: Cue, start: int) -> Group | None:
    """Return who stands between a verb that opens its clause and its "that": "explicó la alcaldesa que"."""
    first = past_adverbs(sheet, cue.end, start)
    is_led = sheet.small("impersonals", cue.start - 1) or sheet.small("relatives", cue.start - 1)
    is_open = not is_led and source_before(sheet, cue) is None
    if not is_open or first >= start - 1 or sheet.small("prepositions", first):
        return None
    return source_after(sheet, first, start - 1)


def light_verb_before(sheet: SpeechSheet, cue: Cue) -> Cue | None:
    """Return the verb that a noun is the object of, when it only says that it was uttered: "lanzó la acusación"."""
    index = cue.start - 1
    while sheet.small("articles", index):
        index -= 1
    if not (sheet.small("light_verbs", index) or sheet.small("withdrawing", index)):
        return None
    return Cue(index, index + 1, index, CueKind.VERB, {})


def passive_content(sheet: SpeechSheet, cue: Cue) -> tuple[list[Span], str] | None:
    """Return what is said of the subject of a passive, with the subject, in characters."""
    after = content_after(sheet, cue)
    subject = source_before(sheet, cue)
    about = [] if subject is None else [sheet.chars(_with_article(sheet, subject.start), subject.end)]
    if after is None:
        return (about, "object") if about and "object" in cue.takes else None
    agent = _agent(sheet, cue)
    span = after[0] if agent is None else Span(after[0].start, min(after[0].end, sheet.doc[agent].idx))
    if after[1] in ("object", "predicate") or span.start >= span.end:
        return None
    return [*(about if after[1] != "clause" else []), span], after[1]


def _with_article(sheet: SpeechSheet, index: int) -> int:
    return index - 1 if sheet.small("articles", index - 1) and not sheet.small("prepositions", index - 1) else index


def source_of_passive(sheet: SpeechSheet, cue: Cue) -> Group | None:
    """Return who a passive names after "by"."""
    agent = _agent(sheet, cue)
    return source_after(sheet, agent + 1) if agent is not None else None


def _agent(sheet: SpeechSheet, cue: Cue) -> int | None:
    """Return the "by" that leads to somebody, in the clause of a cue."""
    end = _clause_end(sheet, cue)
    for index in range(cue.end, end - 1):
        if sheet.small("by", index):
            first = index + 1 + sheet.small("articles", index + 1)
            mention = sheet.mention_at(first) if first < end else None
            if mention is not None or index == cue.end:
                return index
    return None


def is_hearsay(sheet: SpeechSheet, cue: Cue) -> bool:
    """Tell whether an adverb's clause is told as hearsay; a conditional is, where no condition, wish or speech is near.

    "El tesorero habría cobrado dos sueldos", but "Si lloviera, habría ganado", "dijo que habría terminado".
    """
    if not sheet.small("hearsay_auxiliaries", cue.head):
        return True
    span = bounds(sheet, cue.head)
    others = [i for i in range(span.start, span.end) if i != cue.head]
    is_open = sheet.quoted[cue.head] is None and not any(sheet.small("no_hearsay", i) for i in others)
    return is_open and is_participle(sheet, past_adverbs(sheet, cue.end, span.end))


def clause_of(sheet: SpeechSheet, cue: Cue) -> range:
    """Return the tokens of the clause that an adverb stands in: from the last joining word to the next turn."""
    span = bounds(sheet, cue.head)
    small = ("that", "relatives", "clause_stops")
    starts = [i + 1 for i in range(span.start, cue.start) if any(sheet.small(each, i) for each in small)]
    return range(starts[-1] if starts else span.start, _clause_end(sheet, cue))
