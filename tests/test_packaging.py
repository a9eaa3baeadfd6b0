"""What the wheel asks for is all that it needs, whichever pip installs it.

pip before 23.3, which comes with Python 3.11 and 3.12, passes over an extra that is spelled otherwise where it is asked
for (`lxml[html_clean]`) than where it is offered (`html-clean`): what only such an extra brings must be named by us.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a distribution asks for, and the extras that it offers, both as written."""

    requires: tuple[Requirement, ...]
    offers: tuple[str, ...]


def metadata(name: str) -> Metadata:
    """Return what an installed distribution says of itself; nothing for one that is not installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return Metadata((), ())
    offers = found.metadata.get_all("Provides-Extra") or []
    return Metadata(tuple(Requirement(each) for each in found.requires or []), tuple(offers))


def passed_over(wanted: Requirement, there: Metadata) -> set[str]:
    """Return the names of what an old pip leaves out: what is asked for through an extra that is spelled otherwise."""
    lost = {each for each in wanted.extras if each not in there.offers}
    names = {each for each in there.offers if canonicalize_name(each) in {canonicalize_name(one) for one in lost}}
    return {canonicalize_name(each.name) for name in names for each in _brought_by(name, there)}


def _brought_by(extra: str, there: Metadata) -> Iterator[Requirement]:
    """Yield what is asked for with an extra and not without it."""
    return (each for each in there.requires if _applies(each, (extra,)) and not _applies(each))


def reached(names: Iterable[str]) -> Iterator[tuple[Requirement, Metadata]]:
    """Yield all that is asked for here, directly or by way of another, each with what it says of itself."""
    todo = [each for each in map(Requirement, names) if _applies(each)]
    seen: set[str] = set()
    while todo:
        wanted = todo.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        there = metadata(wanted.name)
        yield wanted, there
        todo += [each for each in there.requires if _applies(each, wanted.extras)]


def _applies(wanted: Requirement, extras: Iterable[str] = ()) -> bool:
    return not wanted.marker or any(wanted.marker.evaluate({"extra": each}) for each in ("", *extras))


def test_what_an_old_pip_passes_over_is_named_by_us() -> None:
    named = {canonicalize_name(Requirement(each).name) for each in PROJECT["dependencies"]}
    lost = {
        name: str(wanted) for wanted, there in reached(PROJECT["dependencies"]) for name in passed_over(wanted, there)
    }
    assert {name: by for name, by in lost.items() if name not in named} == {}


def test_all_that_we_ask_for_is_looked_at() -> None:
    names = {canonicalize_name(wanted.name) for wanted, _ in reached(PROJECT["dependencies"])}
    assert {"trafilatura", "justext", "lxml", "spacy"} <= names


@pytest.mark.parametrize(
    ("wanted", "offers", "lost"),
    [
        ("press[wire_copy]", "wire-copy", {"ticker-tape"}),
        ("press[wire-copy]", "wire_copy", {"ticker-tape"}),  # either way round
        ("press[wire-copy]", "wire-copy", set()),  # spelled alike
        ("press", "wire-copy", set()),  # no extra is asked for
        ("press[wire_room]", "wire-copy", set()),  # an extra that is not offered at all
    ],
)
def test_an_extra_that_is_spelled_otherwise_is_passed_over(wanted: str, offers: str, lost: set[str]) -> None:
    requires = (Requirement(f'Ticker_Tape; extra == "{offers}"'), Requirement("ink"))
    assert passed_over(Requirement(wanted), Metadata(requires, (offers,))) == lost
