"""How far a reported clause goes: what is taken in, and what is left to the writer or another speaker."""

import pytest

from tests.read.attributions.saying import attributions, told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ruiz promised that taxes would fall; that schools would open.",  # the second "that"
            ["taxes would fall; that schools would open"],
        ),
        ("Ruiz said that taxes would fall and ferries would be free.", ["taxes would fall and ferries would be free"]),
        ("Had it rained, I think the road would have closed.", ["Had it rained", "the road would have closed"]),
        ("Two fires broke out at the yard, which police said were set.", ["Two fires", "were set"]),  # "were"
        ("A mast fell on the yard, which police said was shut.", ["the yard", "was shut"]),  # "was"
        ("Ruiz said she met Vega, who runs the yard.", ["she met Vega, who runs the yard"]),
        ("According to the mayor, the dam is safe, but the engineers left in May.", ["the dam is safe"]),
        ("According to a note pinned up on Monday, the mill is shut.", ["the mill is shut"]),
    ],
)
def test_a_content_is_as_long_as_what_is_said(text: str, content: list[str]) -> None:
    (found,) = told(attributions(text))
    assert found[2] == content


def test_a_reason_belongs_to_what_is_thought() -> None:
    outer, inner = told(attributions("I think it is wrong, because it says that we lied."))
    assert outer[2] == ["it is wrong, because it says that we lied"]
    assert inner[2] == ["we lied"]


def test_but_without_a_subject_goes_back_to_who_speaks() -> None:
    first, second = told(attributions("The clerk swore that it was late, but denied that he had left."))
    assert first == ("clerk", "swore", ["it was late"])
    assert second == ("clerk", "denied", ["he had left"])
