"""Decide what each name of a clipping names: person, body, group, place or event.

In:  the trimmed runs of a sheet.
Out: a type for each run, None where nothing speaks for any.

Every occurrence of a name votes: the model's label, a title before it, a word inside it, the preposition in front. The
votes of all occurrences are added, since one clipping hardly ever uses one name for two things. Then what full names
of persons tell is passed on to surnames and first names that stand alone, and bodies pass theirs on to acronyms.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from cuttings.model.finding import MentionType
from cuttings.read.names.runs import Run, Sheet

Key = tuple[str, ...]
Vote = tuple[MentionType, int]

LABEL_TYPES = {
    "PERSON": MentionType.PERSON,
    "PER": MentionType.PERSON,
    "ORG": MentionType.ORGANIZATION,
    "GPE": MentionType.PLACE,
    "LOC": MentionType.PLACE,
    "FAC": MentionType.PLACE,
    "NORP": MentionType.GROUP,
    "EVENT": MentionType.EVENT_NAME,
}
# Weights were set by hand: what a table or a title says outweighs a guess of the model, which outweighs a habit.
LABEL_WEIGHT = 3
KNOWN_WEIGHT = 12
HEAD_WEIGHT = 9
TITLE_WEIGHT = 8
WEAK_TITLE_WEIGHT = 4
GIVEN_WEIGHT = 5
SURNAME_WEIGHT = 8
VERB_WEIGHT = 4
PREPOSITION_WEIGHT = 2
FORM_WEIGHT = 1
PRONOUN_REACH = 40
"""Tokens before a pronoun in which its antecedent is looked for: about two sentences."""
TYPE_ORDER = tuple(MentionType)


def type_runs(sheet: Sheet, runs: Sequence[Run]) -> list[MentionType | None]:
    """Return the type of each run, in the order of the runs."""
    votes: dict[Key, Counter[MentionType]] = {}
    for run in runs:
        votes.setdefault(sheet.key(run), Counter()).update(dict(_added(_votes(sheet, run))))
    _pass_on_acronyms(sheet, runs, votes)
    _pass_on_companies(sheet, votes)
    _pass_on_pronouns(sheet, runs, votes)
    _pass_on_surnames(sheet, votes)
    best = {key: _best(counter) for key, counter in votes.items()}
    return [_settled(sheet, run, best[sheet.key(run)]) for run in runs]


def _added(votes: Iterator[Vote]) -> Counter[MentionType]:
    total: Counter[MentionType] = Counter()
    for kind, weight in votes:
        total[kind] += weight
    return total


def _votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    yield from _label_votes(sheet, run)
    yield from _word_votes(sheet, run)
    yield from _context_votes(sheet, run)


def _label_votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    if run.label not in LABEL_TYPES:
        if not sheet.is_parsed:
            yield from _form_votes(sheet, run)
        return
    kind = LABEL_TYPES[run.label]
    is_doubtful = (
        kind is MentionType.PLACE and run.end - run.start == 1 and sheet.key(run) not in sheet.words.known_places
    )
    yield kind, LABEL_WEIGHT - is_doubtful


def _form_votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    """Guess by form alone, where no model does: several capitals are a person, one alone a body."""
    is_person = run.end - run.start > 1 and all(sheet.doc[index].text[1:].islower() for index in _bigs(sheet, run))
    yield (MentionType.PERSON if is_person else MentionType.ORGANIZATION), FORM_WEIGHT


def _bigs(sheet: Sheet, run: Run) -> list[int]:
    return [index for index in range(run.start, run.end) if sheet.capitals[index]]


def _word_votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    words, key = sheet.words, sheet.key(run)
    if key in words.known_places:
        yield MentionType.PLACE, KNOWN_WEIGHT
    if key in words.known_bodies:
        yield MentionType.ORGANIZATION, KNOWN_WEIGHT
    if len(key) > 1 and (key[-1] in words.event_heads or any(word in words.event_heads for word in key[:1])):
        yield MentionType.EVENT_NAME, HEAD_WEIGHT
    if key[-1] in words.body_endings or (len(key) > 1 and any(word in words.body_parts for word in key)):
        yield MentionType.ORGANIZATION, HEAD_WEIGHT
    elif len(key) > 1 and (key[0] in words.place_heads | words.place_openers or key[-1] in words.place_heads):
        yield MentionType.PLACE, HEAD_WEIGHT
    elif len(key) > 1 and key[0] in words.given and key not in words.known_places:
        yield MentionType.PERSON, GIVEN_WEIGHT
    if len(key) == 1 and _is_acronym(sheet.doc[run.start].text):
        yield MentionType.ORGANIZATION, PREPOSITION_WEIGHT


def _context_votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    title = title_before(sheet, run)
    if title:
        weak = title in sheet.words.weak_offices
        yield MentionType.PERSON, WEAK_TITLE_WEIGHT if weak else TITLE_WEIGHT
    if _follows_body_noun(sheet, run):
        yield MentionType.ORGANIZATION, TITLE_WEIGHT
    if _is_apposed(sheet, run):
        yield MentionType.PERSON, WEAK_TITLE_WEIGHT
    if _has_age(sheet, run):
        yield MentionType.PERSON, TITLE_WEIGHT
    if run.start and sheet.lowers[run.start - 1] in sheet.words.place_prepositions:
        yield MentionType.PLACE, PREPOSITION_WEIGHT
    elif run.end - run.start == 1 and sheet.key(run) not in sheet.words.known_places:
        yield from _person_votes(sheet, run)


def title_before(sheet: Sheet, run: Run) -> str | None:
    """Return the title or form of address that ends right before a run: "president", "mr."."""
    end = run.start
    if end and sheet.lowers[end - 1] == "." and end > 1:
        end -= 1
    if not end:
        return None
    for length in (4, 3, 2, 1):
        start = end - length
        if start >= 0 and sheet.words.offices.length_at(sheet.lowers, start, end) == length:
            return " ".join(sheet.lowers[start:end])
    word = sheet.lowers[end - 1]
    return word if word in sheet.words.honorifics else None


def _follows_body_noun(sheet: Sheet, run: Run) -> bool:
    """Tell whether a noun for bodies stands in front, in the singular: "the airline Vale Air", "la empresa Aurelio"."""
    for start in range(run.start - 1, max(run.start - 4, -1), -1):
        if sheet.capitals[start] or not sheet.doc[start].is_alpha or sheet.lowers[start] in sheet.words.body_particles:
            return False
        length = sheet.words.bodies.length_at(sheet.lowers, start, run.start)
        if length:
            return start + length == run.start or not sheet.is_parsed
    return False


def _is_apposed(sheet: Sheet, run: Run) -> bool:
    """Tell whether a comma and an office follow within a few words: "Ana Ruiz, the Marenzan foreign minister"."""
    after = run.end
    if after + 1 >= len(sheet.doc) or sheet.lowers[after] != "," or run.label in ("GPE", "LOC"):
        return False
    stop = min(after + 6, len(sheet.doc))
    for index in range(after + 1, stop):
        if sheet.doc[index].is_punct or sheet.doc[index].is_sent_start:
            return False
        if sheet.words.offices.length_at(sheet.lowers, index):
            return sheet.lowers[index] not in sheet.words.weak_offices or index > after + 1
    return False


def _has_age(sheet: Sheet, run: Run) -> bool:
    """Tell whether a bare two-digit age in commas or brackets follows: "Ana Ruiz, 45,"."""
    if run.end + 2 >= len(sheet.doc):
        return False
    opening, age, closing = sheet.lowers[run.end : run.end + 3]
    return opening in (",", "(") and age.isdigit() and len(age) == 2 and closing in (",", ")", ".")


def _person_votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    """Yield what speaks for a lone word being a person: its verb, "who" after it, a wife or a funeral of its own."""
    if _is_acronym(sheet.doc[run.start].text) or _has_article(sheet, run):
        return
    after = sheet.lowers[run.end : run.end + 2]
    if after[:1] and (after[0] in sheet.words.relatives or (after[0] == "," and after[-1] in sheet.words.relatives)):
        yield MentionType.PERSON, WEAK_TITLE_WEIGHT
    if len(after) == 2 and after[0] == "'s" and after[1] in sheet.words.possessed:
        yield MentionType.PERSON, WEAK_TITLE_WEIGHT
    if sheet.lowers[run.start] in sheet.words.given:
        yield MentionType.PERSON, FORM_WEIGHT
    if sheet.is_parsed:
        yield from _verb_votes(sheet, run)


def _verb_votes(sheet: Sheet, run: Run) -> Iterator[Vote]:
    token, words = sheet.doc[run.start], sheet.words
    verb = token.head.lemma_.lower()
    telling = {"nsubj": words.personal_verbs, "nsubjpass": words.undergone}.get(token.dep_, frozenset())
    if verb in telling or any(each.lemma_.lower() in telling for each in _coordinated(token.head)):
        yield MentionType.PERSON, VERB_WEIGHT
    elif token.dep_ == "nsubj" and verb in words.person_verbs:
        yield MentionType.PERSON, FORM_WEIGHT if run.label == "ORG" else VERB_WEIGHT


def _coordinated(verb: Token) -> Iterator[Token]:
    """Yield the verbs joined to a verb that share its subject: "said it was time and thanked her"."""
    for child in verb.children:
        if child.dep_ == "conj" and not any(each.dep_ in ("nsubj", "nsubjpass") for each in child.children):
            yield child


def _has_article(sheet: Sheet, run: Run) -> bool:
    return run.start > 0 and sheet.lowers[run.start - 1] in sheet.words.articles


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isupper()


def _pass_on_acronyms(sheet: Sheet, runs: Sequence[Run], votes: dict[Key, Counter[MentionType]]) -> None:
    """A name before its bracketed acronym and the acronym share what they are."""
    for full, short in bracketed_acronyms(sheet, runs):
        names = votes[sheet.key(full)]
        if not names[MentionType.PLACE] and not names[MentionType.PERSON]:
            names[MentionType.ORGANIZATION] += WEAK_TITLE_WEIGHT
        kind = _best(names)
        if kind is not None:
            votes[sheet.key(short)][kind] += HEAD_WEIGHT


def bracketed_acronyms(sheet: Sheet, runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield each name with the bracketed acronym right after it: "Northern Assembly (NA)"."""
    for full, short in pairwise(runs):
        is_next = full.end + 1 == short.start and sheet.lowers[full.end] in ("(", "[")
        if (
            is_next
            and short.end - short.start == 1
            and _is_acronym(sheet.doc[short.start].text)
            and full.end - full.start > 1
        ):
            yield full, short


