"""Find the runs of tokens that can be names, before it is decided what they name.

In:  a page.
Out: a `Sheet` of its tokens, and `Run`s in text order that do not overlap, each with the model's label if it gave one.

With a model its entities come first and capitals fill the gaps; without one capitals are all there is. Both are then
trimmed alike: articles, titles, nationalities and small words off the front, "'s" off the end, "A & B" cut in two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from cuttings.read.names.words import NameWords, name_words, plain_lower
from cuttings.read.page import Page

ENTITY_LABELS = frozenset(
    {"PERSON", "PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "MISC"}
)
BODY_LABELS = frozenset({"ORG", "GPE", "LOC"})
SPLITTERS = frozenset({"&", "and", "+", "/", ",", ";", "|", "–", "—", "or", "y", "e", "o", "u"})
MAX_PARTICLES = 3
"""Small words in a row inside a name: "de la", "of the", "y de la"."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens from `start` to `end` (not included) that may be one name, and the model's label, "" for none."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tokens of a page and what is asked of each of them many times."""

    doc: Doc
    words: NameWords
    is_parsed: bool
    lowers: list[str]
    capitals: list[bool]
    openings: list[bool]
    seen_small: frozenset[str]
    seen_inside: frozenset[str]

    def key(self, run: Run) -> tuple[str, ...]:
        """The words of a run in lower case: two runs with the same key are the same name as written."""
        return tuple(self.lowers[run.start : run.end])


def make_sheet(page: Page) -> Sheet:
    """Return the sheet of a page. `openings` are the first words of sentences and quotations."""
    lowers = [plain_lower(token.text) for token in page.doc]
    capitals = [_is_capital(token.text) for token in page.doc]
    openings = list(_openings(page.doc))
    small = frozenset(word for word, token in zip(lowers, page.doc, strict=True) if token.text.islower())
    inside = frozenset(word for word, big, first in zip(lowers, capitals, openings, strict=True) if big and not first)
    return Sheet(page.doc, name_words(page.tables), page.is_parsed, lowers, capitals, openings, small, inside)


def find_runs(sheet: Sheet) -> list[Run]:
    """Return the trimmed runs of a sheet in text order, none overlapping another."""
    offices = _office_phrases(sheet)
    taken = {ent.start for ent in sheet.doc.ents} | offices
    raw = [
        Run(ent.start, _body_end(sheet, ent, taken), ent.label_)
        for ent in sheet.doc.ents
        if ent.label_ in ENTITY_LABELS and not (ent.start in offices and ent.end - 1 in offices)
    ]
    covered = offices | {index for ent in sheet.doc.ents for index in range(ent.start, ent.end)}
    covered |= {index for run in raw for index in range(run.start, run.end)}
    raw.extend(_capital_runs(sheet, covered))
    cut = [piece for run in sorted(raw, key=lambda each: each.start) for piece in _pieces(sheet, run)]
    parts = [part for run in _all_trimmed(sheet, cut) for part in _parted(sheet, run)]
    return _without_offices(sheet, _merged(sheet, _all_trimmed(sheet, parts)))


def _all_trimmed(sheet: Sheet, runs: Iterable[Run]) -> list[Run]:
    return [trimmed for run in runs if (trimmed := _trimmed(sheet, run)) is not None]


def _body_end(sheet: Sheet, ent: Span, taken: set[int]) -> int:
    """Return where a name ends when the words of bodies that follow it are counted in: "Marenza" + "Police"."""
    end: int = ent.end
    if ent.label_ in BODY_LABELS:
        while end < len(sheet.doc) and end not in taken and sheet.capitals[end] and _is_body_word(sheet, end):
            end += 1
    return end


def _is_body_word(sheet: Sheet, index: int) -> bool:
    return sheet.lowers[index] in sheet.words.body_parts and not sheet.doc[index].is_sent_start


def _office_phrases(sheet: Sheet) -> set[int]:
    """Return the tokens of offices of several words: the capitals in "Secretary of State" are no names."""
    covered: set[int] = set()
    for index in range(len(sheet.doc)):
        length = sheet.words.offices.length_at(sheet.lowers, index)
        if length > 1:
            covered.update(range(index, index + length))
    return covered


def _is_capital(text: str) -> bool:
    return text[0].isupper() or (len(text) > 2 and text[0] in "'’" and text[1].isupper())


def _openings(doc: Doc) -> Iterator[bool]:
    """Tell of each token whether a capital is owed to its place: first of a sentence, after a quote mark or colon."""
    is_opening = True
    for token in doc:
        starts = is_opening or bool(token.is_sent_start)
        yield starts and not (token.is_punct or token.is_space)
        is_mark = token.is_quote or token.is_left_punct or token.text in ":-–—•*"
        is_opening = (starts and (token.is_punct or token.is_space)) or is_mark


def _capital_runs(sheet: Sheet, covered: set[int]) -> Iterator[Run]:
    index, end = 0, len(sheet.doc)
    while index < end:
        if index in covered or not sheet.capitals[index] or not _is_name_start(sheet, index):
            index += 1
            continue
        stop = _run_end(sheet, index, covered)
        yield Run(index, stop, "")
        index = stop


def _is_name_start(sheet: Sheet, index: int) -> bool:
    """Tell whether a capital here is a sign of a name: not where a sentence opens with an everyday word."""
    word = sheet.lowers[index]
    if not sheet.openings[index]:
        return True
    if word in sheet.words.never or word in sheet.words.leading:
        return False
    if sheet.is_parsed:
        return sheet.doc[index].pos_ == "PROPN"
    return word in sheet.seen_inside or _is_told_by_more(sheet, index)


def _is_told_by_more(sheet: Sheet, index: int) -> bool:
    """Tell whether a first word is a name by what follows, or by a table."""
    words, key = sheet.words, (sheet.lowers[index],)
    if key in words.known_places or key in words.known_bodies or _is_upper(sheet.doc[index].text):
        return True
    after = index + 1
    is_followed = after < len(sheet.doc) and sheet.capitals[after] and sheet.lowers[after] not in words.never
    starts_more = is_followed or sheet.lowers[index] in words.given or sheet.lowers[index] in words.body_parts
    return starts_more and sheet.lowers[index] not in sheet.seen_small


def _is_upper(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _run_end(sheet: Sheet, start: int, covered: set[int]) -> int:
    end, has_body_head = start + 1, sheet.lowers[start] in sheet.words.body_parts
    while True:
        following = _next_capital(sheet, end, covered, has_body_head=has_body_head)
        if following is None:
            return end
        has_body_head = has_body_head or sheet.lowers[following] in sheet.words.body_parts
        end = following + 1


def _next_capital(sheet: Sheet, end: int, covered: set[int], *, has_body_head: bool) -> int | None:
    """Return the next capital that goes on with the run: at once, or after a hyphen or small words of names."""
    particles = sheet.words.body_particles if has_body_head else sheet.words.person_particles
    for index in range(end, min(end + MAX_PARTICLES + 1, len(sheet.doc))):
        if index in covered or (sheet.openings[index] and sheet.doc[index].is_sent_start):
            return None
        if sheet.capitals[index] and sheet.lowers[index] not in sheet.words.never:
            return index
        if sheet.lowers[index] not in particles and not _is_hyphen_inside(sheet.doc[index]):
            return None
    return None


def _is_hyphen_inside(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def _pieces(sheet: Sheet, run: Run) -> Iterator[Run]:
    """Cut a run at joiners and brackets; a body keeps its "and" unless a part stands alone elsewhere."""
    start = run.start
    for index in range(run.start, run.end):
        if _is_cut(sheet, run, index):
            if start < index:
                yield replace(run, start=start, end=index)
            start = index + 1
    if start < run.end:
        yield replace(run, start=start)


def _is_cut(sheet: Sheet, run: Run, index: int) -> bool:
    word = sheet.lowers[index]
    if word in ("(", ")", "[", "]", "|", "+", "/", "“", "”", '"') or sheet.doc[index].is_space:
        return True
    if word not in SPLITTERS or (word in sheet.words.person_particles and run.label):
        return False
    has_body_head = any(each in sheet.words.body_parts for each in sheet.lowers[run.start : run.end])
    if word in ("&", "and", "y", "e"):
        return not (run.label in ("ORG", "LAW", "WORK_OF_ART", "EVENT") or has_body_head) or _is_place(sheet, run)
    return not (run.label == "ORG" and word == ",")


def _is_place(sheet: Sheet, run: Run) -> bool:
    """Tell whether a noun of places follows at once: "Port Vale & San Aurelio airports"."""
    if run.end >= len(sheet.doc):
        return False
    word = sheet.lowers[run.end]
    return word.endswith("s") and word[:-1] in sheet.words.place_heads


def _parted(sheet: Sheet, run: Run) -> Iterator[Run]:
    """Part a place or body from the person that it runs into: "president of Marenza Ana Ruiz"."""
    split = _person_start(sheet, run)
    if split is None:
        yield run
        return
    yield replace(run, end=split, label="")
    yield replace(run, start=split)


def _person_start(sheet: Sheet, run: Run) -> int | None:
    """Return where a person's name starts behind another name in a run: at a given name that a surname follows."""
    words = sheet.words
    follows_office = run.start > 1 and sheet.lowers[run.start - 1] in words.body_particles
    for index in range(run.start + 1, run.end - 1):
        front = tuple(sheet.lowers[run.start : index])
        is_known = front in words.known_places or front in words.known_bodies
        is_given = sheet.lowers[index] in words.given and all(sheet.capitals[index : index + 2])
        if is_given and (is_known or (follows_office and not run.label and front[0] not in words.given)):
            return index
        if is_known and all(sheet.capitals[index : run.end]) and not _names_a_body(sheet, index, run.end):
            return index
    return None


