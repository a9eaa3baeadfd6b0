"""The blocks of a part of a page as pieces, in the order in which the page shows them.

In:  an element, the address that its links are relative to, and the words of the page's source.
Out: pieces: their form says how a block is set, as in Markdown. Menus, forms, comments and the like are left out.

Parts of a page are told by their elements, and by their classes: lists in resources/webpages.toml.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from cuttings.ingest.days import is_day
from cuttings.ingest.pagenames import names
from cuttings.ingest.pagewords import PageWords, tidy
from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.sourcelines import read_source_line
from cuttings.model.text import Stretch

HEADINGS = {f"h{level}": level for level in range(1, 7)}
MAX_DAY = 61
"""Characters at the start of a part of a page that are tried as a day: one more than a line with a day has."""
_BOLD = ("b", "strong")
_LINE = (Form.LINKED, Form.BOLD, Form.SOURCED)
MAX_CELL = 200
"""Characters of the longest headline in a table."""
_BREAK = "\v"
"""A line break among the words of a block; it is blank, and reads as a space."""
_MARKS = " .,;:|–—-*()»«·"


@dataclass(slots=True)
class _Run:
    """Words with one setting."""

    text: str
    url: str | None
    is_bold: bool


@dataclass(slots=True)
class _State:
    """What the walk stands in: elements that are open, and the words since the last block ended."""

    base: str | None
    runs: list[_Run] = field(default_factory=list)
    level: int = 0
    quoted: int = 0
    bold: int = 0
    captions: int = 0
    links: list[str | None] = field(default_factory=list)
    cited: str | None = None

    def say(self, text: str | None) -> None:
        """Take up words."""
        if text:
            self.runs.append(_Run(text, self.links[-1] if self.links else None, self.bold > 0))


def element_blocks(element: Element, base: str | None, words: PageWords) -> list[Piece]:
    """Return the blocks of an element as pieces."""
    return [_piece(runs, state, words) for runs, state in _blocks(element, base)]


def is_noise(element: Element) -> bool:
    """Tell whether a part of a page is none of its texts: a menu, a form, comments, what is hidden."""
    if element.tag in names("no_text"):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    tokens = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    is_named = not names("noise").isdisjoint(tokens) or element.get("role") in names("noise_roles")
    return is_named and not prints_day(element)


def prints_day(element: Element) -> bool:
    """Tell whether the words of an element are nothing but a day."""
    return is_day(first_words(element, MAX_DAY))


def shown_elements(tree: Element) -> list[Element]:
    """Return the elements of a page that hold its texts, in their order."""
    shown = []
    walk = iterwalk(tree, events=("start",))
    for _, each in walk:
        if each is not tree and is_noise(each):
            walk.skip_subtree()
        else:
            shown.append(each)
    return shown


def is_block(element: Element) -> bool:
    """Tell whether an element begins and ends a block."""
    return element.tag in names("blocks")


def first_words(element: Element, length: int) -> str:
    """Return the words of an element up to about a length in characters: the whole would be read for nothing."""
    told, count = [], 0
    for text in element.itertext():
        told.append(str(text))
        count += len(" ".join(text.split()))
        if count >= length:
            break
    return tidy("".join(told))


def _blocks(element: Element, base: str | None) -> Iterator[tuple[Sequence[_Run], _State]]:
    state = _State(base)
    walk = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, each in walk:
        if event == "start" and each is not element and (is_noise(each) or _is_row_of_names(each)):
            walk.skip_subtree()
        elif event == "start" and each.tag == "tr" and (line := _line_of_row(each, base)):
            yield from _flushed(state)
            state.runs = line
            walk.skip_subtree()
        elif event == "start":
            if each.tag in names("blocks"):
                yield from _flushed(state)
            _enter(state, each)
            state.say(each.text)
        elif event == "end" and not (each is not element and is_noise(each)):
            if each.tag in names("blocks"):
                yield from _flushed(state)
            _leave(state, each)
            if each.tag == "br" and (_is_line(state) or _is_after_break(state)):
                yield from _flushed(state)
            state.say(_BREAK if each.tag == "br" else None)
        if event != "start" and each is not element:
            state.say(each.tail)
    yield from _flushed(state)


def _is_row_of_names(element: Element) -> bool:
    """Tell whether an element is the top row of a table, which names its columns."""
    return element.tag == "tr" and len(element) > 1 and all(each.tag == "th" for each in element)


def _line_of_row(row: Element, base: str | None) -> list[_Run]:
    """Return the row of a table of headlines as a line: its link, then outlet and day as reading lists give them."""
    cells = [each for each in row if each.tag in ("td", "th") and first_words(each, 1)]
    links = [each for each in row.iter("a") if absolute(each.get("href"), base) and first_words(each, 1)]
    if len(links) != 1 or len(cells) < 2:
        return []
    headline = first_words(links[0], MAX_CELL + 1)
    others = [words for each in cells if (words := first_words(each, MAX_CELL + 1)) != headline]
    source = f" — {', '.join(sorted(others, key=is_day))}"
    is_line = len(others) == len(cells) - 1 and max(len(headline), len(source)) <= MAX_CELL
    if not is_line or read_source_line(source) is None:
        return []
    return [_Run(headline, absolute(links[0].get("href"), base), is_bold=False), _Run(source, None, is_bold=False)]


def _flushed(state: _State) -> Iterator[tuple[Sequence[_Run], _State]]:
    runs, state.runs = state.runs, []
    if any(char.isalnum() for run in runs for char in run.text):
        yield runs, state


def _enter(state: _State, element: Element) -> None:
    state.level = HEADINGS.get(element.tag, state.level)
    state.bold += element.tag in _BOLD
    state.captions += element.tag == "figcaption"
    if element.tag == "a":
        state.links.append(absolute(element.get("href"), state.base))
    if element.tag == "blockquote":
        state.quoted += 1
        state.cited = absolute(element.get("cite"), state.base)


def _leave(state: _State, element: Element) -> None:
    if element.tag in HEADINGS:
        state.level = 0
    state.bold -= element.tag in _BOLD
    state.captions -= element.tag == "figcaption"
    state.quoted -= element.tag == "blockquote"
    if element.tag == "a" and state.links:
        state.links.pop()


def _is_line(state: _State) -> bool:
    """Tell whether the words before a line break are a headline: a line all of it a link or bold."""
    return not state.quoted and bool(state.runs) and _form(state.runs, state) in _LINE


def _is_after_break(state: _State) -> bool:
    """Tell whether nothing stands between the last line break and here: two end a paragraph."""
    for run in reversed(state.runs):
        if run.text == _BREAK or run.text.strip():
            return run.text == _BREAK
    return False


def absolute(href: str | None, base: str | None) -> str | None:
    """Return a whole address, or None for what is none outside its page."""
    if not href or href.strip().startswith("#"):
        return None
    try:
        url = urljoin(base or "", href.strip())
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return url if host and url.startswith(("http://", "https://")) else None


def _piece(runs: Sequence[_Run], state: _State, words: PageWords) -> Piece:
    text = tidy("".join(run.text for run in runs))
    form = _form(runs, state)
    url = next((run.url for run in runs if run.url), None)
    linked = len(_linked(runs)) if form is Form.SOURCED else 0
    cited = state.cited if form is Form.QUOTED else None
    return Piece(text, form, state.level, cited or url, _places(text, linked, words), linked)


def _places(text: str, linked: int, words: PageWords) -> tuple[Stretch, ...]:
    """Return where a block stands in the source; a link and its source may stand apart there, in cells of a row."""
    if not linked:
        return words.stretches(text)
    link, behind = words.stretches(text[:linked]), words.stretches(text[linked:])
    return (*link, *(replace(each, here=each.here + linked) for each in behind))


def _form(runs: Sequence[_Run], state: _State) -> Form:
    if state.captions:
        return Form.CAPTION
    if state.quoted:
        return Form.QUOTED
    if not _said(runs, lambda run: not run.url) and any(run.url for run in runs):
        return Form.LINKED
    if state.level:
        return Form.HEADING
    if _linked(runs) and read_source_line(_behind(runs)):
        return Form.SOURCED
    is_bold = any(run.is_bold for run in runs) and not _said(runs, lambda run: not run.is_bold)
    return Form.BOLD if is_bold else Form.PLAIN


def _said(runs: Sequence[_Run], is_meant: Callable[[_Run], bool]) -> str:
    return "".join(run.text for run in runs if is_meant(run)).strip(f"{_MARKS}\n\t\xa0")


def _linked(runs: Sequence[_Run]) -> str:
    """Return the words of the link that a block starts with, empty when it holds more links or starts otherwise."""
    told = [run for run in runs if run.text.strip()]
    urls = {run.url for run in told if run.url}
    count = next((place for place, run in enumerate(told) if not run.url), len(told))
    is_only = len(urls) == 1 and not any(run.url for run in told[count:])
    return tidy("".join(run.text for run in told[:count])) if is_only else ""


def _behind(runs: Sequence[_Run]) -> str:
    return tidy("".join(run.text for run in runs))[len(_linked(runs)) :]
