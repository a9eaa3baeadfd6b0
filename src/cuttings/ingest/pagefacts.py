"""What a saved web page says about itself: outlet, date, address, author, language and title.

In:  the tree of a page, and its address when a person gave it.
Out: `PageFacts`; the date with the words that tell where it was found, so that a reader can judge it.

Places are asked in a fixed order, what the publisher states for machines first: JSON-LD (schema.org), meta elements
(OpenGraph, Dublin Core and older habits), microdata, the date in the address, and last what the page shows.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import htmldate
from lxml.html import HtmlElement

from cuttings.ingest.days import read_day
from cuttings.ingest.frontmatter import publisher_of
from cuttings.ingest.furniture import byline_starts
from cuttings.ingest.pageblocks import absolute
from cuttings.ingest.pagedays import day_before
from cuttings.ingest.pagenames import names, ordered_names
from cuttings.ingest.pagewords import tidy
from cuttings.model.clipping import Given
from cuttings.model.dates import parse_edtf
from cuttings.resources.tables import table_languages

_ISO_DAY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_COMPACT_DAY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_ADDRESS_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<gap>[/-]?)(?P<month>(?(gap)\d\d?|\d\d))(?P=gap)(?P<day>\d\d?)(?=[/_-]|$)"
)
_ADDRESS_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3,10})/(?P<day>\d\d?)(?=[/_-]|$)")
_WRAPPED = re.compile(r"\A\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:(?://)?\s*-->|(?://)?\s*\]\]>)\s*;?\s*\Z")
_TRAILING = re.compile(r",\s*([}\]])")
_UTC = re.compile(r"T\d\d:\d\d.*(?:Z|\+00:?00)$")
_HOUR = re.compile(r"(?<![^\s(])\d{1,2}[:.h]\d\d")
_SAME_TITLE = 40
"""Characters at the start of a heading that it shares with the title of its page."""
_BELOW_TITLE = 300
"""Characters below a heading in which its date is printed; further down stand the dates of what is told."""
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where a JSON-LD object holds others that the page is about."""
_EARLIEST = "1995-01-01"
"""Older dates on a web page are of what it tells, not of the page."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states; `dated_by` says where its date stands. `states_article`: it says that it is one article.

    `base` is the address that its links are relative to.
    """

    given: Given
    dated_by: str | None
    states_article: bool
    base: str | None

    @property
    def host(self) -> str | None:
        """The host of the outlet, without what names a view of it or an archive."""
        return publisher_of(self.given.url, None)


def facts_of(tree: HtmlElement, given: Given, *, saved_from: str | None = None) -> PageFacts:
    """Return what a person gave, and the page's own statements where nothing was given.

    `saved_from` is the address that a browser wrote into the page when it saved it.
    """
    linked = _with_references(list(_linked_data(tree)))
    stated = [each for each in linked if _types(each) & names("articles")]
    articles = stated or linked
    url = given.url or _address(tree, articles) or saved_from
    published, dated_by = (given.published, None) if given.published else _published(tree, articles, url)
    facts = Given(
        outlet=given.outlet or _outlet(tree, articles) or publisher_of(url, None),
        published=published,
        url=url,
        author=given.author or _author(tree, articles) or _named(shown_byline(tree)),
        language=given.language or _language(tree),
        title=given.title or _title(tree, articles),
    )
    states_article = len(stated) == 1 or _first_meta(tree, "article_dates") is not None
    bases = (absolute(each.get("href"), url) for each in tree.iter("base"))
    return PageFacts(facts, dated_by, states_article, next((each for each in bases if each), url))


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            yield from _objects(_parsed(script.text or ""), 0)


def _parsed(written: str) -> Any:
    """Return what a JSON-LD block says, None when it is broken beyond the slips that many papers make."""
    for told in (written, _TRAILING.sub(r"\1", _WRAPPED.sub("", written))):
        try:
            return json.loads(told, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD block, those of lists and graphs too."""
    if depth > 5:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects([value.get(key) for key in _INNER], depth + 1)


def _with_references(things: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return objects with their authors and publishers in full where they name these by their ids alone."""
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and "name" in thing}

    def in_full(value: Any) -> list[Any]:
        return [by_id.get(str(each.get("@id")), each) if isinstance(each, dict) else each for each in _listed(value)]

    return [
        {**thing, **{key: in_full(thing[key]) for key in ("author", "publisher") if key in thing}} for thing in things
    ]


