"""Reports: acts and happenings, with who did it to whom and whether it happened.

The door is `read_reports`: `triggers` finds the words that tell of events, `roles` binds who and whom inside the
clause, `status` judges whether it happened.
"""

from cuttings.read.reports.findings import TABLES, read_reports

__all__ = ["TABLES", "read_reports"]
