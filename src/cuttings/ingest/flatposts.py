"""Posts that a page prints one below the other, without an element around each.

In:  the elements of a page that are seen, its address, and whether it states that it is an article.
Out: groups of posts: an element put around the parts of each, its headline, and the day that is printed with it.

A post begins at a headline: a heading, or a line all link or all bold, set like others beside it. A headline has a day
of its own or a link to its post; a cross-head has neither, and stays in the text above it. A line that is no heading
needs the day: links to other stories stand in any article. Under a heading that is a day, or in a day begun above, the
link is needed too: a chronology has cross-heads there. Without days, what a page states decides, and short texts are
teasers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml.etree import Element as new_element
from lxml.etree import _Element as Element

from cuttings.ingest.days import is_day
from cuttings.ingest.pageblocks import HEADINGS, first_words, is_block
from cuttings.ingest.pagedays import day_inside, day_of_line
from cuttings.ingest.postform import MIN_WORDS

MIN_POSTS = 2
MIN_DOUBTED = 3
"""Posts that are told by their links alone, or against what the page states: an article may have two such headings."""
MAX_ROWS = 20
"""Rows of headlines that are tried, the longest first: no honest page sets them in more ways."""
MAX_HEADLINE = 200
MAX_ABOVE = 100
"""Characters that may stand above a headline: its day, its section, its writer."""
TOP = 2
"""Parts right below a headline among which its day stands; further down, days are told."""
MIN_BODY = 40
"""Characters below a headline that make a text: an outlet's name has fewer."""
TEASER = 280
"""Characters of a post that stands below an article to lead on to another one."""
_HEADED = frozenset({*HEADINGS, "dt"})
_SET = frozenset({"a", "b", "strong"})


@dataclass(frozen=True, slots=True)
class FlatPost:
    """One post: its parts in one element, its headline where the page has it, and its day as printed, if any."""

    box: Element
    headline: Element
    day: str | None


@dataclass(frozen=True, slots=True)
class _Head:
    """A headline, the part of the page that holds it alone, and the parts below it up to the next headline."""

    headline: Element
    box: Element
    below: tuple[Element, ...]
    is_linked: bool


@dataclass(frozen=True, slots=True)
class _Day:
    """The day of a headline, and the line that prints it; a day that other headlines share may be a chapter's."""

    words: str
    line: Element | None
    is_own: bool = True


def flat_posts(shown: Sequence[Element], base: str | None, *, states_article: bool) -> Iterator[tuple[FlatPost, ...]]:
    """Yield the groups of posts that a page may hold, those under headings first, higher ones before lower ones."""
    rows = sorted(_rows(shown), key=len, reverse=True)[:MAX_ROWS]
    for row in sorted(rows, key=_rank):
        lead, heads = _heads(row, base)
        posts = tuple(_posts(lead, heads))
        dated = sum(post.day is not None for post in posts)
        is_told = dated >= (MIN_DOUBTED if states_article else MIN_POSTS) or (
            not states_article and len(posts) >= MIN_DOUBTED and _are_whole_texts(posts)
        )
        if is_told and _have_bodies(posts) and not _is_article_with_teasers(posts):
            yield posts


def boxes_of(headlines: Sequence[Element], among: Sequence[Element]) -> list[Element]:
    """Return the largest part of a page around each headline that holds no other of those among which it stands."""
    held: dict[Element, int] = defaultdict(int)
    for headline in among:
        for each in headline.iterancestors():
            held[each] += 1
    return [_largest(headline, held) for headline in headlines]


def _largest(headline: Element, held: Mapping[Element, int]) -> Element:
    box = headline
    for each in headline.iterancestors():
        if held[each] > 1:
            break
        box = each
    return box


def _rank(row: Mapping[Element, Element]) -> int:
    return min(HEADINGS.get(str(headline.tag), len(HEADINGS) + 1) for headline in row.values())


def _rows(shown: Sequence[Element]) -> Iterator[Mapping[Element, Element]]:
    """Yield headlines that are set alike, by the part of the page that holds each; these stand beside each other."""
    by_build: dict[str, list[Element]] = defaultdict(list)
    for each in shown:
        if build := _build(each):
            by_build[build].append(each)
    for headlines in by_build.values():
        by_parent: dict[Element, dict[Element, Element]] = defaultdict(dict)
        for headline, box in zip(headlines, boxes_of(headlines, headlines), strict=True):
            if (parent := box.getparent()) is not None and _opens_with(box, headline):
                by_parent[parent][box] = headline
        yield from (row for row in by_parent.values() if len(row) >= MIN_POSTS)


def _opens_with(box: Element, headline: Element) -> bool:
    """Tell whether a part of a page has hardly any words above its headline."""
    return first_words(headline, MAX_HEADLINE) in first_words(box, MAX_ABOVE + MAX_HEADLINE)


def _build(element: Element) -> str | None:
    """Return how a headline is set, None for what is none."""
    is_heading = element.tag in _HEADED
    if not (is_heading or (is_block(element) and not any(is_block(each) for each in element.iterdescendants()))):
        return None
    words = first_words(element, MAX_HEADLINE + 1)
    if not words or len(words) > MAX_HEADLINE or is_day(words):
        return None
    if is_heading:
        return f"{element.tag}.{(element.get('class') or '').partition(' ')[0]}"
    return _line_build(element) if len(words.split()) >= MIN_WORDS else None


