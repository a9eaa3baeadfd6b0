"""Names: persons, organizations, groups, places, offices, named events; and what stands for them.

The door is `read_names`: `runs` finds what can be a name, `types` decides what it names, `nominals` finds descriptions
and pronouns, `words` compiles the table "names".
"""

from cuttings.read.names.findings import TABLES, read_names

__all__ = ["TABLES", "read_names"]
