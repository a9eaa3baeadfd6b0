"""The words by which reconciliation joins and parts what clippings say, of all languages together.

In:  the word tables of all languages.
Out: `WordLists`: who is nobody in particular, what counted nouns are called, which offices are one seat, which labels
     are rivals, and what tells quoted words apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from cuttings.model.entry import Precision
from cuttings.model.names import normal_name
from cuttings.reconcile.quoted import SpokenWords, spoken_words
from cuttings.resources.tables import Tables

TABLE = "reconciling"


Rivalries = Mapping[str, Sequence[Sequence[str]]]
"""Questions with the words that answer them, those of one side together."""


@dataclass(frozen=True, slots=True)
class Rival:
    """What a label answers: a question, and which of its sides; `is_of_event` where it asks of the turn of a story."""

    question: str
    side: int
    is_of_event: bool = False


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words in comparable form.

    `counted` gives the one name of a counted noun in all languages; `heads_first` are the languages whose nouns stand
    before what tells of them; `groups` gives the people who are counted apart from others; `leads` stand before a lead
    ("by 3,000 votes"). `seats` gives the seat of an office that
    one person holds at a time; `rivals` the question that a label answers and its side ("coup", "succession"); `nobody`
    are words
    that name no speaker; `spoken` has what tells quoted words apart, by language. `place_kinds` tells whether
    "province" makes a place a region or a city, with `place_links` between; `wide_areas` are no place on a map.
    `articles` may be left off a name: "The Gale Post".
    """

    general: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    counted: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    heads_first: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    seats: Mapping[str, str] = field(default_factory=dict)
    national: frozenset[str] = frozenset()
    rivals: Mapping[str, Rival] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()
    spoken: Mapping[str, SpokenWords] = field(default_factory=dict)
    place_kinds: Mapping[str, str] = field(default_factory=dict)
    place_links: frozenset[str] = frozenset()
    wide_areas: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()

    def is_general(self, phrase: str) -> bool:
        """Tell whether a phrase names nobody in particular: "thousands of people", "the two men"."""
        return not self.telling(phrase)

    def telling(self, phrase: str) -> frozenset[str]:
        """Return the words of a phrase that tell something: no general word, article, quantity or number."""
        words = frozenset(word for word in phrase.split() if not word.isdigit())
        return words - self.general - self.beside

    def group(self, counted: str) -> str | None:
        """Return the group of those counted, where they are one that is counted apart: soldiers, children."""
        return next((self.groups[word] for word in counted.split() if word in self.groups), None)

    def rival(self, label: str) -> Rival | None:
        """Return the question that a label answers and its side, None for one without rivals; a plural is as good."""
        return self.rivals.get(label) or self.rivals.get(label.removesuffix("s"))

    def role(self, phrase: str) -> str | None:
        """Return a role in comparable form, as a speaker has it who is not named; None for a pronoun or a paper."""
        role = " ".join(word for word in phrase.split() if word not in self.beside)
        return None if not role or role in self.nobody else role


def word_lists(tables: Sequence[Tables], rivals: Rivalries = MappingProxyType({})) -> WordLists:
    """Return the word lists of all languages as one; `rivals` are questions that a person has added."""
    return WordLists(
        general=_union(each[TABLE].get("general", ()) for each in tables),
        beside=_union(each[TABLE].get("beside", ()) for each in tables),
        counted=_named(each[TABLE].get("counted", {}).get("same", {}) for each in tables),
        groups=_named(each[TABLE].get("counted", {}).get("groups", {}) for each in tables),
        heads_first=frozenset(each.language for each in tables if each[TABLE].get("counted", {}).get("heads_first")),
        leads=_union(_section(each, "counted").get("leads", ()) for each in tables),
        seats=_seats(tables),
        national=_union(_section(each, "seats").get("national", ()) for each in tables),
        rivals=_rivals([*(each["labels"].get("rivals", {}) for each in tables), rivals], _event_questions(tables)),
        nobody=_union(_section(each, "speech").get("nobody", ()) for each in tables),
        spoken={each.language: spoken_words(each) for each in tables},
        place_kinds=_place_kinds(tables),
        place_links=_union(_section(each, "place_kinds").get("links", ()) for each in tables),
        wide_areas=_union(_section(each, "place_kinds").get("wide", ()) for each in tables),
        articles=_union(each.words("names", "articles") for each in tables),
    )


def _section(tables: Tables, name: str) -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = tables[TABLE].get(name, {})
    return found


def _union(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for many in lists for word in many)


def _event_questions(tables: Iterable[Tables]) -> frozenset[str]:
    return _union(each["labels"].get("event_questions", ()) for each in tables)


def _rivals(tables: Iterable[Rivalries], of_events: frozenset[str]) -> dict[str, Rival]:
    """Return the question and side of each label in comparable form; a later table puts labels elsewhere."""
    return {
        normal_name(label): Rival(question, side, question in of_events)
        for table in tables
        for question, sides in table.items()
        for side, labels in enumerate(sides)
        for label in labels
    }


def _seats(tables: Sequence[Tables]) -> dict[str, str]:
    same = _named(each[TABLE].get("seats", {}).get("same", {}) for each in tables)
    offices = _union(each.words("offices", "single_seat") for each in tables)
    return {office: same.get(office, office) for office in sorted(offices)}


def _named(tables: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, str]:
    """Return the name of each word, from tables that list the words of each name."""
    return {word: name for table in tables for name, words in table.items() for word in words}


def _place_kinds(tables: Iterable[Tables]) -> dict[str, str]:
    kinds = (_section(each, "place_kinds") for each in tables)
    return {word: kind for table in kinds for kind in sorted(Precision) for word in table.get(kind, ())}
