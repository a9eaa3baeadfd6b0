"""Score what single sentences say of dates, in English and Spanish: the cases that recognisers are specified with.

In:  recognizers-specs/*.jsonl, the cases of Recognizers-Text: a short text, the day it was said, and each expression in
     it with its type and values. Many are words to an assistant, not news.
Out: the measures of the parts below, each told in its own module.

To score another kind of expression, add its part to `PARTS`.

Source: github.com/microsoft/Recognizers-Text, Specs; MIT licence. No score on these is published.
"""

from collections.abc import Callable, Iterable, Sequence

from evals.harness import Data, Document, Measure
from evals.recognized_dates import date_measures

PARTS: Sequence[Callable[[Sequence[Document]], Iterable[Measure]]] = (date_measures,)
"""What turns all cases into measures; each picks the cases that it is about."""


def score(data: Data) -> Iterable[Measure]:
    """Return the measures of all parts."""
    cases = list(data.documents())
    for part in PARTS:
        yield from part(cases)
