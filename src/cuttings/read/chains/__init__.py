"""Chains: which mentions of one clipping are the same person, body, group, place or office.

The door is `link_chains`: `by_name` joins names, `offices` knows who holds which office here, `pronouns` finds whom a
pronoun stands for, `marks` holds what all of them ask of a mention.
"""

from cuttings.read.chains.findings import TABLES, link_chains

__all__ = ["TABLES", "link_chains"]
