"""The rules that give a time expression its value; the patterns in resources/<language>/times.toml name them.

In:  the slots that a pattern filled ("day": "5", "month": "january"), and the days that it is counted from.
Out: one `Value` per possible reading, or none when the slots make no date (31 April).

Without a day to count from, a relative expression stays open.
"""

from collections.abc import Mapping

from cuttings.read.times.counted import COUNTED
from cuttings.read.times.joined import JOINED
from cuttings.read.times.lengths import LENGTHS
from cuttings.read.times.ranges import RANGES
from cuttings.read.times.stretches import STRETCHES
from cuttings.read.times.values import Rule
from cuttings.read.times.written import WRITTEN

RULES: Mapping[str, Rule] = {**WRITTEN, **RANGES, **STRETCHES, **COUNTED, **LENGTHS, **JOINED}
