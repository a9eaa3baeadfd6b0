"""What is counted: people, a time, a side of a vote.

In:  nothing; these are closed sets that figures are told by.
Out: `Period`, `Vote`, and the effects that count people.
"""

from enum import StrEnum

HUMAN_EFFECTS = frozenset({"killed", "injured", "missing", "detained", "displaced"})
"""Effects of figures that count people, whatever noun an outlet uses: "30 goats drowned" is no count of the killed."""


class Period(StrEnum):
    """For what time a figure counts: all since something began, one day, or a toll that grows, of what its clause does
    not say."""

    SO_FAR = "so_far"
    GROWING = "growing"
    DAY = "day"


class Vote(StrEnum):
    """On which side of a vote those counted stand."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
