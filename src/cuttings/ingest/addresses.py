"""Whose page an address leads to: the same page under a mobile host, at an archive, in a cache or for print.

In:  an address as met; the table resources/outlets.toml.
Out: the host of the outlet (`host_of`) and one address for all views of a page (`page_of`), without its scheme.

An archive's or a cache's address has the page's own inside; where it has none, the outlet is not known, since the
archive wrote nothing. What only tells how a page is shown or how it was reached is no part of its address.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from cuttings.resources.tables import common_table

DEEPEST = 3
"""Wrappers in wrappers that are opened: a cached copy of an archived page is met, a fourth cover only made up."""


def host_of(url: str) -> str | None:
    """Return the host of the outlet that an address leads to, None for an address without one."""
    page = _unwrapped(url)
    return _plain_host(page.hostname or "") or None if page else None


def page_of(url: str) -> str | None:
    """Return one address for all views of a page: host, path, and the query that tells pages apart.

    None for what is no page: an address without a host, an archive's own, the front of a site.
    """
    page = _unwrapped(url)
    host = _plain_host(page.hostname or "") if page else ""
    if page is None or not host:
        return None
    path, query = _plain_path(page.path), _plain_query(page.query)
    return f"{host}{path}{query}" if path or query else None


def _unwrapped(url: str) -> SplitResult | None:
    """Return the address inside all wrappers, None where there is none inside, or it is no address at all."""
    for _ in range(DEEPEST):
        parts = _split(url)
        wrapper = _wrapper(parts) if parts else None
        if parts is None or wrapper is None:
            return parts
        inside = _inside(parts, wrapper)
        if inside is None:
            return None
        url = f"https://{inside}"
    return None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts if parts.hostname else None


def _wrapper(parts: SplitResult) -> Mapping[str, Any] | None:
    host = _plain_host(parts.hostname or "")
    labels = host.split(".")
    over = {".".join(labels[place:]) for place in range(len(labels))}
    wrappers: list[Mapping[str, Any]] = common_table("outlets")["wrappers"]
    on_path = (each for each in wrappers if parts.path.startswith(tuple(each.get("paths", ("",)))))
    return next((each for each in on_path if over.intersection(each["hosts"])), None)


def _inside(parts: SplitResult, wrapper: Mapping[str, Any]) -> str | None:
    told = unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    found = (re.search(pattern, told) for pattern in wrapper["pages"])
    page = next((each["page"] for each in found if each), None)
    return page.strip() if page else None


def _plain_host(host: str) -> str:
    """Return a host without the labels that name a view: "m.example.org", "en.m.example.org", "www.example.org"."""
    table = common_table("outlets")["hosts"]
    labels = host.lower().strip(".").split(".")
    for place in range(len(labels) - 2):
        rest = labels[:place] + labels[place + 1 :]
        if labels[place] in table["views"] and not (len(rest) == 2 and rest[0] in table["second_levels"]):
            return _plain_host(".".join(rest))
    return ".".join(labels)


def _plain_path(path: str) -> str:
    table = common_table("outlets")["pages"]
    parts = [each for each in unquote(path).split("/") if each]
    while parts and parts[-1].lower() in table["parts"]:
        parts.pop()
    if len(parts) > 1 and parts[0].lower() in table["parts"]:
        parts = parts[1:]
    plain = "".join(f"/{each}" for each in parts)
    ending = next((each for each in table["endings"] if plain.lower().endswith(each)), "")
    return plain[: len(plain) - len(ending)]


def _plain_query(query: str) -> str:
    kept = sorted(each for each in query.split("&") if each and not _shown().fullmatch(each.partition("=")[0].lower()))
    return f"?{'&'.join(kept)}" if kept else ""


@cache
def _shown() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in common_table("outlets")["pages"]["parameters"]))
