"""Times: expressions of time, the days they mean, and how that is known.

The door is `read_times`: the patterns stand in the table "times", `rules` gives a match its value, `values` holds and
writes values, `calendar` counts days. Which of them may date an event is asked of `dating`.
"""

from cuttings.read.times.dating import DatingWords, dating_words, event_times
from cuttings.read.times.findings import TABLES, read_times

__all__ = ["TABLES", "DatingWords", "dating_words", "event_times", "read_times"]
