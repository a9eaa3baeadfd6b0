"""The small pictures: a bar for each day that leads there, marks without a line between them, words escaped."""

import re
from datetime import date
from decimal import Decimal

from cuttings.ask.tolls import Counted, Counter
from cuttings.model.finding import Bound
from cuttings.web.strips import HIGH, STEP, StripBar, marks, strip


def _bar(count: int, label: str = "3") -> StripBar:
    return StripBar(count, label, f"Mon 3 Mar 2031: {count} events", "/timeline?since=2031-03-03&until=2031-03-03")


def _counted(value: int, day: date | None) -> Counted:
    return Counted("fg-1", str(value), Decimal(value), Decimal(value), Bound.EXACT, day, day)


def test_the_highest_bar_fills_the_strip_and_an_empty_day_leads_nowhere() -> None:
    text = strip([_bar(4), _bar(0), _bar(2)], title="Main events by day")
    heights = [float(each) for each in re.findall(r'class="(?:amount|nothing)"[^>]*height="([\d.]+)"', text)]
    assert heights == [HIGH, 1.0, HIGH / 2]
    assert text.count("<a ") == 2


def test_a_bar_is_wide_enough_for_a_finger() -> None:
    assert STEP >= 24


def test_words_in_a_strip_are_escaped() -> None:
    assert "<script>" not in strip([StripBar(1, "<script>", "<script>", "/x?a=1&b=2")], title="<script>")


def test_marks_stand_by_day_and_value_and_no_line_joins_them() -> None:
    counter = Counter("Civil Defence", (_counted(31, date(2031, 3, 3)), _counted(62, date(2031, 3, 5))))
    text = marks(counter, first=date(2031, 3, 3), last=date(2031, 3, 5), top=62)
    places = [(float(x), float(y)) for x, y in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', text)]
    (first, low), (last, high) = places
    assert first < last
    assert high < low, "more is higher"
    assert "polyline" not in text
    assert text.count("<line") == 1, "the rail"


def test_a_value_without_a_day_has_no_mark() -> None:
    text = marks(Counter("Union", (_counted(4, None),)), first=date(2031, 3, 3), last=date(2031, 3, 5), top=4)
    assert "rail" in text
    assert "circle" not in text


def test_a_series_of_one_day_or_none_has_no_picture() -> None:
    counter = Counter("Union", (_counted(4, date(2031, 3, 3)),))
    assert marks(counter, first=None, last=None, top=4) == ""
    assert marks(counter, first=date(2031, 3, 3), last=date(2031, 3, 3), top=4) == ""
