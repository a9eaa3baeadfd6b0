"""Find whom a pronoun stands for: the best fitting antecedent before it, or none when two fit alike.

In:  the marks of a page, joined by name and office.
Out: joins in `Groups`, and reasons for the pronouns that were left alone.

Each person or group named before, in the same sentence or the last few, is scored: nearness, being a subject, standing
in the same role, having been named often. Gender and number must fit; a speaker is not "he" in the words that are
quoted from him; a subject is not the object of its own verb.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.clues import Standing, clue_points, clues_of, seat_of
from cuttings.read.chains.doubtful import Doubts
from cuttings.read.chains.genders import Genders
from cuttings.read.chains.marks import Groups, Mark, Sheaf
from cuttings.read.chains.roles import BOUND, anchor_of, subject_of
from cuttings.read.names.words import name_words

MAX_SENTENCES = 3
MAX_MARKS = 60
"""How far back an antecedent may lie."""
MARGIN = 2
"""The best antecedent must lead by this much, else the pronoun is left alone."""

PLURAL_TYPES = frozenset({MentionType.GROUP, MentionType.ORGANIZATION})


@dataclass(slots=True)
class Resolver:
    """Goes through the marks in order and joins each pronoun to its antecedent."""

    sheaf: Sheaf
    groups: Groups
    genders: Genders
    doubts: Doubts
    possessive: frozenset[str]
    reflexive: frozenset[str]
    plural: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    counts: Counter[int] = field(default_factory=Counter)
    reasons: dict[int, str] = field(default_factory=dict)

    def resolve(self) -> Mapping[int, str]:
        """Join the pronouns; return why some were left alone, by the order of the mark."""
        for mark in self.sheaf.marks:
            if mark.mention.form is MentionForm.PRONOUN:
                self._settle(mark)
            first = self.groups.first(mark.order)
            self.counts[first] += 1
            if mark.mention.form is MentionForm.NAME:
                self.named.add(first)
        return self.reasons

    def _settle(self, mark: Mark) -> None:
        word = self.sheaf.lowers[mark.start]
        gender, number = name_words(self.sheaf.page.tables).pronouns[word]
        if word in self.reflexive and self._is_of_thing(mark):
            self.reasons[mark.order] = "its own clause is about no person or group"
            return
        scores = self._scores(mark, gender, number)
        if not scores:
            self.reasons[mark.order] = "nobody who fits is named before it"
            return
        ranked = sorted(scores.items(), key=lambda each: (-each[1], -each[0]))
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
            self.reasons[mark.order] = "two who are named before it fit alike"
            return
        chosen = ranked[0][0]
        self.groups.join(chosen, mark.order)
        first = self.groups.first(chosen)
        if gender:
            self.genders.told.setdefault(first, gender)
        elif number == "plural":
            self.plural.add(first)

    def _is_of_thing(self, mark: Mark) -> bool:
        """Tell whether the subject that a reflexive points to is nobody: "Forty boxes do not sink by themselves"."""
        verb = _governor(self.sheaf.root(mark)) if self.sheaf.page.is_parsed else None
        subject = subject_of(verb, BOUND) if verb is not None else None
        if subject is None or subject.pos_ != "NOUN":
            return False
        return not any(self.sheaf.root(other) == subject for other in self._near(mark))

    def _scores(self, mark: Mark, gender: str, number: str) -> dict[int, int]:
        """Return the best score of each group that fits, by its first mark."""
        points = clue_points(self.sheaf.page.tables)
        scores: dict[int, int] = {}
        for first, clues in self._candidates(mark, gender, number):
            score = sum(points.get(clue, 0) for clue in clues)
            scores[first] = max(score, scores.get(first, score))
        return scores

    def _candidates(self, mark: Mark, gender: str, number: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the first mark of each group that fits, with the clues of each place where it is named."""
        seat = seat_of(self.sheaf, mark)
        barred = {self.groups.first(other.order) for other in self._barred(mark)}
        passed: set[int] = set()
        for other in self._near(mark):
            first = self.groups.first(other.order)
            if first not in barred and self._can_be(mark, other, gender, number):
                standing = self._standing(other, len(passed - {first}), gender)
                passed.add(first)
                yield first, list(clues_of(self.sheaf, seat, other, standing))
        ahead = self._subject_ahead(mark)
        if ahead is not None and self._can_be(mark, ahead, gender, number):
            first = self.groups.first(ahead.order)
            if first not in barred:
                yield first, [*clues_of(self.sheaf, seat, ahead, self._standing(ahead, 0, gender)), "ahead"]

    def _near(self, mark: Mark) -> Iterator[Mark]:
        """Yield the marks before a pronoun, from near to far."""
        for other in reversed(self.sheaf.marks[max(mark.order - MAX_MARKS, 0) : mark.order]):
            if mark.sentence - other.sentence > MAX_SENTENCES:
                return
            yield other

    def _standing(self, other: Mark, between: int, gender: str) -> Standing:
        first = self.groups.first(other.order)
        has_gender = bool(gender) and self._gender(other) == gender
        hint = self.genders.hint(other, self.groups) if gender else ""
        clue = f"first name of {'this' if hint == gender else 'the other'} gender" if hint else ""
        return Standing(between, self.counts[first], first in self.named, has_gender, clue)

    def _subject_ahead(self, mark: Mark) -> Mark | None:
        """Return the subject that a fronted phrase leads up to, or its owner: "In her speech, Ana Ruiz said"."""
        if not self.sheaf.page.is_parsed:
            return None
        above = set(self.sheaf.root(mark).ancestors)
        for other in self.sheaf.marks[mark.order + 1 : mark.order + 6]:
            if other.sentence != mark.sentence:
                return None
            root = self.sheaf.root(other)
            subject = root.head if root.dep_ == "poss" else root
            if subject.dep_ in ("nsubj", "nsubjpass") and subject.head in above and subject not in above:
                return other if other.mention.form is MentionForm.NAME else None
        return None

    def _can_be(self, mark: Mark, other: Mark, gender: str, number: str) -> bool:
        kind = other.mention.type
        if number == "plural":
            return kind in PLURAL_TYPES and not self._gender(other)
        if kind is MentionType.OFFICE:
            return self._stands_alone(other) and self._gender(other) in ("", gender)
        is_person = kind is MentionType.PERSON or (bool(gender) and self._may_be_person(other))
        return is_person and self._gender(other) in ("", gender)

    def _may_be_person(self, other: Mark) -> bool:
        return self.doubts.may_be_person(other) and self.groups.first(other.order) not in self.plural

    def _stands_alone(self, office: Mark) -> bool:
        """Tell whether an office mention is not merely a title beside a name."""
        after = self.sheaf.marks[office.order + 1] if office.order + 1 < len(self.sheaf.marks) else None
        is_title = after is not None and after.start <= office.end + 1 and after.mention.type is MentionType.PERSON
        return not is_title and self.sheaf.is_subject(office)

    def _gender(self, mark: Mark) -> str:
        return self.genders.of(mark, self.groups)

    def _barred(self, mark: Mark) -> list[Mark]:
        """Return marks that the pronoun cannot mean: subjects of its own verb, the speaker of the words around it."""
        if not self.sheaf.page.is_parsed:
            return []
        pronoun = self.sheaf.root(mark)
        word = self.sheaf.lowers[mark.start]
        near = [
            other
            for other in self.sheaf.marks[max(mark.order - 12, 0) : mark.order + 8]
            if abs(other.sentence - mark.sentence) <= 1 and other is not mark
        ]
        barred = [other for other in near if self._is_coargument(pronoun, self.sheaf.root(other), word)]
        return barred + [other for other in near if self._speaks(mark, other)]

    def _is_coargument(self, pronoun: Token, root: Token, word: str) -> bool:
        if word in self.possessive and pronoun.dep_ == "poss":
            return _owns(pronoun, root)
        if word in self.reflexive:
            return False
        anchor = anchor_of(root)
        if anchor.dep_ not in ("nsubj", "nsubjpass", "dobj", "obj"):
            return False
        if pronoun.dep_ == "nsubj":
            return anchor.head == pronoun.head and anchor != pronoun
        verb = _governor(pronoun)
        return verb is not None and (anchor.head == verb or anchor == subject_of(verb, BOUND))

    def _speaks(self, mark: Mark, other: Mark) -> bool:
        """Tell whether the other is the subject of a verb of saying beside the quotation that holds the pronoun."""
        quotation = self.sheaf.quoted[mark.start]
        if not quotation or self.sheaf.quoted[other.start] == quotation:
            return False
        root = self.sheaf.root(other)
        verbs = name_words(self.sheaf.page.tables).person_verbs
        return root.dep_ == "nsubj" and root.head.lemma_.lower() in verbs


def _owns(pronoun: Token, root: Token) -> bool:
    """Tell whether a possessive is part of the name or description itself: "his" in "Ana, his wife" is not Ana."""
    noun = pronoun.head
    return root in (noun, _apposed_to(noun)) or _apposed_to(root) == noun


def _apposed_to(token: Token) -> Token:
    return token.head if token.dep_ == "appos" else token


def _governor(pronoun: Token) -> Token | None:
    """Return the verb of which a pronoun is an object, at once or by a preposition of the verb's own."""
    if pronoun.dep_ in ("dobj", "iobj", "dative", "obj"):
        return pronoun.head
    if pronoun.dep_ == "pobj" and pronoun.head.dep_ in ("prep", "dative", "agent"):
        return pronoun.head.head if pronoun.head.head.pos_ in ("VERB", "AUX") else None
    return None


def make_resolver(sheaf: Sheaf, groups: Groups, genders: Genders) -> Resolver:
    """Return a resolver with the pronoun tables of the page's language."""
    table = sheaf.page.tables["chains"].get("pronoun_words", {})
    possessive, reflexive = (frozenset(table.get(name, ())) for name in ("possessive", "reflexive"))
    return Resolver(sheaf, groups, genders, Doubts(sheaf, groups), possessive, reflexive)
