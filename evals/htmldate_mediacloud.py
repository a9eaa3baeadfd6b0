"""Score the date that a saved page is said to be of.

In:  htmldate-mediacloud/*.jsonl: {id, url, html (a gzipped page beside the file), date (YYYY-MM-DD) or null}.
Out: accuracy     the day is exactly right, of the pages that have a date
     wrong_share  a wrong day is told, of the same pages: worse than none, so the lower the better
     coverage     some day is told, of the same pages
"""

from collections.abc import Iterable

import trafilatura

from cuttings.ingest.pagefacts import facts_of
from cuttings.ingest.sources import decode
from cuttings.model.clipping import Given
from evals.harness import Data, Document, Measure, Miss
from evals.pages import page_bytes


def score(data: Data) -> Iterable[Measure]:
    """Return accuracy, the share of wrong days, and coverage."""
    dated = [row for row in data.documents() if row["date"]]
    found = [_day(row, data) for row in dated]
    pairs = list(zip(dated, found, strict=True))
    misses = tuple(
        Miss("accuracy", row["url"], "differs" if day else "missed", row["date"], f"{day} ({where})", "")
        for row, (day, where) in pairs
        if day != row["date"]
    )
    n, right = len(dated), len(dated) - len(misses)
    told = sum(day is not None for day, _ in found)
    yield Measure("accuracy", right / n, n, misses)
    yield Measure("wrong_share", (told - right) / n, n)
    yield Measure("coverage", told / n, n)


def _day(row: Document, data: Data) -> tuple[str | None, str]:
    tree = trafilatura.load_html(decode(page_bytes(row, data), "page.html"))
    facts = facts_of(tree, Given(url=row["url"]))
    return facts.given.published, facts.dated_by or "no date"
