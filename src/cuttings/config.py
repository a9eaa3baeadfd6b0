"""Settings of one dossier: `cuttings.toml`, written once by `cuttings init` and edited by hand.

In:  the file.
Out: a frozen `Settings`, passed to whoever needs it; nobody looks settings up.
"""

import json
import os
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from cuttings.errors import BadTable, CannotWrite, NotADossier

RULES = "3"
"""Version of the reconciliation rules: a change makes every dossier reconcile anew."""
FILE = "cuttings.toml"
KEYS = ("title", "models", "places", "outlets", "rivals")
TEMPLATE = """\
# Settings of this dossier.
title = {title}

# The model for each language: "auto" takes the best that is installed; "none" reads with word tables alone.
[models]
en = "auto"
es = "auto"

# Places that the gazetteer does not know, or knows elsewhere: latitude and longitude in degrees.
# [places]
# "Harrow Bridge" = [-12.31, 40.55]

# Outlets that have several names or hosts: what is listed beside a name is one outlet with it, and one origin.
# [outlets]
# "The Gale Post" = ["galepost.example", "galepost-news.example", "Gale Post Online"]

# Words that are rival answers to a question, a list for each side: "disputes" shows who uses which.
# [rivals]
# "what stands at the border" = [["wall"], ["fence", "barrier"]]
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Title of the dossier, by language the model to read with, points (latitude, longitude) of places by name, and
    other names and hosts of outlets by name, and rival words by question, those of one side together."""

    title: str
    models: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, tuple[Decimal, Decimal]], ...] = ()
    outlets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rivals: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()

    def model_of(self, language: str) -> str:
        """Return "auto", "none" or the name of a package."""
        return dict(self.models).get(language, "auto")


def write_settings(folder: Path, title: str, *, more: str = "") -> None:
    """Write the settings of a new dossier, whole or not at all; `more` is TOML for the end. Raises CannotWrite."""
    quoted = json.dumps(title, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML escapes as JSON does, and DEL too
    part = folder / f".{FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.write(TEMPLATE.format(title=quoted) + more)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / FILE)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        remedy = "Free some space, check its rights, or choose another folder."
        raise CannotWrite(f"{folder} cannot be written: {error.strerror}. {remedy}") from error


def read_settings(folder: Path) -> Settings:
    """Return a dossier's settings. Raises NotADossier, or BadTable for a file that is not as it should be."""
    file = folder / FILE
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (FileNotFoundError, NotADirectoryError) as error:
        missing = f"{folder} is not a dossier: it has no {FILE}. Make one: cuttings init {folder}"
        raise NotADossier(missing) from error
    except OSError as error:
        raise BadTable(f"{file} cannot be read: {error.strerror}. Check that it is a file and its rights.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(file, f"cannot be read: {error}") from error
    return _checked(file, settings)


def _checked(file: Path, settings: dict[str, Any]) -> Settings:
    unknown = sorted(settings.keys() - set(KEYS))
    if unknown:
        raise _bad(file, f"has a setting “{unknown[0]}” that is not known ({', '.join(KEYS)} are)")
    models = settings.get("models", {})
    if not isinstance(models, dict):
        raise _bad(file, "has no table under [models]")
    wrong = sorted(language for language, model in models.items() if not isinstance(model, str) or not model)
    if wrong:
        raise _bad(file, f'names no model for {wrong[0]}: write {wrong[0]} = "auto", "none" or a package’s name')
    title = settings.get("title", file.parent.resolve().name)
    if isinstance(title, dict | list):
        raise _bad(file, "has no words as its title")
    places = tuple(_places(file, settings.get("places", {})))
    outlets = tuple(_outlets(file, settings.get("outlets", {})))
    rivals = tuple(_rivals(file, settings.get("rivals", {})))
    return Settings(str(title), tuple(sorted(models.items())), places, outlets, rivals)


def _places(file: Path, places: object) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    if not isinstance(places, dict):
        raise _bad(file, "has no table under [places]")
    for name, written in sorted(places.items()):
        point = _point(written)
        if point is None:
            raise _bad(file, f"gives no point for “{name}”: write it as [-12.31, 40.55], latitude first")
        yield name, point


def _point(written: object) -> tuple[Decimal, Decimal] | None:
    match written:
        case [int() | Decimal() as north, int() | Decimal() as east]:
            latitude, longitude = Decimal(north), Decimal(east)
            return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
        case _:
            return None


def _outlets(file: Path, outlets: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(outlets, dict):
        raise _bad(file, "has no table under [outlets]")
    claimed: dict[str, str] = {}
    for name, written in sorted(outlets.items()):
        if not isinstance(written, list) or not all(isinstance(each, str) and each.strip() for each in written):
            raise _bad(file, f'lists no names or hosts for “{name}”: write it as ["gale.example", "The Gale"]')
        for alias in (name, *written):
            other = claimed.setdefault(alias.strip().casefold(), name)
            if other != name:
                raise _bad(file, f"gives “{alias}” to two outlets, “{other}” and “{name}”")
        yield name, tuple(written)


def _rivals(file: Path, rivals: object) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    if not isinstance(rivals, dict):
        raise _bad(file, "has no table under [rivals]")
    for question, sides in sorted(rivals.items()):
        if not _are_sides(sides):
            raise _bad(file, f'gives no sides for “{question}”: write them as [["wall"], ["fence", "barrier"]]')
        yield question, tuple(tuple(words) for words in sides)


def _are_sides(sides: object) -> bool:
    """Tell whether these are two or more lists of words."""
    if not isinstance(sides, list) or len(sides) < 2:
        return False
    return all(
        isinstance(each, list) and each and all(isinstance(word, str) and word for word in each) for each in sides
    )


def _bad(file: Path, problem: str) -> BadTable:
    return BadTable(f"{file} {problem}. Correct it, or delete it and run: cuttings init {file.parent}")
