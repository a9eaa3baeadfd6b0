"""Settings of one dossier: `cuttings.toml`, written once by `cuttings init` and edited by hand.

In:  the file.
Out: a frozen `Settings`, passed to whoever needs it; nobody looks settings up.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from cuttings.errors import BadTable, CannotWrite, NotADossier

RULES = "1"
"""Version of the reconciliation rules: a change makes every dossier reconcile anew."""
FILE = "cuttings.toml"
TEMPLATE = """\
# Settings of this dossier.
title = {title}

# The model for each language: "auto" takes the best that is installed; "none" reads with word tables alone.
[models]
en = "auto"
es = "auto"
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Title of the dossier and, by language, which model to read with."""

    title: str
    models: tuple[tuple[str, str], ...]

    def model_of(self, language: str) -> str:
        """Return "auto", "none" or the name of a package."""
        return dict(self.models).get(language, "auto")


def write_settings(folder: Path, title: str) -> None:
    """Write the settings of a new dossier. Raises CannotWrite."""
    quoted = json.dumps(title, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML escapes as JSON does, and DEL too
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(TEMPLATE.format(title=quoted), encoding="utf-8")
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {error.strerror}. Choose another folder.") from error


def read_settings(folder: Path) -> Settings:
    """Return a dossier's settings. Raises NotADossier, or BadTable for a file that is not as it should be."""
    file = folder / FILE
    if not file.exists():
        raise NotADossier(f"{folder} is not a dossier: it has no {FILE}. Make one: cuttings init {folder}")
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
        models = settings.get("models", {})
        return Settings(str(settings.get("title", folder.name)), tuple(sorted((k, str(v)) for k, v in models.items())))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError) as error:
        raise BadTable(f"{file} cannot be read: {error}. Correct it, or delete it and run cuttings init.") from error
