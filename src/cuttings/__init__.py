"""Cuttings: from the press clippings you keep to a dossier that you can cite.

`open_dossier(path)` opens a dossier folder; every row it gives has `.evidence`, the exact words.
"""

from cuttings.ask.dossier import Dossier, open_dossier

__version__ = "0.1.0"
__all__ = ["Dossier", "__version__", "open_dossier"]
