"""Read one labelled text with the readers of the program, as they stand.

In:  a text, its language and the day it was filed.
Out: a `ReadText`: the findings, their offsets those of the labelled text, and where the head of a phrase stands.

The parser of a language is loaded once; each text is parsed once.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from unittest import mock

from spacy.tokens import Doc, Token

from cuttings.ingest import clipping_of
from cuttings.model.clipping import Given, ReadingContext
from cuttings.model.dates import UNKNOWN, day_interval
from cuttings.model.finding import Finding, Kind, Mention, MentionForm
from cuttings.model.text import Span, Words
from cuttings.read import sentences
from cuttings.read.models import Depth, ModelChoice, load_model, resolve_model
from cuttings.read.page import Page
from cuttings.read.reader import READERS, Reader, read_clipping
from cuttings.read.sentences import Parser
from cuttings.resources import tables

LOOSE_CLAUSES = frozenset({"relcl", "acl", "advcl"})
LOOSE = LOOSE_CLAUSES | {"conj", "cc", "punct", "appos"}
"""What hangs on a noun and is no part of its phrase."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text, read. `refused` are findings whose words were not at their offsets, in words."""

    text: str
    findings: tuple[Finding, ...]
    refused: tuple[str, ...]
    doc: Doc
    is_parsed: bool

    def head_of(self, words: Words, ends: frozenset[str]) -> Span:
        """Return the head of a phrase: its syntactic head where the text was parsed.

        Else the last word before the first of `ends` (prepositions, relatives), or of the whole phrase.
        """
        tokens = self.doc.char_span(words.start, words.end, alignment_mode="expand")
        if tokens is None:
            return words.span
        if self.is_parsed:
            return Span(tokens.root.idx, tokens.root.idx + len(tokens.root))
        plain = [token for token in tokens if token.is_alpha or token.is_digit]
        stop = next((place for place, token in enumerate(plain) if place and token.lower_ in ends), len(plain))
        head = plain[stop - 1] if plain else tokens[-1]
        return Span(head.idx, head.idx + len(head))

    def phrase_of(self, words: Words) -> Span:
        """Return the noun phrase that some words head: what hangs on it, but clauses and what it is joined to.

        The words alone where the text was not parsed.
        """
        tokens = self.doc.char_span(words.start, words.end, alignment_mode="expand")
        if tokens is None or not self.is_parsed:
            return words.span
        kept = [tokens.root, *_hanging(tokens.root)]
        last = max(kept, key=lambda token: token.i)
        return Span(min(words.start, *(token.idx for token in kept)), max(words.end, last.idx + len(last)))

    def phrases_of(self, words: Words) -> list[Span]:
        """Return the noun phrase that some words head, and those of the same chain where the words are a pronoun."""
        mentions = [each for each in self.findings if isinstance(each, Mention)]
        pronoun = next((each for each in mentions if each.words == words and each.form is MentionForm.PRONOUN), None)
        chain = [each.words for each in mentions if pronoun and each.chain == pronoun.chain and each != pronoun]
        return [self.phrase_of(each) for each in (words, *chain)]


def _hanging(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ not in LOOSE:
            yield from (each for each in child.subtree if not LOOSE_CLAUSES & {each.dep_, each.head.dep_})


def read_text(text: str, language: str, filed: date | None, *, country: str | None = None) -> ReadText:
    """Return the reading of one labelled text as an article, filed on a day and in a country where they are known."""
    clipping = clipping_of(text, Given(language=language, published=str(filed) if filed else None))
    days = day_interval(filed) if filed else UNKNOWN
    context = ReadingContext(days, "given" if filed else "undated", language, country)
    parser = parser_of(language)
    docs: list[Doc] = []
    reading = read_clipping(clipping, context, parser, (*READERS, _doc_keeper(docs)))
    return ReadText(text, reading.findings, reading.refused, docs[0], parser.is_parsed)


def model_of(language: str) -> ModelChoice:
    """Return the language model that this environment reads a language with."""
    return resolve_model(language)


@cache
def parser_of(language: str) -> Parser:
    """Return the loaded parser of a language, once for each process."""
    choice = model_of(language)
    return Parser(load_model(choice), choice.key, choice.depth is Depth.PARSED)


@contextmanager
def with_tables(language: str, folder: Path) -> Iterator[None]:
    """Add a folder of word tables as one more language for the time of the block, in a copy that is thrown away.

    The loader reads from the one folder of the package and has no setting for another: that is set aside here.
    """
    kept = tables.ROOT
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / kept.name
        shutil.copytree(kept, copy, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        shutil.copytree(folder, copy / language)
        tables.ROOT = copy
        tables.load_tables.cache_clear()
        try:
            yield
        finally:
            tables.ROOT = kept
            tables.load_tables.cache_clear()


@contextmanager
def as_printed() -> Iterator[None]:
    """Read texts in capitals as they are printed for the time of the block, to tell what recasing is worth."""
    with mock.patch.object(sentences, "recase", lambda clipping, nlp, tables: clipping.text):
        yield


def _doc_keeper(docs: list[Doc]) -> Reader:
    """Return a reader that finds nothing and keeps the parse, so that heads need no second one."""

    def keep(page: Page) -> Sequence[Finding]:
        docs.append(page.doc)
        return ()

    return Reader("doc-keeper", "1", keep, Kind.TIE)