def _without_offices(sheet: Sheet, runs: list[Run]) -> list[Run]:
    """Leave out runs that are nothing but an office ("CEO", "Senator"), unless it is the surname of a person here."""
    tails = {
        sheet.lowers[run.end - 1] for run in runs if run.end - run.start > 1 and run.label in ("PERSON", "PER", "")
    }
    return [run for run in runs if not _is_office(sheet, run) or sheet.lowers[run.end - 1] in tails]


def _is_office(sheet: Sheet, run: Run) -> bool:
    return sheet.words.offices.length_at(sheet.lowers, run.start, run.end) == run.end - run.start


def _trimmed(sheet: Sheet, run: Run) -> Run | None:
    start, end = run.start, run.end
    while end > start and _is_trailing_junk(sheet, end - 1):
        end -= 1
    while start < end and (step := _leading_junk(sheet, start, end)):
        start += step
    if start >= end or not any(sheet.capitals[start:end]) or _is_never(sheet, start, end):
        return None
    return replace(run, start=start, end=end)


def _is_trailing_junk(sheet: Sheet, index: int) -> bool:
    word = sheet.lowers[index]
    if word in ("'s", "'", "s'"):
        return True
    if word in sheet.words.generations or any(char.isdigit() for char in word):
        return False
    return not sheet.capitals[index] and not _is_hyphen_part(sheet, index)