def _names_of(value: Any) -> list[str]:
    """Return the names of persons or bodies, written as texts, objects or lists of them."""
    named = [each.get("name") if isinstance(each, dict) else each for each in _listed(value)]
    return [name.strip() for each in named for name in _listed(each) if isinstance(name, str) and name.strip()]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _types(thing: Mapping[str, Any]) -> frozenset[str]:
    named = thing.get("@type")
    return frozenset(each for each in _listed(named) if isinstance(each, str))


def _metas(tree: HtmlElement, wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, content) of the meta elements with one of the names, in the order of the names."""
    by_name: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            by_name.setdefault(name, content)
    yield from ((name, by_name[name]) for name in wanted if name in by_name)


def _first_meta(tree: HtmlElement, key: str) -> str | None:
    return next((content for _, content in _metas(tree, ordered_names(key))), None)


def _published(
    tree: HtmlElement, articles: Sequence[Mapping[str, Any]], url: str | None
) -> tuple[str | None, str | None]:
    """Return the day of publication and where it stands; world time is put into the zone that the address shows."""
    address = _day_in(url)
    for written, where in _dates(tree, articles):
        day = _day(written)
        if day is None or day < _EARLIEST:
            continue
        if address and _is_next_to(day, address) and _UTC.search(written or ""):
            return address, f"{where}, in world time; the day is that of the address"
        return day, where
    if address and address >= _EARLIEST:
        return address, "the page’s address"
    shown = _shown_alone(tree) or _shown_below_title(tree) or _guessed(tree)
    return (shown, "a date shown on the page") if shown else (None, None)


def _dates(tree: HtmlElement, articles: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str | None, str]]:
    """Yield what a page states for machines, as written, with where it stands."""
    for key in ("datePublished", "dateCreated"):
        stated = (each.get(key) for each in articles)
        yield from ((each, f"the page’s JSON-LD ({key})") for each in stated if isinstance(each, str))
    yield from (
        (content, f"the page’s meta element “{name}”") for name, content in _metas(tree, ordered_names("dates"))
    )
    yield from ((_shown(each), "the page’s microdata (datePublished)") for each in _with_property(tree))


def _day_in(url: str | None) -> str | None:
    """Return the day that an address holds: /2031/03/05/, /2031/mar/05/, /2031-3-5/ or /20310305/."""
    path = urlsplit(url).path if url else ""
    if found := _ADDRESS_DAY.search(path):
        return _joined(found)
    named = _ADDRESS_MONTH.search(path)
    return _written_day(f"{named['day']} {named['month']} {named['year']}") if named else None


def _written_day(words: str) -> str | None:
    days = read_day(words, None)
    return str(days.earliest) if days and days.is_day else None


def _is_next_to(day: str, other: str) -> bool:
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) == 1


def _shown_alone(tree: HtmlElement) -> str | None:
    """Return the day that all time elements of a page name; several days are those of other articles."""
    days = {_day(each.get("datetime")) for each in tree.iter("time")} - {None}
    return days.pop() if len(days) == 1 else None


def _with_property(tree: HtmlElement) -> Iterator[HtmlElement]:
    yield from (
        each for each in tree.iter() if each.get("itemprop") == "datePublished" or each.get("pubdate") is not None
    )


def _shown(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or element.text_content() or ""


def _day(value: Any) -> str | None:
    """Return the day of a written time, in the outlet's own zone, or None."""
    if not isinstance(value, str):
        return None
    found = _ISO_DAY.search(value) or _COMPACT_DAY.match(value)
    return _joined(found) if found else _written_day(value)


def _joined(found: re.Match[str]) -> str | None:
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    return day if parse_edtf(day) is not None else None


