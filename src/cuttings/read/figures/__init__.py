"""Figures: counts and measures that a dossier follows, with what they count and what happened to those counted.

The door is `read_figures`: `numbers` finds numbers, `quantities` their bounds and units, `counted` the noun they count,
`effects` what happened to it.
"""

from cuttings.read.figures.findings import TABLES, read_figures

__all__ = ["TABLES", "read_figures"]
