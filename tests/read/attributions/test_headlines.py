"""Headlines: who speaks without a clause that a parse would find."""

import pytest

from tests.read.attributions.saying import Told, attributions, told


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ferry unsafe, judge rules", ("judge", "rules", ["Ferry unsafe"])),  # both may be verbs
        ("Tunnel to open in May, says minister", ("minister", "says", ["Tunnel to open in May"])),
        ("Harbour to stay open, insists Mayor Ruiz", ("Ruiz", "insists", ["Harbour to stay open"])),
        ("Mayor of Port Vale: dredging will go on", ("Mayor of Port Vale", None, ["dredging will go on"])),
        ("Marenza: “We will not pay”, says Ruiz", ("Ruiz", "says", ["We will not pay"])),  # once, and not the town
        ("Bridge was never inspected, inquiry told", (None, "told", ["Bridge was never inspected"])),  # it heard it
    ],
)
def test_a_speaker_is_set_off_from_the_words(headline: str, expected: Told) -> None:
    assert told(attributions("It rained.", headline=headline)) == [expected]


def test_the_office_speaks_and_not_its_place() -> None:
    (found,) = attributions("It rained.", headline="Mayor of Port Vale: dredging will go on")
    assert found.speaker_name == "Mayor of Port Vale"


@pytest.mark.parametrize(
    "headline",
    [
        "Minister accused of lying",  # by whom is not said
        "Boats, nets and new rules",
        "Ruiz, mayor of Port Vale, dies",
    ],
)
def test_a_comma_alone_sets_nobody_off(headline: str) -> None:
    assert not attributions("It rained.", headline=headline)
