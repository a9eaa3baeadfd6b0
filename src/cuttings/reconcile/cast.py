"""Who is who: the actor of each chain, so that what different clippings say of one actor meets.

In:  actors.
Out: a `Cast`: actors by chain, and by the names of places.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cuttings.model.entry import Actor
from cuttings.model.finding import MentionType
from cuttings.model.names import normal_name
from cuttings.reconcile.summary import Party


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who: the actor of each chain, by chain id; and the id of the only place of each name."""

    by_chain: Mapping[str, Actor]
    places: Mapping[str, str] = field(default_factory=dict)

    def actor(self, party: Party) -> Actor | None:
        """Return the actor that a party is, None for words that name nobody."""
        return self.by_chain.get(party.chain or "")

    def key(self, party: Party) -> str:
        """Return the actor's id, else the words in comparable form."""
        actor = self.actor(party)
        return actor.id if actor else normal_name(party.surface)

    def place(self, key: str) -> str:
        """Return the actor's id for a bare name of a place, or the key itself, so that datelines and reports meet."""
        return self.places.get(key, key)

    def name(self, party: Party | None) -> str | None:
        """Return the actor's name, else the words as written; None for nobody."""
        if party is None:
            return None
        actor = self.by_chain.get(party.chain or "")
        return actor.name if actor else party.surface


def cast_of(actors: Iterable[Actor]) -> Cast:
    """Return the look-up from chains, and from the names of places, to actors."""
    every = list(actors)
    named = [(normal_name(each.name), actor.id) for actor in every if _is_place(actor) for each in actor.names]
    owners = Counter(name for name, _ in set(named))
    places = {name: id for name, id in named if owners[name] == 1}
    return Cast({member: actor for actor in every for member in actor.members}, places)


def _is_place(actor: Actor) -> bool:
    return actor.type is MentionType.PLACE
