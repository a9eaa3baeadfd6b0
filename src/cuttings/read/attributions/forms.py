"""Tell without a parse what a word is: a finite verb, an infinitive, a participle, an adverb.

In:  a sheet of speech and a token.
Out: yes or no, by endings and lists of the language's table; no where the table says nothing.
"""

from cuttings.read.attributions.cues import SpeechSheet
from cuttings.read.inflection import Shape

SHORTEST = 4
"""Letters of a word whose ending tells its form."""


def is_finite(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token is a finite verb: listed, one that reports, or with an ending that only verbs have."""
    if is_plain_verb(sheet, index):
        return True
    form = sheet.words.verbs.get(sheet.lowers[index]) if 0 <= index < len(sheet.doc) else None
    is_noun = sheet.small("articles", index - 1) or sheet.small("prepositions", index - 1)
    return form is not None and Shape.FINITE in form.shapes and not is_noun and _may_be_verb(sheet, index)


def is_plain_verb(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token is a finite verb whatever it reports: one of the listed, or by its ending."""
    if not 0 <= index < len(sheet.doc) or not _may_be_verb(sheet, index):
        return False
    if sheet.small("finite_forms", index) or sheet.small("auxiliaries", index):
        return True
    is_noun = sheet.small("articles", index - 1) or sheet.small("prepositions", index - 1)
    return not is_noun and _ends(sheet, "finite_endings", index)


def _may_be_verb(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token has no capital but that of its sentence."""
    token = sheet.doc[index]
    return not token.text[:1].isupper() or bool(token.is_sent_start)


def is_infinitive(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token is an infinitive."""
    return _ends(sheet, "infinitive_endings", index) and not sheet.small("not_infinitives", index)


def is_participle(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token may be a participle."""
    return _ends(sheet, "participle_endings", index)


def is_adverb(sheet: SpeechSheet, index: int) -> bool:
    """Tell whether a token is an adverb or part of a time: "también", "recientemente", "el lunes"."""
    if not 0 <= index < len(sheet.doc):
        return False
    return index in sheet.timed or sheet.small("adverbs", index) or _ends(sheet, "adverb_endings", index)


def has_finite(sheet: SpeechSheet, start: int, end: int) -> bool:
    """Tell whether a finite verb stands in a stretch."""
    return any(is_finite(sheet, index) for index in range(start, end))


def past_adverbs(sheet: SpeechSheet, index: int, end: int) -> int:
    """Return the first token from here that is no adverb, nor the article of a time."""
    while index < end and (is_adverb(sheet, index) or (sheet.small("articles", index) and index + 1 in sheet.timed)):
        index += 1
    return index


def before_adverbs(sheet: SpeechSheet, index: int, start: int) -> int:
    """Return where the adverbs that end before this token begin, with the small words that lead into a time."""
    while index > start and is_adverb(sheet, index - 1):
        index -= 1
        is_time = index in sheet.timed and index - 1 not in sheet.timed
        while (
            is_time and index > start and (sheet.small("articles", index - 1) or sheet.small("prepositions", index - 1))
        ):
            index -= 1
    return index


def _leads_to_time(sheet: SpeechSheet, index: int) -> bool:
    return sheet.small("articles", index) or sheet.small("prepositions", index)


def _ends(sheet: SpeechSheet, name: str, index: int) -> bool:
    endings = tuple(sheet.words.small.get(name, ()))
    if not endings or not 0 <= index < len(sheet.lowers):
        return False
    return len(sheet.lowers[index]) >= SHORTEST and sheet.lowers[index].endswith(endings)
