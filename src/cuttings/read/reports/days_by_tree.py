"""Which time dates which trigger, told by the tree of its sentence.

In:  a parsed page, its triggers, and the times that may date an event.
Out: for a trigger its time and how it is known: by its own clause, or by its sentence.

A time belongs to the first verb or trigger above it ("the ouster on Friday" is not the day of the verb that tells of
it). A noun takes the time of its verb as its subject or object, or in what goes on meanwhile ("killed in Friday's
clashes"); a clause takes that of the one it is joined to, or that it carries on ("fell on Friday, killing nine"). Told,
relative, and temporal clauses have times of their own. English labels and Universal Dependencies are both known.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from cuttings.model.dates import DayBasis
from cuttings.model.finding import Timex
from cuttings.read.page import Page
from cuttings.read.reports.clauses import SUBJECTS, is_finite
from cuttings.read.reports.triggers import Trigger
from cuttings.read.times import DatingWords, dating_words

DESCRIBING = frozenset({"poss", "compound", "amod", "nummod", "nmod", "nmod:poss"})
"""Relations by which a time tells which noun is meant: "Friday's edition"."""
AUXILIARY = frozenset({"aux", "auxpass", "aux:pass", "cop", "amod"})
ROLES = frozenset(
    {"nsubj", "nsubjpass", "nsubj:pass", "dobj", "obj", "iobj", "dative", "attr", "oprd", "conj", "npadvmod", "pobj"}
)
"""Relations in which a noun takes part in what its verb tells, at the same time."""
RELATIVE = frozenset({"relcl", "acl:relcl"})
OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass"})
BY = frozenset({"agent", "obl:agent", "obl:agt"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Tree:
    """What is asked of the trees of a page: the types of triggers by head, the heads of all their tokens, words of
    speech, the times that belong to a token, by its index, and the words of the language."""

    types: Mapping[int, str]
    heads: Mapping[int, int]
    cues: frozenset[int]
    dated: Mapping[int, Sequence[Timex]]
    words: DatingWords


def times_by_tree(
    page: Page, triggers: Sequence[Trigger], times: Sequence[Timex]
) -> Mapping[Trigger, tuple[Timex, DayBasis]]:
    """Return the time of each trigger that has one."""
    heads = {place: each.head for each in triggers for place in range(each.start, each.end)}
    cues = frozenset(place for each in page.attributions if each.cue for place in page.tokens_at(each.cue))
    tree = Tree(
        types={each.head: each.entry.type for each in triggers},
        heads=heads,
        cues=cues,
        dated=_dated(page, heads, cues, times),
        words=dating_words(page.tables),
    )
    found = {each: _time_of(page.doc[each.head], tree) for each in triggers}
    return {trigger: time for trigger, time in found.items() if time is not None}


def _dated(
    page: Page, heads: Mapping[int, int], cues: Collection[int], times: Sequence[Timex]
) -> Mapping[int, Sequence[Timex]]:
    dated: dict[int, list[Timex]] = {}
    for time in times:
        tokens = page.doc.char_span(time.words.start, time.words.end, alignment_mode="expand")
        if tokens is not None:
            place = _inside_relative(tokens) or _owner(tokens.root, heads)
            if place in cues and _is_ahead(time, page):
                place = _announced(page.doc[place], heads) or place
            dated.setdefault(heads.get(place, place), []).append(time)
    return dated


def _is_ahead(time: Timex, page: Page) -> bool:
    filed = page.context.filed.latest
    return time.earliest is not None and filed is not None and time.earliest > filed


def _announced(verb: Token, heads: Mapping[int, int]) -> int | None:
    """Return the event that is said to come: "announced a march on Tuesday", where Tuesday lies ahead."""
    return next((each.i for each in verb.children if each.dep_ in OBJECTS and each.i in heads), None)


def _owner(time: Token, heads: Collection[int]) -> int:
    """Return the index of what a time belongs to: the first verb or trigger above it, or the noun that it describes."""
    at = time
    while at.head.i != at.i:
        is_description = at.dep_ in DESCRIBING and at.head.pos_ in NOMINAL
        at = at.head
        if at.i in heads or is_description or _heads_clause(at):
            break
    return int(at.i)


def _inside_relative(time: Tokens) -> int | None:
    """Return the verb of a relative clause that runs up to a time before the verb of its own sentence: "those who were
    attacked last week have surrendered" tells when they were attacked."""
    first = time.root.head if time.root.head.pos_ == "ADP" and time.root.head.i == time.start - 1 else time[0]
    before = first.doc[first.i - 1] if first.i > time.sent.start else None
    inside = [each for each in (before, *before.ancestors) if each.dep_ in RELATIVE] if before is not None else []
    is_ahead = inside and first.i < _verb_above(time.root).i and not inside[0].is_ancestor(time.root)
    return int(inside[0].i) if is_ahead and before is not None and not before.is_punct else None


