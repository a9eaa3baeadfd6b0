"""Find whom a pronoun stands for: the best fitting antecedent before it, or none when two fit alike.

In:  the marks of a page, joined by name and office.
Out: joins in `Groups`, and reasons for the pronouns that were left alone.

Each person or group named before, in the same sentence or the last few, is scored: nearness, being a subject, standing
in the same role, having been named often. Gender and number must fit; a speaker is not "he" in the words that are
quoted from him; a subject is not the object of its own verb.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Groups, Mark, Sheaf
from cuttings.read.names.words import name_words

MAX_SENTENCES = 3
MAX_MARKS = 60
"""How far back an antecedent may lie."""

# Points: a search over 500 passages with an ambiguous pronoun, rounded, and checked on others and on news articles.
NEAREST = 100
SENTENCE_COST = 33
SUBJECT = 22
MAIN_SUBJECT = 3
SAME_ROLE = 8
SPEAKS_CLAUSE = 23
AHEAD = 30
NAMED_AGAIN, NAMED_AGAIN_MOST = 4, 6
KNOWN_GENDER = 4
POSSESSOR_COST = 8
EMBEDDED_COST = 18
QUOTED_COST = 60
DISTANCE_COST, DISTANCE_TOKENS, DISTANCE_STEPS = 3, 4, 6
MARGIN = 2
"""The best antecedent must lead by this much, else the pronoun is left alone."""

PLURAL_TYPES = frozenset({MentionType.GROUP, MentionType.ORGANIZATION})


@dataclass(slots=True)
class Resolver:
    """Goes through the marks in order and joins each pronoun to its antecedent."""

    sheaf: Sheaf
    groups: Groups
    genders: dict[int, str]
    possessive: frozenset[str]
    reflexive: frozenset[str]
    counts: Counter[int] = field(default_factory=Counter)
    reasons: dict[int, str] = field(default_factory=dict)

    def resolve(self) -> Mapping[int, str]:
        """Join the pronouns; return why some were left alone, by the order of the mark."""
        for mark in self.sheaf.marks:
            if mark.mention.form is MentionForm.PRONOUN:
                self._settle(mark)
            self.counts[self.groups.first(mark.order)] += 1
        return self.reasons

    def _settle(self, mark: Mark) -> None:
        word = self.sheaf.lowers[mark.start]
        gender, number = name_words(self.sheaf.page.tables).pronouns[word]
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
        if gender and not self.genders.get(chosen):
            self.genders[chosen] = gender

    def _scores(self, mark: Mark, gender: str, number: str) -> dict[int, int]:
        """Return the best score of each group that fits, by its first mark."""
        scores: dict[int, int] = {}
        for other in reversed(self.sheaf.marks[max(mark.order - MAX_MARKS, 0) : mark.order]):
            if mark.sentence - other.sentence > MAX_SENTENCES:
                break
            first = self.groups.first(other.order)
            if self._can_be(mark, other, gender, number):
                score = self._score(mark, other, gender)
                scores[first] = max(score, scores.get(first, score))
        ahead = self._subject_ahead(mark)
        if ahead is not None and self._can_be(mark, ahead, gender, number):
            scores[self.groups.first(ahead.order)] = NEAREST + SUBJECT + AHEAD
        for other in self._barred(mark):
            scores.pop(self.groups.first(other.order), None)
        return scores

    def _subject_ahead(self, mark: Mark) -> Mark | None:
        """Return the subject that a fronted phrase leads up to: "In her speech, Ana Ruiz said"."""
        if not self.sheaf.page.is_parsed:
            return None
        above = set(self.sheaf.root(mark).ancestors)
        for other in self.sheaf.marks[mark.order + 1 : mark.order + 6]:
            if other.sentence != mark.sentence:
                return None
            root = self.sheaf.root(other)
            if root.dep_ in ("nsubj", "nsubjpass") and root.head in above and root not in above:
                return other if other.mention.form is MentionForm.NAME else None
        return None

    def _can_be(self, mark: Mark, other: Mark, gender: str, number: str) -> bool:
        kind = other.mention.type
        if number == "plural":
            return kind in PLURAL_TYPES
        if kind is MentionType.OFFICE:
            return self._stands_alone(other) and self._gender(other) in ("", gender)
        return kind is MentionType.PERSON and self._gender(other) in ("", gender)

    def _stands_alone(self, office: Mark) -> bool:
        """Tell whether an office mention is not merely a title beside a name."""
        after = self.sheaf.marks[office.order + 1] if office.order + 1 < len(self.sheaf.marks) else None
        is_title = after is not None and after.start <= office.end + 1 and after.mention.type is MentionType.PERSON
        return not is_title and self.sheaf.is_subject(office)

    def _gender(self, mark: Mark) -> str:
        first = self.groups.first(mark.order)
        return self.genders.get(first) or self.genders.get(mark.order, "")

    def _score(self, mark: Mark, other: Mark, gender: str) -> int:
        score = NEAREST - SENTENCE_COST * (mark.sentence - other.sentence)
        if self.sheaf.is_subject(other):
            score += SUBJECT + MAIN_SUBJECT * self._is_main(other)
        if self.sheaf.page.is_parsed:
            score += self._clause_points(mark, other)
        if gender and self._gender(other) == gender:
            score += KNOWN_GENDER
        named = self.counts[self.groups.first(other.order)]
        score += min(NAMED_AGAIN * (named - 1), NAMED_AGAIN_MOST) if named else 0
        if self.sheaf.quoted[other.start] and self.sheaf.quoted[other.start] != self.sheaf.quoted[mark.start]:
            score -= QUOTED_COST
        return score - DISTANCE_COST * min((mark.start - other.end) // DISTANCE_TOKENS, DISTANCE_STEPS)

    def _clause_points(self, mark: Mark, other: Mark) -> int:
        pronoun, root = self.sheaf.root(mark), self.sheaf.root(other)
        points = SAME_ROLE if pronoun.dep_ == root.dep_ else 0
        if root.dep_ == "poss":
            points -= POSSESSOR_COST
        elif root.dep_ in ("pobj", "conj", "appos", "compound"):
            points -= EMBEDDED_COST
        if root.sent == pronoun.sent and root.dep_ in ("nsubj", "nsubjpass") and root.head in _heads(pronoun):
            points += SPEAKS_CLAUSE
        return points

    def _is_main(self, mark: Mark) -> bool:
        return self.sheaf.page.is_parsed and self.sheaf.root(mark).head.dep_ == "ROOT"

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
            return root.i == pronoun.head.i
        if word in self.reflexive or root.dep_ not in ("nsubj", "nsubjpass", "dobj", "obj"):
            return False
        is_object = pronoun.dep_ in ("dobj", "iobj", "dative", "obj")
        is_oblique = pronoun.dep_ == "pobj" and pronoun.head.head == root.head
        return is_oblique or (root.head == pronoun.head and (is_object or pronoun.dep_ == "nsubj"))

    def _speaks(self, mark: Mark, other: Mark) -> bool:
        """Tell whether the other is the subject of a verb of saying beside the quotation that holds the pronoun."""
        quotation = self.sheaf.quoted[mark.start]
        if not quotation or self.sheaf.quoted[other.start] == quotation:
            return False
        root = self.sheaf.root(other)
        verbs = name_words(self.sheaf.page.tables).person_verbs
        return root.dep_ == "nsubj" and root.head.lemma_.lower() in verbs


def _heads(token: Token) -> set[Token]:
    """Return the verbs above a token's own clause, inside its sentence."""
    return {each for each in token.ancestors if each != token.head} if token.dep_ != "poss" else set(token.ancestors)


def make_resolver(sheaf: Sheaf, groups: Groups, genders: dict[int, str]) -> Resolver:
    """Return a resolver with the pronoun tables of the page's language."""
    table = sheaf.page.tables["chains"].get("pronoun_words", {})
    possessive, reflexive = (frozenset(table.get(name, ())) for name in ("possessive", "reflexive"))
    return Resolver(sheaf, groups, genders, possessive, reflexive)
