"""What tests of attributions compare: source, cue and content of each, as words."""

from collections.abc import Sequence
from typing import cast

from cuttings.model.finding import Attribution, Kind
from tests.factories import make_clipping, read

Told = tuple[str | None, str | None, list[str]]


def attributions(
    body: str, *, headline: str | None = None, language: str = "en", shallow: bool = False
) -> Sequence[Attribution]:
    """Return the attributions of a text; the reading refuses none."""
    reading = read(make_clipping(body, headline=headline, language=language), shallow=shallow)
    assert not reading.refused
    return [cast(Attribution, each) for each in reading.findings if each.KIND is Kind.ATTRIBUTION]


def told(found: Sequence[Attribution]) -> list[Told]:
    """Return source, cue and content of each, in words."""
    return [
        (
            each.source.surface if each.source else None,
            each.cue.surface if each.cue else None,
            [words.surface for words in each.content],
        )
        for each in found
    ]
