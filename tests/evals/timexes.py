"""Time expressions as our reader would give them, for the tests of the scorers."""

from datetime import date

from cuttings.model.finding import Anchor, Timex, TimexType
from cuttings.model.text import Words


def timex_at(
    text: str,
    surface: str,
    timex3: str,
    days: tuple[date | None, date | None] = (None, None),
    *,
    edtf: str | None = None,
    type: TimexType = TimexType.DATE,
    anchor: Anchor = Anchor.NONE,
) -> Timex:
    """Return an expression at the first place of its words."""
    start = text.index(surface)
    return Timex(
        clipping="c",
        words=Words(start, start + len(surface), surface),
        method="m",
        type=type,
        timex3=timex3,
        edtf=edtf,
        earliest=days[0],
        latest=days[1],
        anchor=anchor,
        basis="as written",
    )
