"""A small story in an invented place, and short ways to make a dossier of it."""

from collections.abc import Iterable
from pathlib import Path

from cuttings.ask import open_dossier
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build, create

AT = "2031-03-20T08:00:00Z"

STORY: dict[str, str] = {
    "post-monday.md": """---
outlet: Harbour Post
date: 2031-03-03
title: Clashes at the grain dock
---
PORT VALE, 3 March (Coast Wire) — Thousands of people blocked the grain dock of Port Vale on Monday, and at least four
were injured when police cleared the road, according to local media.

Mayor Ines Quiroga said that the march was “a gift to smugglers”. Quiroga denied that rubber bullets had been fired.
""",
    "gazette-monday.md": """---
outlet: Inland Gazette
date: 2031-03-03
title: Dock blocked in Port Vale
---
PORT VALE, 3 March (Coast Wire) — Thousands of people blocked the grain dock of Port Vale on Monday, and at least four
were injured when police cleared the road, according to local media.

Mayor Ines Quiroga said that the march was “a gift to smugglers”. Quiroga denied that rubber bullets had been fired.
""",
    "post-tuesday.md": """---
outlet: Harbour Post
date: 2031-03-04
title: One dead, nine injured
---
PORT VALE, 4 March — One person was killed and nine were injured in Monday's clashes at the grain dock, the Brendan
hospital said on Tuesday.

The dockers' union plans another march for Friday. “We will not go home,” said Tomas Arce, the union's leader.
""",
    "radio-wednesday.md": """---
outlet: Radio Marea
date: 2031-03-05
title: Police dispute the toll
---
Six people were injured at the grain dock on Monday, police said on Wednesday. Arce called the figure a lie.
""",
}

RELATO: dict[str, str] = {
    "correo-lunes.md": """---
outlet: Correo del Puerto
date: 2031-03-03
language: es
title: Choques en el muelle de granos
---
PUERTO VALE, 3 mar. (Cable Costa) — Miles de personas bloquearon el lunes el muelle de granos de Puerto Vale, y al menos
cuatro resultaron heridas cuando la policía despejó la calle, según medios locales.

La alcaldesa Inés Quiroga dijo que la marcha fue “un regalo a los contrabandistas”.
""",
    "gaceta-lunes.md": """---
outlet: Gaceta del Interior
date: 2031-03-03
language: es
title: Bloqueado el muelle de Puerto Vale
---
PUERTO VALE, 3 mar. (Cable Costa) — Miles de personas bloquearon el lunes el muelle de granos de Puerto Vale, y al menos
cuatro resultaron heridas cuando la policía despejó la calle, según medios locales.

La alcaldesa Inés Quiroga negó que la policía disparara balas de goma.
""",
    "correo-martes.md": """---
outlet: Correo del Puerto
date: 2031-03-04
language: es
title: Un muerto y nueve heridos
---
Una persona murió y nueve resultaron heridas en los choques del lunes en el muelle de granos, informó el martes el
hospital. “No nos iremos a casa”, dijo Tomás Arce, el líder del sindicato.
""",
    "radio-miercoles.md": """---
outlet: Radio Marea
date: 2031-03-05
language: es
title: La policía discute la cifra
---
Seis personas resultaron heridas el lunes en el muelle de granos, dijo la policía el miércoles. Arce calificó la cifra
de mentira.
""",
}
"""The same in Spanish, read with word tables alone: for tests whose processes would load a model first."""


def fill(folder: Path, names: Iterable[str] = STORY) -> None:
    """Make a dossier in a folder if there is none, and add these texts of the two stories in this order."""
    if not (folder / "cuttings.toml").exists():
        create(folder)
    for name in names:
        add_bytes(folder, (STORY | RELATO)[name].encode(), name, Given(), at=AT)


def built(folder: Path, names: Iterable[str] = STORY) -> str:
    """Return the digest of a dossier made of these texts, added in this order and built once."""
    fill(folder, names)
    build(folder, progress=Silent())
    return digest_of(folder)


def digest_of(folder: Path) -> str:
    """Return the digest of a built dossier."""
    with open_dossier(folder) as dossier:
        return dossier.digest()
