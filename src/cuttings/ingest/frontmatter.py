"""Front matter: what a Markdown file says about itself, between two lines of three dashes at its very start.

In:  the decoded text, and what a person gave when adding it.
Out: `Front`: the two laid over each other (a person's word wins), and where the text starts.

Keys read: outlet, date, url, author, language, title, kind (post or article), in small letters or capitals. Others are
left alone. Values are taken as they are written: an outlet called “1984” and an author called “No” stay what they are.
"""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import yaml

from cuttings.errors import Unreadable
from cuttings.ingest.addresses import host_of
from cuttings.ingest.sources import without_controls
from cuttings.model.clipping import Given
from cuttings.model.dates import parse_edtf

KINDS = ("post", "article")
_FENCED = re.compile(r"---[ \t]*\n(?P<cells>.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_UNCLOSED = re.compile(r"---[ \t]*\n(?:outlet|date|url|author|language|title|kind):", re.IGNORECASE)
_TIME = re.compile(r"(?<=^\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.*")
"""A time of day after a date, as many tools write it: the day is the one that is written, in the outlet's own zone."""
_LANGUAGE = re.compile(r"(?P<code>[A-Za-z]{2,3})(?:[-_]\w+)*", re.ASCII)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_EMPTY = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Front:
    """What is known of an item beside its text. `is_given` tells a person's date from that of the file itself."""

    given: Given
    is_date_given: bool
    kind: str | None = None
    dated_by: str = "the file’s front matter"

    @property
    def publisher(self) -> str | None:
        """The key of the publisher: the host of the address, else the outlet in lower case, else None."""
        return publisher_of(self.given.url, self.given.outlet)


def publisher_of(url: str | None, outlet: str | None) -> str | None:
    """Return the host of the outlet that an address leads to, else the outlet in lower case, else None.

    An outlet that is written as a host is one: "www.post.example".
    """
    host = host_of(url) if url else None
    name = outlet.casefold().strip() if outlet else ""
    return host or (host_of(f"https://{name}") if _HOST.fullmatch(name) else name) or None


def shown(given: Given) -> Given:
    """Return what is given without control characters: YAML and JSON can spell them, and a terminal would obey them."""
    cells = {name: without_controls(cell).strip() or None for name, cell in asdict(given).items() if cell is not None}
    return Given(**cells)


def checked(given: Given) -> Given:
    """Return what is given with its language as a code and its date as EDTF. Raises Unreadable for what is neither."""
    language = _LANGUAGE.fullmatch(given.language.strip()) if given.language else None
    if given.language and not language:
        raise Unreadable(f"its language “{given.language}” is no code. Write it as en or es.")
    published = _TIME.sub("", given.published.strip()) if given.published else None
    if published and parse_edtf(published) is None:
        raise Unreadable(f"its date “{given.published}” is not one. Write it as 2031-03-05, 2031-03 or 2031.")
    if given.url and not _is_address(given.url):
        raise Unreadable(f"its url “{given.url}” is no address. Write it as https://outlet.example/story.")
    return replace(given, language=language["code"].lower() if language else None, published=published)


def _is_address(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def split_front_matter(text: str, given: Given) -> tuple[Front, int]:
    """Return what is known of an item, and where its text starts. Raises Unreadable for what cannot be understood."""
    found = _FENCED.match(text)
    if not found:
        if _UNCLOSED.match(text):
            raise Unreadable("its front matter has no end. Put a line of three dashes between it and the text.")
        return _front(given, {}), 0
    try:
        cells = yaml.load(found["cells"] or "", Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        where = str(error).partition("\n")[0]
        raise Unreadable(f"its front matter is not YAML ({where}). Correct the lines between the dashes.") from error
    if cells is not None and not isinstance(cells, dict):
        return _front(given, {}), 0  # a text that begins with a rule
    return _front(given, cells or {}), found.end()


def _front(given: Given, cells: dict[Any, Any]) -> Front:
    keys = {"outlet": "outlet", "date": "published", "url": "url", "author": "author", "language": "language"}
    by_key = {str(key).casefold(): value for key, value in cells.items()}
    written = {name: _text(key, by_key.get(key)) for key, name in {**keys, "title": "title"}.items()}
    merged = replace(given, **{name: getattr(given, name) or value for name, value in written.items()})
    kind = _text("kind", by_key.get("kind"))
    return Front(checked(shown(merged)), given.published is not None, kind if kind in KINDS else None)


def _text(key: str, value: object) -> str | None:
    if isinstance(value, list) and key == "author" and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    if not isinstance(value, str | None):
        raise Unreadable(f"its {key} is not one text. Write it in one line: “{key}: …”.")
    return None if value is None or value.strip() in _EMPTY else value.strip()
