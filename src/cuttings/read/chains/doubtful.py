"""Names that were taken for a body or a place and may be a person's all the same.

In:  the marks of a page, joined by name.
Out: which of them a "he" or "she" may take up. Where one does, the name is a person's.

A lone "Cromwell" is taken for a body by a guess alone. It may be a person when no table knows it, no word in it is one
of bodies or places, and nowhere in the clipping does it stand as only bodies and places do: "the Cromwell", "in
Cromwell", "Cromwell shares", "the director of Cromwell".
"""

from collections import defaultdict
from dataclasses import dataclass, field

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Groups, Mark, Sheaf
from cuttings.read.chains.roles import anchor_of, role_of
from cuttings.read.names.words import NameWords, name_words

DOUBTFUL_TYPES = frozenset({MentionType.ORGANIZATION, MentionType.PLACE, MentionType.GROUP})
PERSONAL_ROLES = frozenset({"subject", "object", "owner", "agent"})
MAX_PERSON_WORDS = 4


@dataclass(slots=True)
class Doubts:
    """Answers for each group once, by its first mark."""

    sheaf: Sheaf
    groups: Groups
    answers: dict[int, bool] = field(default_factory=dict)
    members: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for mark in self.sheaf.marks:
            if mark.mention.form is MentionForm.NAME:
                self.members[self.groups.first(mark.order)].append(mark)

    def may_be_person(self, mark: Mark) -> bool:
        """Tell whether nothing but a guess says that a name is not a person's."""
        if mark.mention.form is not MentionForm.NAME or mark.mention.type not in DOUBTFUL_TYPES:
            return False
        first = self.groups.first(mark.order)
        if first not in self.answers:
            words = name_words(self.sheaf.page.tables)
            same = self.members[first] or [mark]
            self.answers[first] = (
                self.sheaf.page.is_parsed
                and not any(
                    _is_known(self.sheaf, each, words) or _is_of_bodies(self.sheaf, each, words) for each in same
                )
                and any(_stands_as_person(self.sheaf, each, words) for each in same)
            )
        return self.answers[first]


def _is_known(sheaf: Sheaf, mark: Mark, words: NameWords) -> bool:
    key = tuple(sheaf.lowers[mark.start : mark.end])
    telling = words.body_parts | words.place_heads | words.body_endings
    return (
        len(key) > MAX_PERSON_WORDS
        or key in words.known_places
        or key in words.known_bodies
        or words.demonyms.length_at(key, 0) > 0
        or any(word in telling for word in key)
        or mark.mention.words.surface.isupper()
    )


def _is_of_bodies(sheaf: Sheaf, mark: Mark, words: NameWords) -> bool:
    """Tell whether a name stands as only a body or place does: behind an article, before a noun, as an office's."""
    before = sheaf.lowers[mark.start - 1] if mark.start else ""
    if before in words.articles or before in words.place_prepositions:
        return True
    root = sheaf.root(mark)
    if root.dep_ in ("compound", "nmod") and root.head.pos_ == "NOUN" and root.head.i >= mark.end:
        return True
    behind = root.head if root.dep_ == "pobj" else None
    return behind is not None and behind.head.lower_ in words.office_gender


def _stands_as_person(sheaf: Sheaf, mark: Mark, words: NameWords) -> bool:
    return sheaf.lowers[mark.start] in words.given or role_of(anchor_of(sheaf.root(mark))) in PERSONAL_ROLES
