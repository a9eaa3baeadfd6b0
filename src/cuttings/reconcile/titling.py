"""Which words of a clipping the title of each report is made of.

In:  a clipping, its findings, and the words of its language that titles are cut by.
Out: for each report its `Title`.

A report in a headline is called as the headline; another as its sentence, behind the dateline, or, where somebody
asserts it, as what is said: "Two people died, the ministry said" is called "Two people died". What is denied, asked or
ordered keeps the words that say so, and so does what is no clause without them ("agreed to buy").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from cuttings.model.clipping import Clipping, Passage, PassageKind
from cuttings.model.finding import Act, Attribution, Finding, Form, Polarity, Report, Standing
from cuttings.model.text import Span
from cuttings.reconcile.clauses import SHORTEST, Told, is_clause
from cuttings.reconcile.title_words import TitleWords
from cuttings.reconcile.titles import Title, headline_title, in_quotes, opens_loosely, sentence_title

IN_MIDST = re.compile(r"(?<=[^\W_]\s)[^\W\d_]+(?:['’][^\W\d_]+)*|(?<=,\s)[^\W\d_]+")
"""A word in the midst of a sentence: its capital, if it has one, is its own."""
END_OF_QUOTE = ' \n.,;:!?…”»"'
LINE = re.compile(r"[^\n]*\S[^\n]*")


class Titles:
    """Names the reports of one clipping."""

    def __init__(self, clipping: Clipping, findings: Sequence[Finding], words: TitleWords) -> None:
        """Index what titles are made of."""
        self.clipping = clipping
        self.text = clipping.text
        self.words = words
        self.said = {each.id: each for each in findings if isinstance(each, Attribution)}
        self.reports = [each for each in findings if isinstance(each, Report)]

    def of(self, report: Report) -> Title:
        """Return what a report is called."""
        told = self._told(report)
        passage = self._passage(report)
        if passage and passage.kind is PassageKind.HEADLINE:
            publisher = self.clipping.publisher
            return headline_title(self.text, told, passage.span, publisher=publisher, seen=self._seen)
        sentence = self._sentence(report, passage)
        pieces = self._said_in(report, told, sentence) or [sentence]
        title = sentence_title(self.text, told, pieces, is_main=report.standing is Standing.HEAD)
        return in_quotes(title) if self._is_quoted(report, sentence) else title

    def _told(self, report: Report) -> Told:
        told = [each for each in self.reports if each.sentence == report.sentence]
        beside = tuple(party for each in told for party in (*each.actor, *each.recipient))
        triggers = tuple(each.trigger for each in told)
        return Told(report.trigger, (*report.actor, *report.recipient), report.place, beside, triggers, self.words)

    def _passage(self, report: Report) -> Passage | None:
        start = report.trigger.start
        return next((each for each in self.clipping.passages if each.start <= start < each.end), None)

    def _sentence(self, report: Report, passage: Passage | None) -> Span:
        """Return the sentence of a report inside its passage and line, behind the dateline."""
        whole = report.sentence or report.trigger.span
        outer = _line(self.text, passage.span, report.trigger.start) if passage else whole
        dateline = self.clipping.dateline
        filed = dateline.words.end if dateline and dateline.words.end <= report.trigger.start else 0
        return Span(max(whole.start, outer.start, filed), max(min(whole.end, outer.end), report.trigger.end))

    def _said_in(self, report: Report, told: Told, sentence: Span) -> list[Span]:
        """Return the pieces of what is asserted in a sentence where they are clauses; none where they are not."""
        said = self.said.get(report.attribution or "")
        if said is None or (said.form, said.act, said.polarity) != (Form.INDIRECT, Act.SPEECH, Polarity.ASSERTS):
            return []
        pieces = [each.span for each in said.content if sentence.contains(each)]
        holding = next((each for each in pieces if each.contains(report.trigger)), None)
        if holding is None or opens_loosely(holding.cut(self.text), self.words):
            return []
        is_before = said.cue is not None and said.cue.start >= pieces[-1].end
        stands = is_before or is_clause(self.text, told, holding)
        return pieces if stands and len(holding.cut(self.text).split()) >= SHORTEST else []

    def _is_quoted(self, report: Report, sentence: Span) -> bool:
        """Tell whether a whole sentence stands inside quotation marks that it does not show itself."""
        said = self.said.get(report.attribution or "")
        words = Span(sentence.start, sentence.start + len(sentence.cut(self.text).rstrip(END_OF_QUOTE)))
        is_direct = said is not None and said.form is Form.DIRECT
        return is_direct and said is not None and any(each.span.contains(words) for each in said.content)

    @cached_property
    def _seen(self) -> frozenset[str]:
        """The words in the midst of sentences outside the headline."""
        return frozenset(self._words_outside())

    def _words_outside(self) -> Iterator[str]:
        for passage in self.clipping.passages:
            if passage.kind is not PassageKind.HEADLINE:
                yield from IN_MIDST.findall(self.text, passage.start, passage.end)


def _line(text: str, passage: Span, at: int) -> Span:
    """Return the line that a place stands in, of a passage where lines end for a reason.

    A line that ends although the next word had room is a line of its own: a title, a date. Others are only wrapped.
    """
    lines = list(LINE.finditer(text, passage.start, passage.end))
    widest = max((len(each[0]) for each in lines), default=0)
    start, end = passage.start, passage.end
    for one, other in pairwise(lines):
        if len(one[0]) + 1 + len(other[0].split(maxsplit=1)[0]) <= widest:
            start = other.start() if other.start() <= at else start
            end = min(end, one.end()) if one.end() > at else end
    return Span(start, end)
