"""The web app: the same answers as on the command line, in a browser on this computer alone.

In:  the folder of a dossier.
Out: pages, complete without JavaScript. Looking changes nothing; a decision is a form that is sent.
"""

from cuttings.web.app import create_app
from cuttings.web.frame import Serving

__all__ = ["Serving", "create_app"]
