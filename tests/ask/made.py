"""Small dossiers of invented clippings for what the story asks: plans, looks, tellings, undated posts."""

from collections.abc import Mapping
from pathlib import Path

from cuttings.ask import Dossier, open_dossier
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build, create

ARTICLE = "---\noutlet: {outlet}\ndate: {day}\ntitle: {title}\n---\n{text}\n"


def article(outlet: str, day: str, title: str, text: str) -> str:
    """Return a clipping as a file with front matter."""
    return ARTICLE.format(outlet=outlet, day=day, title=title, text=text)


def dossier_of(folder: Path, texts: Mapping[str, str], *, at: str = "2031-03-20T08:00:00Z") -> Dossier:
    """Return an open dossier of these texts by name, added at one time; more can be added to the same folder later."""
    if not (folder / "cuttings.toml").exists():
        create(folder)
    for name, text in texts.items():
        add_bytes(folder, text.encode(), name, Given(), at=at)
    build(folder, progress=Silent())
    return open_dossier(folder)
