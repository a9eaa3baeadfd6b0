"""The ordered list of readers, and how one clipping passes through them.

In:  a clipping and its reading context, with the parser and tables of its language.
Out: a `Reading`: all findings in text order, checked against the text, and those that were refused, with reasons.

Each reader is a plain function that declares what it needs and gives. To add one or swap one, pass another list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from cuttings.errors import SpanOutsideText
from cuttings.model.clipping import Clipping, ReadingContext
from cuttings.model.envelope import check_finding
from cuttings.model.finding import Finding, Kind
from cuttings.model.ids import content_hash
from cuttings.read import attributions, chains, figures, labels, names, reports, tenures, ties, times
from cuttings.read.page import Page
from cuttings.read.sentences import Parser, parse_clipping
from cuttings.resources.tables import load_tables


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: `gives` one kind of finding, after those it `needs`; replaces that kind when it `revises` it.

    `tables` names the word tables that it uses: their content is part of its method.
    """

    name: str
    version: str
    read: Callable[[Page], Sequence[Finding]]
    gives: Kind
    needs: tuple[Kind, ...] = ()
    tables: tuple[str, ...] = ()
    revises: bool = False


READERS: tuple[Reader, ...] = (
    Reader("names", "2", names.read_names, Kind.MENTION, (), names.TABLES),
    Reader("times", "5", times.read_times, Kind.TIMEX, (Kind.MENTION,), times.TABLES),
    Reader("chains", "2", chains.link_chains, Kind.MENTION, (Kind.MENTION,), chains.TABLES, revises=True),
    Reader(
        "attributions",
        "6",
        attributions.read_attributions,
        Kind.ATTRIBUTION,
        (Kind.MENTION, Kind.TIMEX),
        attributions.TABLES,
    ),
    Reader(
        "figures",
        "4",
        figures.read_figures,
        Kind.FIGURE,
        (Kind.MENTION, Kind.TIMEX, Kind.ATTRIBUTION),
        figures.TABLES,
    ),
    Reader(
        "reports",
        "15",
        reports.read_reports,
        Kind.REPORT,
        (Kind.MENTION, Kind.TIMEX, Kind.ATTRIBUTION, Kind.FIGURE),
        reports.TABLES,
    ),
    Reader(
        "tenures",
        "3",
        tenures.read_tenures,
        Kind.TENURE,
        (Kind.MENTION, Kind.TIMEX, Kind.ATTRIBUTION),
        tenures.TABLES,
    ),
    Reader(
        "labels",
        "5",
        labels.read_labels,
        Kind.LABEL,
        (Kind.MENTION, Kind.ATTRIBUTION, Kind.REPORT, Kind.TENURE),
        labels.TABLES,
    ),
    Reader("ties", "1", ties.read_ties, Kind.TIE, (Kind.MENTION, Kind.TIMEX, Kind.ATTRIBUTION), ties.TABLES),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one clipping, sorted by kind and place, and the findings refused, in words."""

    clipping: str
    findings: tuple[Finding, ...]
    refused: tuple[str, ...]


def read_clipping(
    clipping: Clipping,
    context: ReadingContext,
    parser: Parser,
    readers: Sequence[Reader] = READERS,
    *,
    doc: Doc | None = None,
) -> Reading:
    """Return what the readers find in one clipping, each finding's words checked against the text.

    `doc` is its parse, where that is there already.
    """
    tables = load_tables(context.language)
    parsed = doc if doc is not None else parse_clipping(clipping, parser, tables)
    page = Page(clipping, context, tables, parsed, parser.is_parsed, {})
    refused: list[str] = []
    for reader in readers:
        page, faults = _apply(reader, page, parser)
        refused.extend(faults)
    findings = [finding for kind in Kind for finding in page.found.get(kind, ())]
    return Reading(clipping.id, tuple(findings), tuple(refused))


@cache
def method_of(reader: Reader, language: str, model: str) -> str:
    """Return "reader@version+hash": the hash covers the reader's word tables and the language model."""
    tables = load_tables(language).hash_of(reader.tables)
    return f"{reader.name}@{reader.version}+{content_hash(tables, model)[:8]}"


def methods_key(language: str, model: str, readers: Sequence[Reader] = READERS) -> str:
    """Return one hash over the methods of all readers: a reading with the same key need not be made again."""
    return content_hash([method_of(reader, language, model) for reader in readers])


def _apply(reader: Reader, page: Page, parser: Parser) -> tuple[Page, list[str]]:
    method = method_of(reader, page.context.language, parser.model)
    found = {finding.id: finding for finding in reader.read(replace(page, method=method))}
    before = () if reader.revises else page.found.get(reader.gives, ())
    kept, refused = _checked([*before, *found.values()], page)
    in_order = sorted(kept, key=lambda finding: (finding.words.start, finding.words.end, finding.id))
    return page.with_found(reader.gives, tuple(in_order)), refused


def _checked(findings: Sequence[Finding], page: Page) -> tuple[list[Finding], list[str]]:
    kept: list[Finding] = []
    refused: list[str] = []
    for finding in findings:
        try:
            check_finding(finding, page.text)
            kept.append(finding)
        except SpanOutsideText as error:
            refused.append(f"{finding.method} gave a {finding.KIND} that was dropped: {error}")
    return kept, refused