def _shown_below_title(tree: HtmlElement) -> str | None:
    """Return the first whole date with a time of day that is printed right below the title: other dates are told."""
    title = _page_title(tree)
    headings = (each for each in tree.iter("h1", "h2", "h3") if _is_of_title(tidy(each.text_content()), title))
    heading = next(headings, None)
    if heading is None:
        return None
    told = ""
    for text in heading.xpath("following::text()[not(ancestor::script or ancestor::style)]"):
        told += f" {text}"
        if len(told) > _BELOW_TITLE:
            break
    words = tidy(told)
    days = (day_before(words[: found.start()]) for found in _HOUR.finditer(words))
    return next((str(each.earliest) for each in days if each), None)


def _page_title(tree: HtmlElement) -> str:
    return tidy(_first_meta(tree, "titles") or "".join(each.text_content() or "" for each in tree.iter("title")))


def _is_of_title(words: str, title: str) -> bool:
    return len(words.split()) > 2 and title.startswith(words[:_SAME_TITLE])


def _guessed(tree: HtmlElement) -> str | None:
    """Return the date that htmldate finds; it prefers the earliest to the last change.

    Of a bare year, as in a note on rights, it makes the first of January: that is no day of publication.
    """
    found = htmldate.find_date(tree, original_date=True, extensive_search=True)
    return found if found and parse_edtf(found) is not None and not found.endswith("-01-01") else None


def shown_byline(tree: HtmlElement) -> str | None:
    """Return the line that a page shows to name who wrote its text, or None."""
    for each in tree.iter("p", "div", "span", "address", "a"):
        tokens = frozenset((each.get("class") or "").lower().split())
        if tokens & names("bylines") or each.get("itemprop") == "author" or each.get("rel") == "author":
            line = tidy(each.text_content() or "")
            if _named(line):
                return line
    return None


def _named(byline: str | None) -> str | None:
    """Return the name in a byline, None when a line is none."""
    found = _byline(table_languages()).fullmatch(byline or "")
    return found["name"] if found else None


@cache
def _byline(languages: Iterable[str]) -> re.Pattern[str]:
    starts = sorted({start for each in languages for start in byline_starts(each)}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(starts) or '(?!)'}) (?P<name>[^\W\d_a-z][^.!?|•:\d]{{2,60}})")


def _address(tree: HtmlElement, articles: Iterable[Mapping[str, Any]]) -> str | None:
    """Return the address that a page states; that of the whole site only when it states no other."""
    canonical = [each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical"]
    stated = [*canonical, _first_meta(tree, "addresses"), *(each.get("url") for each in articles)]
    told = (f"https:{each}" if each.startswith("//") else each for each in stated if isinstance(each, str))
    whole = [url for each in told if (url := absolute(each, None))]
    return next((each for each in whole if len(urlsplit(each).path) > 1), whole[0] if whole else None)


def _outlet(tree: HtmlElement, articles: Iterable[Mapping[str, Any]]) -> str | None:
    named = (name for each in articles for name in _names_of(each.get("publisher")))
    return next(named, None) or _first_meta(tree, "outlets")


def _author(tree: HtmlElement, articles: Iterable[Mapping[str, Any]]) -> str | None:
    stated = (_names_of(each.get("author")) for each in articles)
    people = next((each for each in stated if each), None) or [_first_meta(tree, "authors") or ""]
    told = [each for each in dict.fromkeys(people) if each and not each.startswith(("http://", "https://"))]
    return ", ".join(told) or None


def _language(tree: HtmlElement) -> str | None:
    root = tree.getroottree().getroot()
    code = (root.get("lang") or root.get("xml:lang") or "").split("-")[0].split("_")[0].lower()
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _title(tree: HtmlElement, articles: Iterable[Mapping[str, Any]]) -> str | None:
    """Return the headline: that of the only large heading, else the stated one."""
    large = [" ".join(each.text_content().split()) for each in tree.iter("h1")]
    shown = [each for each in large if each]
    if len(shown) == 1:
        return shown[0]
    stated = [each.get("headline") for each in articles]
    told = [" ".join(each.split()) for each in stated if isinstance(each, str) and each.strip()]
    return told[0] if told else _first_meta(tree, "titles")