def _line_build(element: Element) -> str | None:
    """Return the elements that stand around all words of a line, None when none of them sets a link or bold type."""
    path, inner = [str(element.tag)], element
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
        path.append(str(inner.tag))
    return "/".join(path) if not _SET.isdisjoint(path) else None


def _heads(row: Mapping[Element, Element], base: str | None) -> tuple[Element | None, Sequence[_Head]]:
    """Return the headlines of a row with what stands below each, and the part above the first."""
    beside = next(iter(row)).getparent()
    parts = [each for each in beside if isinstance(each.tag, str) and (each in row or first_words(each, 1))]
    starts = [place for place, each in enumerate(parts) if each in row]
    heads = []
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        headline = row[parts[start]]
        heads.append(_Head(headline, parts[start], tuple(parts[start + 1 : end]), _has_own_link(headline, base)))
    return parts[starts[0] - 1] if starts[0] else None, heads


def _has_own_link(headline: Element, base: str | None) -> bool:
    """Tell whether a headline leads to another page; a link to a place on its own page is a mark of the page's."""
    for link in (*headline.iter("a"), *headline.iterancestors("a")):
        href = (link.get("href") or "").strip()
        try:
            away = urldefrag(urljoin(base or "", href)).url
        except ValueError:
            continue
        if away and away != urldefrag(base or "").url and not href.startswith(("#", "javascript:", "mailto:")):
            return True
    return False


def _posts(lead: Element | None, heads: Sequence[_Head]) -> Iterator[FlatPost]:
    """Yield the posts; a headline that opens none stands in the post above it."""
    days = _days(lead, heads)
    opens = [_opens(head, day) for head, day in zip(heads, days, strict=True)]
    places = [place for place, is_one in enumerate(opens) if is_one]
    if not _is_told(heads, days, opens):
        return
    lines = {day.line for day in days if day}
    for start, end in zip(places, [*places[1:], len(heads)], strict=True):
        box = new_element("div")
        for head in heads[start:end]:
            box.extend(deepcopy(each) for each in (head.box, *head.below) if each not in lines)
        day = days[start]
        yield FlatPost(box, heads[start].headline, day.words if day else None)


def _is_told(heads: Sequence[_Head], days: Sequence[_Day | None], opens: Sequence[bool]) -> bool:
    """Tell whether headlines open posts; of lines the last does too: a link to read on ends a part of an article."""
    dated = sum(is_one and day is not None for day, is_one in zip(days, opens, strict=True))
    if dated < MIN_POSTS:
        return all(opens)
    return heads[0].headline.tag in _HEADED or opens[-1]


def _opens(head: _Head, day: _Day | None) -> bool:
    is_heading = head.headline.tag in _HEADED
    return day.is_own or head.is_linked if day else head.is_linked and is_heading


def _days(lead: Element | None, heads: Sequence[_Head]) -> Sequence[_Day | None]:
    """Return the days of headlines, read from the place that dates most of them."""
    inside = [_Day(words, None) if (words := day_inside(head.box)) else None for head in heads]
    top = [_line_day(head.below[:TOP]) for head in heads]
    end = [_line_day(head.below[-1:]) for head in heads]
    return max((inside, top, _days_above(lead, heads), end), key=lambda days: sum(day is not None for day in days))


def _line_day(parts: Iterable[Element]) -> _Day | None:
    return next((_Day(words, each) for each in parts if (words := day_of_line(each))), None)


def _days_above(lead: Element | None, heads: Sequence[_Head]) -> Sequence[_Day | None]:
    """Return the last day above each headline, none at all when a day stands over anything but a headline."""
    days: list[_Day | None] = []
    above, current = lead, None
    for head in heads:
        opened = _line_day([above] if above is not None else [])
        current = opened or current
        is_own = opened is not None and opened.line is not None and opened.line.tag not in HEADINGS
        days.append(_Day(current.words, current.line, is_own) if current else None)
        if _line_day(head.below[:-1]):
            return []
        above = head.below[-1] if head.below else None
    return days if above is None or not day_of_line(above) else []


def _is_article_with_teasers(posts: Sequence[FlatPost]) -> bool:
    """Tell whether one of several texts has most of their words, and the others lead on to other articles."""
    *rest, longest = _lengths(posts)
    return longest > sum(rest) and longest > 2 * TEASER and max(rest) < TEASER


def _have_bodies(posts: Sequence[FlatPost]) -> bool:
    """Tell whether most texts have more than a headline and who printed it: else they are a list of headlines."""
    headlines = (len(first_words(post.headline, MAX_HEADLINE)) for post in posts)
    bodies = sorted(
        len(first_words(post.box, 2 * TEASER)) - headline for post, headline in zip(posts, headlines, strict=True)
    )
    return bodies[len(posts) // 2] >= MIN_BODY


def _are_whole_texts(posts: Sequence[FlatPost]) -> bool:
    """Tell whether most of several texts are longer than a teaser: a front page has teasers alone."""
    return _lengths(posts)[len(posts) // 2] > TEASER


def _lengths(posts: Iterable[FlatPost]) -> list[int]:
    return sorted(len(first_words(post.box, 20 * TEASER)) for post in posts)
