"""Cuttings: from the press clippings you keep to a dossier that you can cite.

`open_dossier(path)` opens a dossier folder; every row it gives has `.evidence`, the exact words.
"""

__version__ = "0.1.0"
RULES = "1"
"""Version of the reconciliation rules: a change makes every dossier reconcile anew."""
