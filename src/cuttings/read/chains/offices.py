"""Who holds which office in this clipping, and which "the president" is who.

In:  the marks of a page.
Out: joins in `Groups` of an office named alone to the person who holds it here; offices beside a name stay themselves.

An office has a head ("president"), a complement ("of Congress", "Marenzan"), and may be past ("former"). "The
president" is not "the president of Congress", nor the former one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Groups, Mark, Sheaf, fold
from cuttings.read.names.words import name_words

MAX_APPOSITION = 9
"""Tokens between a person's name and an office in apposition: ", the newly elected Marenzan"."""


TOPIC_SENTENCES = 3
"""Sentences back in which the subject is still what a text goes on about."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as one mention words it. `complement` is the body or place it belongs to, "" when it says none."""

    head: str
    complement: str
    is_body: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A person mention that this clipping gives an office, and where it does."""

    office: Office
    person: Mark
    place: int


class Offices:
    """Reads and joins the office mentions of a sheaf."""

    def __init__(self, sheaf: Sheaf, groups: Groups) -> None:
        table = sheaf.page.tables["chains"]
        office_words: Mapping[str, Sequence[str]] = table.get("office_words", {})
        self.sheaf, self.groups = sheaf, groups
        self.words = name_words(sheaf.page.tables)
        self.synonyms: Mapping[str, Sequence[str]] = table.get("office_synonyms", {})
        self.definite, self.past, self.complement, self.be, self.becomes, self.of_state = (
            frozenset(office_words.get(name, ()))
            for name in ("definite", "past", "complement", "be", "becomes", "of_state")
        )
        self.demonyms: Mapping[str, str] = sheaf.page.tables["names"].get("demonyms", {})
        self.at = {mark.start: mark for mark in sheaf.marks}
        self.ending = {mark.end: mark for mark in sheaf.marks}

    def join(self) -> None:
        """Join each office named alone to its one holder, and offices of the same wording to each other."""
        offices = [mark for mark in self.sheaf.marks if mark.mention.type is MentionType.OFFICE]
        beside = {mark.order: person for mark in offices if (person := self._person_beside(mark)) is not None}
        read = {mark.order: self._office(mark) for mark in offices}
        holders = [Holder(read[order], person, order) for order, person in sorted(beside.items())]
        alone = [mark for mark in offices if mark.order not in beside]
        left = [mark for mark in alone if not self._settle(mark, read[mark.order], holders)]
        topics = [each for mark in left if (each := self._topic(mark, read[mark.order], holders)) is not None]
        holders += topics
        same: dict[Office, Mark] = {}
        for mark in [*left, *(mark for mark in offices if mark.order in beside)]:
            if mark.order in beside or not self._settle(mark, read[mark.order], topics):
                self.groups.join(same.setdefault(read[mark.order], mark).order, mark.order)

    def _settle(self, mark: Mark, office: Office, holders: Sequence[Holder]) -> bool:
        """Join an office to the one of these holders who fits; tell whether there was one."""
        holder = self._holder(office, mark, holders) if self._is_definite(mark) else None
        if holder is not None:
            self.groups.join(holder.person.order, mark.order)
        return holder is not None

    def _topic(self, mark: Mark, office: Office, holders: Sequence[Holder]) -> Holder | None:
        """Return who an office that nobody here is said to hold stands for: the one person that the text goes on about.

        "Ruiz said that … . The mayor went on to say …": the subject of the sentences just before, if it is one person
        to whom no other office is given.
        """
        is_open = self._is_definite(mark) and not office.is_past and not office.is_body and self.sheaf.is_subject(mark)
        if not is_open or any(self._fits(office, each.office) for each in holders):
            return None
        given = {self.groups.first(each.person.order) for each in holders}
        near = [
            each
            for each in self.sheaf.marks[: mark.order]
            if _is_named_person(each)
            and 0 < mark.sentence - each.sentence <= TOPIC_SENTENCES
            and self.sheaf.is_subject(each)
        ]
        persons = {self.groups.first(each.order) for each in near}
        is_one = len(persons) == 1 and not persons & given
        return Holder(office, near[-1], mark.order) if is_one else None

    def _person_beside(self, mark: Mark) -> Mark | None:
        """Return the person whose title or apposition an office mention is."""
        return self._titled(mark) or self._apposed(mark) or self._apposed_after(mark)

    def _titled(self, mark: Mark) -> Mark | None:
        after = self.at.get(mark.end)
        if after is None and mark.end < len(self.sheaf.lowers) and self.sheaf.lowers[mark.end] == ".":
            after = self.at.get(mark.end + 1)
        return after if after is not None and _is_named_person(after) else None

    def _apposed(self, mark: Mark) -> Mark | None:
        """Return the person before a comma or "is" that this office follows: "Ana Ruiz, the president of Congress"."""
        for index in range(mark.start - 1, max(mark.start - MAX_APPOSITION, 0), -1):
            word = self.sheaf.lowers[index]
            if word in (",", "(") or word in self.be:
                before = self.ending.get(index)
                return before if before is not None and _is_named_person(before) else None
            if self.sheaf.page.doc[index].is_punct and word not in ("-", "'", "’"):
                return None
            if index + 1 in self.ending and _is_named_person(self.ending[index + 1]):
                return None
        return None

    def _apposed_after(self, mark: Mark) -> Mark | None:
        """Return the person in commas after an office: "the president of Congress, Ana Ruiz, said"."""
        end = mark.end
        limit = min(end + MAX_APPOSITION, len(self.sheaf.lowers) - 1)
        for index in range(end, limit):
            if self.sheaf.lowers[index] in (",", ":"):
                after = self.at.get(index + 1)
                is_name = after is not None and _is_named_person(after) and self._closes(after)
                return after if is_name else None
            if self.sheaf.page.doc[index].is_punct or self.sheaf.page.doc[index].pos_ in ("VERB", "AUX"):
                return None
        return None

    def _closes(self, person: Mark) -> bool:
        return person.end >= len(self.sheaf.lowers) or self.sheaf.lowers[person.end] in (",", ".", ")", ";", "—", "–")

    def _office(self, mark: Mark) -> Office:
        head = " ".join(self.sheaf.lowers[mark.start : mark.end])
        complement, is_body = self._complement(mark)
        before = self.sheaf.lowers[max(mark.start - 4, 0) : mark.start]
        return Office(head, complement, is_body, any(word in self.past for word in before))

    def _complement(self, mark: Mark) -> tuple[str, bool]:
        lowers = self.sheaf.lowers
        if mark.end < len(lowers) and lowers[mark.end] in self.complement:
            for index in range(mark.end + 1, min(mark.end + 5, len(lowers))):
                found = self.at.get(index)
                if found is not None and found.mention.type in (MentionType.ORGANIZATION, MentionType.PLACE):
                    return " ".join(found.key), found.mention.type is MentionType.ORGANIZATION
        country = self._demonym(mark)
        if country:
            return country, False
        before = self.ending.get(mark.start) or self.ending.get(mark.start - 1)
        if before is not None and before.mention.type in (MentionType.ORGANIZATION, MentionType.PLACE):
            return " ".join(before.key), before.mention.type is MentionType.ORGANIZATION
        return "", False

    def _demonym(self, mark: Mark) -> str:
        """Return the country of a nationality beside an office, in lower case, "" for none."""
        near = (*self.sheaf.lowers[max(mark.start - 2, 0) : mark.start], *self.sheaf.lowers[mark.end : mark.end + 1])
        return next((fold(self.demonyms[word]) for word in near if word in self.demonyms), "")

    def _is_definite(self, mark: Mark) -> bool:
        """Tell whether an office mention can stand for its holder: "the president", not "as the president"."""
        before = self.sheaf.lowers[max(mark.start - 4, 0) : mark.start]
        is_bound = any(word in self.definite for word in before) or bool(self._demonym(mark))
        return is_bound and not any(word in self.becomes or word in self.be for word in before)

    def _holder(self, office: Office, mark: Mark, holders: Iterable[Holder]) -> Holder | None:
        """Return the holder that fits, the last one named before the mention if it is one person; None when two fit."""
        fitting = [each for each in holders if self._fits(office, each.office)]
        exact = [each for each in fitting if each.office.head == office.head] or fitting
        before = [each for each in exact if each.place < mark.order] or exact
        persons = {self.groups.first(each.person.order) for each in before}
        if len(persons) == 1:
            return before[-1]
        near = [each for each in before if abs(mark.sentence - self.sheaf.marks[each.place].sentence) <= 2]
        return near[-1] if len({self.groups.first(each.person.order) for each in near}) == 1 else None

    def _fits(self, said: Office, held: Office) -> bool:
        if said.is_past != held.is_past:
            return False
        same_head = (
            said.head == held.head
            or said.head in self.synonyms.get(held.head, ())
            or self._is_short(said.head, held.head)
        )
        if said.complement and held.complement:
            return same_head and said.complement == held.complement
        is_other = said.is_body or (held.is_body and said.head in self.of_state)
        return same_head and not is_other

    def _is_short(self, short: str, long: str) -> bool:
        """Tell whether an office may be called by its last word: "the minister" for the foreign minister."""
        return long.endswith(f" {short}") and short not in self.of_state


def _is_named_person(mark: Mark) -> bool:
    return mark.mention.type is MentionType.PERSON and mark.mention.form is MentionForm.NAME