def _pass_on_companies(sheet: Sheet, votes: dict[Key, Counter[MentionType]]) -> None:
    """A body named in full ("Vale Air Ltd.") tells what the name without its ending is."""
    for key in [key for key in votes if len(key) > 1 and key[-1] in sheet.words.body_endings]:
        if key[:-1] in votes:
            votes[key[:-1]][MentionType.ORGANIZATION] += HEAD_WEIGHT


def _pass_on_pronouns(sheet: Sheet, runs: Sequence[Run], votes: dict[Key, Counter[MentionType]]) -> None:
    """Where "he" or "she" has no person before it but one lone unknown name as a subject, that name is a person."""
    starts = [run.start for run in runs]
    is_person = {key: _best(counter) is MentionType.PERSON for key, counter in votes.items()}
    for index, word in enumerate(sheet.lowers):
        if word in sheet.words.pronouns and sheet.words.pronouns[word][1] == "singular":
            near = runs[bisect_left(starts, index - PRONOUN_REACH) : bisect_left(starts, index)]
            lone = {sheet.key(run) for run in near if _can_be_person(sheet, run)}
            if len(lone) == 1 and not any(is_person[sheet.key(run)] for run in near):
                votes[lone.pop()][MentionType.PERSON] += VERB_WEIGHT


