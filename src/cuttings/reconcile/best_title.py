"""The best title of an event, and the best in each language that tells it.

In:  the reports of an event, each with its clipping's summary; the words that tell nothing.
Out: the report whose title names the event, and a title for each language.

A title that stands alone is better than any that does not, one whose sentence tells mainly of this event better than
one that does so by the way; then come headlines before first sentences, the outlet's own voice before others, what
happened before what is planned; then the most typical, which shares most telling words with the others. What remains
equal is decided by length and by the words, so that the order of clippings decides nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cuttings.model.entry import LocalTitle
from cuttings.model.finding import Standing, Status, Voice
from cuttings.model.names import normal_name
from cuttings.reconcile.summary import LocalReport, Position, Summary, TitleForm
from cuttings.reconcile.words import WordLists

FORMS, POSITIONS = tuple(TitleForm), tuple(Position)
WHOLE = (TitleForm.WHOLE, TitleForm.CLAUSE)
"""Forms that stand alone."""
TOOK_PLACE = frozenset({Status.HAPPENED, Status.ONGOING})

Rank = tuple[int, bool, bool, bool, int, bool, bool, int]


def best_titles(
    told: Sequence[tuple[LocalReport, Summary]], words: WordLists
) -> tuple[LocalReport, tuple[LocalTitle, ...]]:
    """Return the report whose title names an event, and the best title of each language, by language.

    The event is named in the language most clippings use; where as many use another, in that of the better title, else
    in the first by its code.
    """
    by_language: dict[str, list[LocalReport]] = {}
    for report, summary in told:
        by_language.setdefault(summary.language, []).append(report)
    best = {language: _best(reports, words) for language, reports in by_language.items()}
    clippings = Counter(language for language, _ in {(each.language, each.clipping) for _, each in told})
    main = min(best, key=lambda language: (-clippings[language], rank_of(best[language]), language))
    return best[main], tuple(LocalTitle(language, best[language].title) for language in sorted(best))


def _best(reports: Sequence[LocalReport], words: WordLists) -> LocalReport:
    if len(reports) == 1:
        return reports[0]
    telling = {title: words.telling(normal_name(title)) for title in {each.title for each in reports}}
    shared = Counter(word for title in (each.title for each in reports) for word in telling[title])

    def key(report: LocalReport) -> tuple[Rank, int, int, str, str]:
        typical = _typical(telling[report.title], shared)
        return rank_of(report), -typical, len(report.title), report.title, report.id

    return min(reports, key=key)


def _typical(telling: Iterable[str], shared: Mapping[str, int]) -> int:
    """Return how often the telling words of a title stand in the others."""
    return sum(shared[word] - 1 for word in telling)


def rank_of(report: LocalReport) -> Rank:
    """Return a key by which a report whose title tells an event well comes before one whose title does so less."""
    return (
        0 if report.title_form in WHOLE else FORMS.index(report.title_form),
        report.standing is Standing.SCENE,
        report.refers is not None,
        not report.is_main,
        POSITIONS.index(report.position),
        report.voice is not Voice.OWN,
        report.status not in TOOK_PLACE,
        FORMS.index(report.title_form),
    )
