"""Attributions: who says what, in which words; direct and indirect, speech and thought.

The door is `read_attributions`: `cues` finds the reporting words, `quotations` what stands between marks, and `speech`
drafts each act of speech from both, by the parse (`parsed` for verbs, `nouns`, `sources`) or without one (`shallow`,
`groups`).
"""

from cuttings.read.attributions.findings import TABLES, read_attributions

__all__ = ["TABLES", "read_attributions"]
