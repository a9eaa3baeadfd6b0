"""Of whom something is said: where a text names or means an actor.

In:  a name, or an actor's id.
Out: a `Spoken` that tells whether the content of an attribution speaks of that actor: by name, or by a pronoun, role or
     description that the text's chains lead to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cuttings.ask.evidence import Shelf
from cuttings.model.entry import Actor
from cuttings.model.finding import Attribution
from cuttings.model.names import normal_name
from cuttings.model.text import Words


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words that stand for an actor, by clipping; and the name asked for, in comparable form, None for an id."""

    places: Mapping[str, tuple[Words, ...]]
    name: str | None

    def is_in(self, said: Attribution) -> bool:
        """Tell whether the content of an attribution speaks of the actor."""
        there = self.places.get(said.clipping, ())
        is_meant = any(part.start <= each.start and each.end <= part.end for part in said.content for each in there)
        return is_meant or (self.name is not None and self._is_named(said))

    def _is_named(self, said: Attribution) -> bool:
        return any(f" {self.name} " in f" {normal_name(part.surface)} " for part in said.content)


def spoken_of(shelf: Shelf, about: str) -> Spoken:
    """Return where actors are meant whose names hold `about`, whatever its case and accents; or one actor by its id."""
    by_id = [each for each in shelf.entries(Actor) if each.id == about]
    actors = by_id or [each for each in shelf.entries(Actor) if _is_called(each, normal_name(about))]
    places: dict[str, list[Words]] = {}
    for mention in _mentions(actors, shelf):
        finding = shelf.finding(mention)
        places.setdefault(finding.clipping, []).append(finding.words)
    return Spoken({clipping: tuple(many) for clipping, many in places.items()}, None if by_id else normal_name(about))


def _is_called(actor: Actor, name: str) -> bool:
    return any(name in normal_name(each) for each in (actor.name, *(count.name for count in actor.names)))


def _mentions(actors: Iterable[Actor], shelf: Shelf) -> Iterable[str]:
    return (each for actor in actors for each in actor.mentions if not shelf.is_rejected(each))
