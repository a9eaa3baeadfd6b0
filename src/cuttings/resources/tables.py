"""Load word tables, and give each a hash that stands in the method of every finding made with it.

In:  a language code.
Out: its tables by name ("figures" is `en/figures.toml`), and those common to all languages ("plover").

A table is a TOML file. A language without a table has an empty one of that name: its reader then finds nothing there.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from os import listdir
from pathlib import Path
from typing import Any

from cuttings.errors import BadTable
from cuttings.model.ids import bytes_hash, content_hash

ROOT = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The word tables of one language, by name, and the hash of each file. Equal to itself alone, so that what is
    compiled from it can be kept."""

    language: str
    by_name: Mapping[str, Mapping[str, Any]]
    hash_by_name: Mapping[str, str]

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        """Return a table, empty when the language has none of that name."""
        return self.by_name.get(name, {})

    def words(self, name: str, key: str) -> frozenset[str]:
        """Return the list `key` of a table as a set, empty when it is not there."""
        return frozenset(self[name].get(key, ()))

    def hash_of(self, names: Iterable[str]) -> str:
        """Return 8 hexadecimal digits over the content of these tables."""
        return content_hash([(name, self.hash_by_name.get(name)) for name in sorted(names)])[:8]


@cache
def load_tables(language: str) -> Tables:
    """Return the tables of a language ("en", "es", …). Raises BadTable when a file is not TOML."""
    files = sorted(ROOT.glob("*.toml")) + sorted((ROOT / language).glob("*.toml"))
    raw_by_name = {file.stem: file.read_bytes() for file in files}
    by_name = {name: _parse(name, raw) for name, raw in raw_by_name.items()}
    return Tables(language, by_name, {name: bytes_hash(raw) for name, raw in raw_by_name.items()})


@cache
def common_table(name: str) -> Mapping[str, Any]:
    """Return a table that all languages share ("plover"). Raises BadTable when its file is not TOML."""
    return _parse(name, (ROOT / f"{name}.toml").read_bytes())


def table_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder of tables, sorted. A folder that is added counts at once."""
    return _languages(ROOT, frozenset(listdir(ROOT)))


@lru_cache(maxsize=4)
def _languages(root: Path, names: frozenset[str]) -> tuple[str, ...]:
    """Return which of the names in a folder are languages; asked for each line of a page, so what is there is kept."""
    return tuple(sorted(name for name in names if any((root / name).glob("*.toml"))))


def _parse(name: str, raw: bytes) -> Mapping[str, Any]:
    try:
        return tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadTable(f"The word table {name}.toml cannot be read: {error}. Correct the line it names.") from error
