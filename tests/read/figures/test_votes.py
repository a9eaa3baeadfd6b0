"""On which side of a vote a figure stands."""

import pytest

from cuttings.model.counting import Vote
from cuttings.model.finding import Figure
from tests.factories import make_clipping, read

FOR, AGAINST, ABSTAINED = Vote.FOR, Vote.AGAINST, Vote.ABSTAINED


@pytest.mark.parametrize(
    ("text", "language", "sides"),
    [
        ("The Senate passed the bill 212 to 98.", "en", [FOR, AGAINST]),
        ("Congress rejected the bill by 67 to 45.", "en", [AGAINST, FOR]),
        ("Congress voted 65 to 45 against moving the election.", "en", [AGAINST, FOR]),
        ("There were 87 votes in favour, 40 votes against and 3 abstentions.", "en", [FOR, AGAINST, ABSTAINED]),
        ("Hubo 87 votos a favor, 40 votos en contra y 3 abstenciones.", "es", [FOR, AGAINST, ABSTAINED]),
        ("She won 3,000 votes.", "en", [None]),  # on no side
        ("The team won 3 to 1.", "en", []),  # no vote at all
        ("Seventeen people were killed, the mayor said against his will.", "en", [None]),
    ],
)
def test_sides_of_a_vote(text: str, language: str, sides: list[Vote | None]) -> None:
    figures = [each for each in read(make_clipping(text, language=language)).findings if isinstance(each, Figure)]
    assert [each.vote for each in figures] == sides
