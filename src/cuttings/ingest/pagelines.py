"""Lines that a page parts by line breaks alone, put into paragraphs, so that they read as those of other pages do.

In:  the tree of a page.
Out: the tree itself when it has no such lines, else a copy. The page's own tree stays as it is.

Two breaks end a paragraph; one does behind a line that is all a link or bold, or nothing but a day.
"""

from collections.abc import Iterator
from copy import deepcopy

from lxml.etree import Element as new_element
from lxml.etree import _Element as Element

from cuttings.ingest.pageblocks import first_words, is_block, prints_day

MIN_BREAKS = 4
"""Breaks in one element that make it a page's way to part lines: an address has two or three."""
_SET = ("a", "b", "strong")


def with_paragraphs(tree: Element) -> Element:
    """Return a tree whose lines are paragraphs."""
    if not any(_is_broken(each) for each in tree.iter()):
        return tree
    made = deepcopy(tree)
    for element in [each for each in made.iter() if _is_broken(each)]:
        parts = list(_parts(element))
        for each in list(element):
            element.remove(each)
        element.extend(each for each in parts if first_words(each, 1))
    return made


def _is_broken(element: Element) -> bool:
    return isinstance(element.tag, str) and sum(each.tag == "br" for each in element) >= MIN_BREAKS


def _parts(element: Element) -> Iterator[Element]:
    """Yield the lines of an element as paragraphs, and the blocks between them."""
    line = _line(element.text)
    element.text = None
    for each in list(element):
        tail, each.tail = each.tail, None
        is_end = is_block(each) or (each.tag == "br" and _is_ended(line))
        if not is_end:
            each.tail = tail
            line.append(each)
            continue
        yield line
        if each.tag != "br":
            yield each
        line = _line(tail)
    yield line


def _line(text: str | None) -> Element:
    made = new_element("p")
    made.text = text
    return made


def _is_ended(line: Element) -> bool:
    """Tell whether a break ends a line: it is the second one, or the line is a headline or a day."""
    if not len(line):
        return prints_day(line)
    last = line[-1]
    is_bare = not (last.tail or "").strip()
    is_set = len(line) == 1 and last.tag in _SET and not (line.text or "").strip()
    return is_bare and (last.tag == "br" or is_set or prints_day(line))
