"""What the words near a trigger say of it, where there is no parse.

In:  a page without a parse, a trigger, the cue words of the language.
Out: `Cue`s.

A verb takes its auxiliaries and adverbs, the word that governs its infinitive, and what opens its clause ("if", "denied
that"). A noun takes what stands right before it, small words between, and what is said of it right after ("was called
off"). A clause ends at a comma or stop, and at a word that points to something known ("after the raid").
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from cuttings.read.inflection import Shape
from cuttings.read.page import Page
from cuttings.read.reports.cue_words import Cue, CueWords, cue_words
from cuttings.read.reports.triggers import Trigger

REACH = 12
"""Words before a trigger in which its clause may open."""
UNKNOWN = 1
"""Words of no table that may stand between a verb and its cue."""


def near_cues(page: Page, trigger: Trigger) -> Iterator[Cue]:
    """Yield what the words around a trigger say of it."""
    words = cue_words(page.tables)
    before = _clause_before(page, trigger, words)
    if trigger.entry.is_noun or (before and before[0].lower_ in words.determiners):
        yield from _before_noun(before, words)
        yield from _after_noun(page, trigger, words)
        return
    opening = list(_before_verb(before, trigger, words))
    yield from (_as_hearsay(cue, page, trigger, words) for cue in opening)
    yield from _endings(page.doc[trigger.head], trigger, opening, words)
    start = page.doc[trigger.start]
    if start.i and start.nbor(-1).text in words.exclaiming:
        yield Cue("called_for", start.nbor(-1))
    if asked := _question(page, trigger, words):
        yield Cue("unsure", asked)


def _endings(head: Token, trigger: Trigger, opening: Sequence[Cue], words: CueWords) -> Iterator[Cue]:
    """Yield what the ending of a finite verb says; "announced that they would march" is a plan."""
    if Shape.FINITE not in trigger.entry.shapes:
        return
    if head.lower_.endswith(words.future_endings):
        yield Cue("planned", head)
    if head.lower_.endswith(words.conditional_endings) and not any(cue.says == "planned" for cue in opening):
        yield Cue("hypothetical", head)


def _as_hearsay(cue: Cue, page: Page, trigger: Trigger, words: CueWords) -> Cue:
    """Return a perfect in the conditional as hearsay where its sentence names who says so."""
    is_perfect = cue.token.lower_ in words.hearsay_auxiliaries and Shape.PARTICIPLE in trigger.entry.shapes
    if is_perfect and any(token.lower_ in words.hearsay for token in page.doc[trigger.start].sent):
        return Cue("alleged", cue.token)
    return cue


def _clause_before(page: Page, trigger: Trigger, words: CueWords) -> list[Token]:
    """Return the words of the clause before a trigger, the nearest first; quotation marks do not end it."""
    found: list[Token] = []
    for place in range(trigger.start - 1, max(-1, trigger.start - 1 - REACH), -1):
        token = page.doc[place]
        if token.is_punct or token.lower_ in words.known_after:
            break
        found.append(token)
        if token.is_sent_start:
            break
    return found


def _before_noun(before: Sequence[Token], words: CueWords) -> Iterator[Cue]:
    for place, token in enumerate(before):
        if run := _run_ending(before, place, words):
            yield Cue(run, token)
            return
        tables = (words.adverbs, words.governors, words.prepositions)
        if says := next((table[token.lower_] for table in tables if token.lower_ in table), None):
            yield Cue(says, token)
            yield from _negated_before(before, place, words)
            return
        if token.lower_ in words.negators:
            yield Cue("negated", token)
        elif token.lower_ not in words.small:
            return


def _after_noun(page: Page, trigger: Trigger, words: CueWords) -> Iterator[Cue]:
    """Yield what is said of a noun in its clause: "the strike planned for Friday", "the summit was called off"."""
    unknown = 0
    negated: Token | None = None
    for token in page.doc[trigger.end : trigger.end + REACH]:
        if token.is_punct or token.is_sent_start:
            return
        if token.lower_ in words.negators:
            negated = token
        says = words.adverbs.get(token.lower_) or words.states.get(token.lower_)
        if says:
            yield Cue("planned" if negated is not None and says == "cancelled" else says, token)
            return
        if token.lower_ not in words.small and token.lower_ not in words.auxiliaries:
            unknown += 1
            if unknown > 3 * UNKNOWN:
                return


def _before_verb(before: Sequence[Token], trigger: Trigger, words: CueWords) -> Iterator[Cue]:
    is_open = Shape.INFINITIVE in trigger.entry.shapes or Shape.PARTICIPLE in trigger.entry.shapes
    is_open = is_open or Shape.GERUND in trigger.entry.shapes
    unknown = 0
    for place, token in enumerate(before):
        if run := _run_ending(before, place, words):
            yield from (Cue(run, token),) if run != "nothing" else ()
            return
        if token.lower_ in words.openers:
            yield from _opening(before, place, words)
            return
        says = words.markers.get(token.lower_)
        if says:
            yield Cue(says, token)
            return
        if unknown > UNKNOWN:
            continue
        says = words.adverbs.get(token.lower_) or words.auxiliaries.get(token.lower_)
        says = says or (words.governors.get(token.lower_) if is_open else None) or words.prepositions.get(token.lower_)
        if says:
            yield Cue(says, token)
        elif token.lower_ in words.negators or token.lower_ in words.nobody:
            yield Cue("negated", token)
        elif token.lower_ not in words.small:
            unknown += 1


def _opening(before: Sequence[Token], place: int, words: CueWords) -> Iterator[Cue]:
    """Yield what governs a clause: the word before "that", unless it is not said ("did not deny that")."""
    above = next((at for at in range(place + 1, len(before)) if before[at].lower_ not in words.small), None)
    says = words.governors.get(before[above].lower_) if above is not None else None
    if above is None or says is None:
        return
    if says == "alleged" and any(token.lower_ in words.denying for token in before[above + 1 : above + 4]):
        yield Cue("denied", before[above])
    elif not (says == "denied" and list(_negated_before(before, above, words))):
        yield Cue(says, before[above])


def _negated_before(before: Sequence[Token], place: int, words: CueWords) -> Iterator[Cue]:
    following = before[place + 1 : place + 3]
    yield from (Cue("negated", token) for token in following if token.lower_ in words.negators)


def _run_ending(before: Sequence[Token], place: int, words: CueWords) -> str | None:
    """Return what the run of words that ends at a place says: "a menos que"."""
    for run, says in words.runs.items():
        ending = tuple(token.lower_ for token in reversed(before[place : place + len(run)]))
        if ending == run:
            return says
    return None


def _question(page: Page, trigger: Trigger, words: CueWords) -> Token | None:
    """Return the mark that opens a yes-or-no question around a trigger."""
    for place in range(trigger.start - 1, max(-1, trigger.start - 1 - REACH), -1):
        token = page.doc[place]
        if token.text in words.asking_marks:
            follows = token.nbor()
            return None if follows.lower_ in words.question_words else token
        if token.lower_ in words.question_words or (token.is_punct and token.text in ".!;:"):
            return None
    return None