def _verb_above(token: Token) -> Token:
    return next((each for each in token.ancestors if _heads_clause(each)), token)


def _heads_clause(token: Token) -> bool:
    return token.pos_ in VERBAL and token.dep_ not in AUXILIARY


def _time_of(head: Token, tree: Tree) -> tuple[Timex, DayBasis] | None:
    above = ((head, DayBasis.CLAUSE), *_above(head, tree))
    clause = next((token for token, _ in above if _heads_clause(token)), head)
    below = ((each, DayBasis.SENTENCE) for each in _below(clause, tree))
    for token, basis in (*above, *below):
        if token.i in tree.dated:
            return min(tree.dated[token.i], key=lambda each: (abs(each.words.start - head.idx), each.id)), basis
    return None


def _above(token: Token, tree: Tree) -> Iterator[tuple[Token, DayBasis]]:
    """Yield what tells of the same time above a token, nearest first."""
    basis = DayBasis.CLAUSE
    while token.head.i != token.i and _shares(token, tree):
        basis = DayBasis.SENTENCE if _heads_clause(token) else basis
        token = token.head
        yield token, basis


def _below(verb: Token, tree: Tree) -> Iterator[Token]:
    """Yield what tells of the same time below a verb: an event that is its subject or goes on meanwhile, a clause that
    carries it on."""
    for child in verb.children:
        is_event = child.i in tree.types and (child.dep_ in SUBJECTS or _goes_along(child, tree))
        if is_event or (_heads_clause(child) and _is_carried_on(child)):
            yield child
        elif child.pos_ == "ADP" and _shares(child, tree):
            yield from (each for each in child.children if each.dep_ == "pobj" and each.i in tree.types)


def _shares(token: Token, tree: Tree) -> bool:
    """Tell whether a token takes place at the time of the one above it."""
    if _heads_clause(token):
        return _is_carried_on(token)
    if token.pos_ == "ADP":
        is_of_clause = token.head.pos_ in VERBAL or token.head.i in tree.types  # not "admitted guilt in the murders"
        return token.dep_ in BY or (token.dep_ == "prep" and token.lower_ in tree.words.during and is_of_clause)
    if token.dep_ in OBJECTS and _is_spoken_of(token, tree):
        return False
    if token.pos_ in NOMINAL:
        return token.dep_ in ROLES or _goes_along(token, tree)
    return token.dep_ in ("acomp", "ccomp", "xcomp", "oprd", "attr", "conj", "dobj")


def _is_spoken_of(noun: Token, tree: Tree) -> bool:
    """Tell whether a noun is the object of a verb that says or does something about it: "announced the death",
    "condemned the attack"; not in "signed a deal", which is one act."""
    verb = noun.head.i
    return verb in tree.cues or (verb in tree.types and tree.types[verb] != tree.types.get(noun.i))


def _is_carried_on(verb: Token) -> bool:
    """Tell whether a clause is joined to the one above it, begun in it, or says what came of it."""
    if verb.dep_ in ("conj", "xcomp"):
        return verb.head.pos_ in VERBAL
    is_marked = any(child.dep_ == "mark" or child.pos_ == "SCONJ" for child in verb.children)
    return verb.dep_ == "advcl" and not is_marked and not is_finite(verb)


def _goes_along(noun: Token, tree: Tree) -> bool:
    """Tell whether a noun of Universal Dependencies names what goes on meanwhile, or who did it."""
    is_beside = any(child.dep_ == "case" and child.lower_ in tree.words.during for child in noun.children)
    return noun.dep_ in BY or (noun.dep_ in ("obl", "obl:tmod") and is_beside)
