"""What a label is said of: what it modifies, what it is predicated of, whose it is; all inside one clause.

In:  the token that heads a label.
Out: the words of its target, or None where it stands alone ("the coup").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.model.text import Words, words_at
from cuttings.read.labels.words import LabelWords
from cuttings.read.page import Page

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
MODIFIES = frozenset({"amod", "compound", "nmod", "advmod"})
PREDICATES = frozenset({"attr", "acomp", "oprd"})
RELATIVES = frozenset({"WDT", "WP"})
MAX_CLIMB = 3
"""Clauses above a predicate in which its subject is looked for: "a toll that they found to be unfair"."""


def parsed_target(page: Page, head: Token, inside: range, words: LabelWords) -> Words | None:
    """Return what a label is said of in a parsed page; `inside` are the label's own tokens."""
    while head.dep_ == "conj" and (head.head.i in inside or head.head.dep_ in PREDICATES | MODIFIES | {"pobj"}):
        head = head.head
    above = head.head
    if head.dep_ in MODIFIES and above.pos_ in ("NOUN", "PROPN"):
        return _said_with(page, above, words) or _named(page, above)
    if above.dep_ == "prep":
        return _behind(page, above, words) or _owner(page, head, inside)
    if head.dep_ in PREDICATES:
        return _predicated(page, above, words)
    if head.dep_ == "appos":
        return _named(page, above)
    if head.tag_ == "VBN":
        return next((_named(page, child) for child in head.children if child.dep_ in SUBJECTS), None)
    return _owner(page, head, inside)


def _owner(page: Page, head: Token, inside: range) -> Words | None:
    owner = next(_owners(head, inside), None) if head.pos_ in ("NOUN", "PROPN") else None
    return _named(page, owner) if owner is not None else None


def _said_with(page: Page, noun: Token, words: LabelWords) -> Words | None:
    """Return what a noun is said of, with all that modifies it: "*This* is a reckless way", "*Hale*, a coward"."""
    if noun.dep_ == "appos":
        return _named(page, noun.head)
    if noun.dep_ == "attr":
        is_empty = any(child.dep_ in SUBJECTS and child.lower_ in words.empty for child in noun.head.children)
        return None if is_empty else _predicated(page, noun.head, words)
    return _behind(page, noun.head, words) if noun.head.dep_ == "prep" else None


def _behind(page: Page, link: Token, words: LabelWords) -> Words | None:
    """Return whom the words behind a preposition are said of: "see *it* as a farce", "charged *Hale* with fraud"."""
    if link.lower_ in words.naming_links:
        return _named(page, link.head) if link.head.dep_ in OBJECTS else _named_as(page, link.head, words)
    is_charge = link.lower_ in words.charging_links and link.head.lemma_.lower() in words.charging
    return _charged(page, link.head) if is_charge else None


def _charged(page: Page, verb: Token) -> Words | None:
    charged = [child for child in verb.children if child.dep_ in OBJECTS | {"nsubjpass", "nsubj:pass"}]
    return _named(page, _antecedent(charged[0])) if charged else None


def near_target(page: Page, start: int, end: int, words: LabelWords) -> Words | None:
    """Return the name right after a label, or before it with a comma, an article or a copula between.

    "Vale is a usurper" says it of Vale, "the coup of Vale is a farce" does not; "the vote is a farce", of the vote.
    A name that is called something stands behind "a" in Spanish: *llamó usurpadora a Vale*.
    """
    before = _skip_back(page, start - 1, words.skipped)
    is_told = before > 0 and page.doc[before].lower_ in words.copulas
    if is_told:
        before = _skip_back(page, before - 1, words.skipped)
    after = end + 1 if end < len(page.doc) and page.doc[end].lower_ in words.objects else end
    found = [named for place in (after, before) if (named := _somebody(page, place)) is not None]
    if not found:
        return _described(page, before, words) if is_told else None
    return None if is_told and _is_bound(page, found[0], words) else found[0]


