"""Times: expressions of time, the days they mean, and how that is known.

The door is `read_times`: the patterns stand in the table "times", `rules` gives a match its value, `values` holds and
writes values, `calendar` counts days.
"""

from cuttings.read.times.dating import event_times
from cuttings.read.times.findings import TABLES, read_times

__all__ = ["TABLES", "event_times", "read_times"]