def _can_be_person(sheet: Sheet, run: Run) -> bool:
    key, token = sheet.key(run), sheet.doc[run.start]
    is_known = key in sheet.words.known_places or key in sheet.words.known_bodies
    is_lone = run.end - run.start == 1 and not is_known and not _is_acronym(token.text)
    return is_lone and token.dep_ in ("nsubj", "nsubjpass") and not _has_article(sheet, run)


def _pass_on_surnames(sheet: Sheet, votes: dict[Key, Counter[MentionType]]) -> None:
    full = [key for key, counter in votes.items() if len(key) > 1 and _best(counter) is MentionType.PERSON]
    parts = {part for key in full for part in name_tails(key, sheet.words.person_particles)}
    firsts = {key[:1] for key in full}
    for key, counter in votes.items():
        if key in sheet.words.known_places or key in sheet.words.known_bodies:
            continue
        if key in parts:
            counter[MentionType.PERSON] += SURNAME_WEIGHT + _rivals(counter)
        elif key in firsts:
            counter[MentionType.PERSON] += GIVEN_WEIGHT


def _rivals(counter: Counter[MentionType]) -> int:
    """The votes that labels gave to other types: a surname known from a full name outweighs them all."""
    return counter[MentionType.PLACE] + counter[MentionType.ORGANIZATION] + counter[MentionType.GROUP]


def name_tails(key: Key, particles: frozenset[str]) -> Iterator[Key]:
    """Yield what a person may be called by instead of the full name: each surname, with its particles or without."""
    for start in range(1, len(key)):
        yield key[start:]
        if key[start] not in particles and len(key[start]) > 2:
            yield key[start : start + 1]


def _best(counter: Counter[MentionType]) -> MentionType | None:
    if not any(counter.values()):
        return None
    return max(counter, key=lambda kind: (counter[kind], -TYPE_ORDER.index(kind)))


def _settled(sheet: Sheet, run: Run, kind: MentionType | None) -> MentionType | None:
    """Drop a nationality that is used as an adjective: "the Marenzan army" names no group of persons."""
    is_demonym = sheet.words.demonyms.length_at(sheet.lowers, run.start, run.end) == run.end - run.start
    if kind is not MentionType.GROUP and not (is_demonym and sheet.key(run) not in sheet.words.known_places):
        return kind
    return MentionType.GROUP if _is_plural(sheet, run) else None


def _is_plural(sheet: Sheet, run: Run) -> bool:
    token = sheet.doc[run.end - 1]
    if sheet.is_parsed:
        return token.tag_ in ("NNPS", "NNS") or (
            token.pos_ in ("PROPN", "NOUN") and token.dep_ not in ("compound", "amod")
        )
    return sheet.lowers[run.end - 1].endswith("s")