def _described(page: Page, place: int, words: LabelWords) -> Words | None:
    """Return the noun at a place that an article alone leads in: no other noun may hold it."""
    is_led_in = place > 0 and page.doc[place - 1].lower_ in words.skipped and page.doc[place].is_alpha
    is_bound = place > 1 and page.doc[place - 2].lower_ in words.binding
    return page.token_words(page.doc[place : place + 1]) if is_led_in and not is_bound else None


def _skip_back(page: Page, place: int, skipped: frozenset[str]) -> int:
    while place > 0 and (page.doc[place].lower_ in skipped or page.doc[place].is_quote):
        place -= 1
    return place


def _somebody(page: Page, place: int) -> Words | None:
    if not 0 <= place < len(page.doc):
        return None
    token = page.doc[place]
    mention = page.mention_at(words_at(page.text, token.idx, token.idx + len(token)))
    is_somebody = mention and mention.type in (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP)
    return mention.words if mention and is_somebody else None


def _is_bound(page: Page, named: Words, words: LabelWords) -> bool:
    """Tell whether a name hangs on the words before it: "the coup *of* Vale"."""
    first = page.tokens_at(named).start
    return first > 0 and page.doc[first - 1].lower_ in words.binding


def _named_as(page: Page, verb: Token, words: LabelWords) -> Words | None:
    """Return what a verb sees, describes or refers to as something."""
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    to = [each for child in verb.children if child.lower_ == "to" for each in child.children if each.dep_ == "pobj"]
    chosen = objects or to
    return _named(page, _antecedent(chosen[0])) if chosen else _predicated(page, verb, words)


def _predicated(page: Page, verb: Token, words: LabelWords) -> Words | None:
    wanted = OBJECTS if verb.lemma_.lower() in words.naming else SUBJECTS
    chosen = [child for child in verb.children if child.dep_ in wanted]
    chosen = chosen or [child for child in verb.children if child.dep_ in SUBJECTS]
    chosen = chosen or [child for child in verb.children if child.tag_ in RELATIVES] or list(_lent(verb))
    return _named(page, _antecedent(chosen[0])) if chosen else None


def _lent(verb: Token) -> Iterator[Token]:
    """Yield the object or subject that the verb above lends: "found it to be unfair", "seems to be corrupt"."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ not in ("xcomp", "ccomp", "conj", "advcl"):
            return
        verb = verb.head
        objects = [child for child in verb.children if child.dep_ in OBJECTS]
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        if objects or subjects:
            yield from objects or subjects
            return


def _antecedent(noun: Token) -> Token:
    """Return what "which" and "who" stand for, else the noun itself: of several that are joined the last before it.

    "Rivas and Prado, who is a crook" says it of Prado alone.
    """
    if noun.tag_ not in RELATIVES:
        return noun
    clause = next((each for each in noun.ancestors if each.dep_ == "relcl"), None)
    if clause is None:
        return noun
    joined = [each for each in (clause.head, *clause.head.conjuncts) if each.i < noun.i]
    is_one = "Sing" in clause.morph.get("Number", [])
    return max(joined, key=lambda each: each.i, default=clause.head) if is_one else clause.head


def _owners(head: Token, inside: range) -> Iterator[Token]:
    """Yield whose a labelled thing is: its possessor, what stands before it ("police brutality") or after "of"."""
    outside = [child for child in head.children if child.i not in inside]
    yield from (child for child in outside if child.dep_ == "poss")
    yield from (child for child in outside if child.dep_ == "compound" and not _is_hyphened(child))
    for child in outside:
        if child.dep_ == "prep" and child.lower_ in ("of", "de"):
            yield from (each for each in child.children if each.dep_ == "pobj")
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            yield child


def _is_hyphened(token: Token) -> bool:
    """Tell whether a word is the end of another: "scale" in "full-scale"."""
    return token.i > 0 and token.doc[token.i - 1].text == "-"


def _named(page: Page, head: Token) -> Words:
    own = words_at(page.text, head.idx, head.idx + len(head))
    mention = page.mention_at(own)
    return mention.words if mention else own
