"""Score which part of a saved page is taken for its article.

In:  article-extraction/*.jsonl: {id, url, html (a gzipped page beside the file), text (the article's body)}.
Out: precision, recall and F1 over runs of four words, each averaged over the pages, as its makers measure them.

What is compared is the article's prose: headline, byline and date line of a clipping are left out, as in the gold.
"""

import re
from collections import Counter
from collections.abc import Iterable

from cuttings.errors import Unreadable
from cuttings.ingest import extract
from cuttings.model.clipping import PROSE, Clipping, Given
from evals.harness import Data, Document, Measure, Miss
from evals.pages import page_bytes

RUN = 4
"""Words in a run."""
POOR = 0.9
"""Pages whose F1 lies below are shown as misses."""
SHOWN = 160

Runs = Counter[tuple[str, ...]]


def score(data: Data) -> Iterable[Measure]:
    """Return precision, recall and F1."""
    precisions, recalls, misses = [], [], []
    for row in data.documents():
        found = _prose(row, data)
        precision, recall = _overlap(_runs(found), _runs(row["text"]))
        precisions.append(precision)
        recalls.append(recall)
        if _f1(precision, recall) < POOR:
            told = f"precision {precision:.2f}, recall {recall:.2f}: {' '.join(found.split())[:SHOWN]}"
            misses.append(Miss("f1", row["url"], "differs", " ".join(row["text"].split())[:SHOWN], told, ""))
    n = len(precisions)
    precision, recall = sum(precisions) / n, sum(recalls) / n
    yield Measure("precision", precision, n)
    yield Measure("recall", recall, n)
    yield Measure("f1", _f1(precision, recall), n, tuple(misses))


def _prose(row: Document, data: Data) -> str:
    try:
        extraction = extract(page_bytes(row, data), "page.html", Given(url=row["url"]), {})
    except Unreadable:
        return ""
    return "\n".join(_paragraphs(each) for each in extraction.clippings)


def _paragraphs(clipping: Clipping) -> str:
    return "\n".join(each.span.cut(clipping.text) for each in clipping.passages if each.kind in PROSE)


def _runs(text: str) -> Runs:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1)))


def _overlap(found: Runs, gold: Runs) -> tuple[float, float]:
    """Return precision and recall."""
    shared = (found & gold).total()
    return shared / max(1, found.total()), shared / max(1, gold.total())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
