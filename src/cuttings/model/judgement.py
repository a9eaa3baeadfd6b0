"""Judgements: people's decisions. Append-only; the newest live one on the same key wins; undo is one of them.

A judgement is keyed by content id and by quote, so that it finds its words again when readers or offsets change.
"""

from dataclasses import dataclass
from enum import StrEnum

from cuttings.model.ids import content_id
from cuttings.model.text import Quote

FIXED = "fixed by a person"
"""The reason that a cell carries when a person has set it."""


class Verb(StrEnum):
    """What a person can decide."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    REJECT = "reject"
    CONFIRM = "confirm"
    FIX = "fix"
    SPLIT = "split"
    PIN = "pin"
    ADD = "add"
    NOTE = "note"
    COPY_OF = "copy_of"
    NOT_COPY_OF = "not_copy_of"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about: an id, and, for words of a clipping, the clipping, kind and quote that find it again.

    `kind` is a kind of finding or entry, "clipping" or "block"; `name` is the actor's name as it stood for a person.
    """

    kind: str
    id: str
    clipping: str | None = None
    quote: Quote | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `at` is an ISO 8601 time in UTC; `by` may be empty (safety); `undoes` is a judgement's id.

    `field`, `was`, `to` serve fix (and add, whose `to` is the JSON body of the finding); `note` is free text.
    """

    at: str
    by: str
    verb: Verb
    on: tuple[Target, ...]
    field: str | None = None
    was: str | None = None
    to: str | None = None
    note: str | None = None
    undoes: str | None = None

    @property
    def id(self) -> str:
        """The id: everything in it, hashed, so that two people's files merge as a set union."""
        targets = [(each.kind, each.id, each.clipping) for each in self.on]
        cells = (self.field, self.was, self.to, self.note, self.undoes)
        return content_id("judgement", self.at, self.by, self.verb, targets, cells)
