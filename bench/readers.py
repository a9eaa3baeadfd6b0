"""Measure what each reader costs, as a share of the parse of the same texts in the same run.

In:  texts.
Out: by reader, the processor seconds that it takes, with the ids of what it finds, over those of the parse.

Processor time and not wall-clock: machines are shared, and both sides of the ratio are measured clipping by clipping.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cuttings.ingest import clipping_of
from cuttings.model.clipping import Given, ReadingContext
from cuttings.model.dates import UNKNOWN
from cuttings.model.finding import Finding
from cuttings.pipeline.reading import parser_of
from cuttings.read.page import Page
from cuttings.read.reader import READERS, Reader, read_clipping
from cuttings.read.sentences import parse_clipping
from cuttings.resources.tables import load_tables

LANGUAGE = "en"
PARSE = "parse"


def reader_shares(texts: Sequence[str]) -> Mapping[str, float]:
    """Return the cost of each reader as a share of the parse, in the order in which they read."""
    parser, tables = parser_of(LANGUAGE, "auto"), load_tables(LANGUAGE)
    context = ReadingContext(UNKNOWN, "undated", LANGUAGE)
    seconds: defaultdict[str, float] = defaultdict(float)
    readers = [_timed(reader, seconds) for reader in READERS]
    for text in texts:
        clipping = clipping_of(text, Given(language=LANGUAGE))
        started = time.process_time()
        parse_clipping(clipping, parser, tables)
        seconds[PARSE] += time.process_time() - started
        read_clipping(clipping, context, parser, readers)
    return {reader.name: seconds[reader.name] / seconds[PARSE] for reader in READERS}


def _timed(reader: Reader, seconds: defaultdict[str, float]) -> Reader:
    """Return a reader that notes the seconds it takes."""

    def read(page: Page) -> Sequence[Finding]:
        started = time.process_time()
        found = reader.read(page)
        for each in found:
            each.id  # noqa: B018  hashing is part of the cost
        seconds[reader.name] += time.process_time() - started
        return found

    return replace(reader, read=read)
