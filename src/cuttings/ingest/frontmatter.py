"""Front matter: what a Markdown file says about itself, between two lines of three dashes at its very start.

In:  the decoded text, and what a person gave when adding it.
Out: `Front`: the two laid over each other (a person's word wins), and where the text starts.

Keys read: outlet, date, url, author, language, title, kind (post or article). Others are left alone.
"""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import yaml

from cuttings.errors import Unreadable
from cuttings.model.clipping import Given
from cuttings.model.dates import parse_edtf

FENCE = "---"
KINDS = ("post", "article")


@dataclass(frozen=True, slots=True)
class Front:
    """What is known of an item beside its text. `is_given` tells a person's date from that of the file itself."""

    given: Given
    is_date_given: bool
    kind: str | None = None

    @property
    def publisher(self) -> str | None:
        """The key of the publisher: the host of the address, else the outlet in lower case, else None."""
        return publisher_of(self.given.url, self.given.outlet)


def publisher_of(url: str | None, outlet: str | None) -> str | None:
    """Return the host of an address without "www.", else the outlet in lower case, else None."""
    host = (urlsplit(url).hostname or "") if url else ""
    return host.removeprefix("www.") or (outlet.casefold().strip() if outlet else None) or None


def split_front_matter(text: str, given: Given) -> tuple[Front, int]:
    """Return what is known of an item, and where its text starts. Raises Unreadable for what is no YAML."""
    end = text.find(f"\n{FENCE}\n", len(FENCE)) if text.startswith(f"{FENCE}\n") else -1
    if end < 0:
        return _front(given, {}), 0
    try:
        cells = yaml.safe_load(text[len(FENCE) : end])
    except (yaml.YAMLError, ValueError) as error:
        where = str(error).partition("\n")[0]
        raise Unreadable(f"its front matter is not YAML ({where}). Correct the lines between the dashes.") from error
    if not isinstance(cells, dict):
        return _front(given, {}), 0
    return _front(given, cells), end + len(FENCE) + 2


def _front(given: Given, cells: dict[Any, Any]) -> Front:
    keys = {"outlet": "outlet", "date": "published", "url": "url", "author": "author", "language": "language"}
    written = {name: _text(cells.get(key)) for key, name in {**keys, "title": "title"}.items()}
    merged = replace(given, **{name: getattr(given, name) or value for name, value in written.items()})
    if merged.published and parse_edtf(merged.published) is None:
        raise Unreadable(f"its date “{merged.published}” is not one. Write it as 2031-03-05, 2031-03 or 2031.")
    kind = _text(cells.get("kind"))
    return Front(merged, given.published is not None, kind if kind in KINDS else None)


def _text(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None
