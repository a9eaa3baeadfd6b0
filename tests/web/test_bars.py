"""The bar of an event's days: solid for a known day, hatched for a span, a thin line where only publication tells."""

from datetime import date

import pytest

from cuttings.web.charts import bar

FIRST, LAST = date(2031, 3, 1), date(2031, 3, 31)
MONDAY, WEDNESDAY = date(2031, 3, 10), date(2031, 3, 12)


@pytest.mark.parametrize(
    ("earliest", "latest", "is_by_publication", "look"),
    [
        (MONDAY, MONDAY, False, "known"),
        (MONDAY, WEDNESDAY, False, "window"),
        (MONDAY, WEDNESDAY, True, "about"),
        (None, WEDNESDAY, True, "about"),  # alleged
        (WEDNESDAY, None, True, "about"),  # announced
        (None, None, False, "rail"),
    ],
)
def test_each_way_of_knowing_has_its_own_bar(
    earliest: date | None, latest: date | None, is_by_publication: bool, look: str
) -> None:
    drawn = bar(earliest, latest, first=FIRST, last=LAST, is_by_publication=is_by_publication)
    assert f'class="{look}"' in drawn
    assert all(f'class="{other}"' not in drawn for other in {"known", "window", "about"} - {look})
