"""Figures: counts and measures that a dossier follows, with what they count and what happened to those counted.

The door is `read_figures`. From a number to a figure, room by room: `digits` and `number_words` (what the tables say),
`numbers`, `composed` (fractions, signs), `amounts` (with units), `quantities` (with bounds, ranges, ratios); then
`look_alikes` are left out, `counted` finds the noun, `scopes` tells parts, and `judging` asks `effects` and `roles`
what happened to those counted.
"""

from cuttings.read.figures.findings import TABLES, read_figures

__all__ = ["TABLES", "read_figures"]
