"""Ask a dossier: every answer is a row of plain cells, and every row leads to its exact words."""

from cuttings.ask.dossier import Dossier, open_dossier

__all__ = ["Dossier", "open_dossier"]