def _is_hyphen_part(sheet: Sheet, index: int) -> bool:
    return index > 1 and sheet.lowers[index - 1] == "-" and sheet.doc[index].is_alpha


def _leading_junk(sheet: Sheet, start: int, end: int) -> int:
    """Return how many tokens to take off the front: an article, a title before more, small words, punctuation."""
    word, token = sheet.lowers[start], sheet.doc[start]
    if _is_known(sheet, start, end):
        return 0
    if token.is_punct or token.is_space or (word in sheet.words.leading and not _is_big_particle(sheet, start, end)):
        return 1
    if not sheet.capitals[start] and not _is_small_front(sheet, start):
        return 1
    if word in sheet.words.honorifics and start + 1 < end:
        return 1 + (sheet.lowers[start + 1] == "." and start + 2 < end)
    if sheet.openings[start] and start + 1 < end and (word in sheet.words.never or _opens_before_name(sheet, start)):
        return 1
    if _names_a_body(sheet, start, end):
        return 0
    title = sheet.words.offices.length_at(sheet.lowers, start, end)
    if title and start + title < end:
        return title
    return _demonym_before_title(sheet, start, end)


def _demonym_before_title(sheet: Sheet, start: int, end: int) -> int:
    length = sheet.words.demonyms.length_at(sheet.lowers, start, end)
    if length and start + length < end and sheet.words.offices.length_at(sheet.lowers, start + length, end):
        return length
    return 0


def _is_small_front(sheet: Sheet, start: int) -> bool:
    """Tell whether a name may open with this small word: "al-Hadi", "bin Said", "von Reuss"."""
    word = sheet.lowers[start]
    return word in ("al", "el", "bin", "ibn", "von", "van", "ben") and start + 1 < len(sheet.doc)


def _opens_before_name(sheet: Sheet, start: int) -> bool:
    """Tell whether a first word owes its capital to its place, a given name standing next: "Habló Juan Ruiz"."""
    word, following = sheet.lowers[start], sheet.lowers[start + 1]
    is_own = word in sheet.words.given or word in sheet.seen_inside
    return not is_own and not sheet.is_parsed and following in sheet.words.given and sheet.capitals[start + 1]


def _is_known(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a table knows the run as it stands, its article included: "The Hague"."""
    key = tuple(sheet.lowers[start:end])
    return key in sheet.words.known_places or key in sheet.words.known_bodies


def _is_big_particle(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a name opens here with a word that has its own capital: "said De la Torre"."""
    is_big = sheet.capitals[start] and not sheet.openings[start]
    return is_big and end - start > 1


def _names_a_body(sheet: Sheet, start: int, end: int) -> bool:
    return any(word in sheet.words.body_parts or word in sheet.words.body_endings for word in sheet.lowers[start:end])


def _is_never(sheet: Sheet, start: int, end: int) -> bool:
    if end - start > 1:
        return False
    word = sheet.lowers[start]
    return word in sheet.words.never or not any(char.isalpha() for char in word)


def _merged(sheet: Sheet, runs: list[Run]) -> list[Run]:
    """Join a person's first name and surname that the model gave apart ("Ana" | "Ruiz")."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].end == run.start and _is_rest_of_person(sheet, merged[-1], run):
            merged[-1] = replace(merged[-1], end=run.end)
        else:
            merged.append(run)
    return merged


def _is_rest_of_person(sheet: Sheet, first: Run, rest: Run) -> bool:
    if (
        sheet.doc[rest.start].is_sent_start
        or rest.label in ("NORP", "EVENT")
        or first.label not in ("PERSON", "PER", "")
    ):
        return False
    is_given = sheet.lowers[first.end - 1] in sheet.words.given and first.end - first.start == 1
    is_name = first.label != "" or is_given
    return (
        is_name
        and rest.end - rest.start <= 2
        and sheet.key(rest) not in sheet.words.known_places | sheet.words.known_bodies
    )
