"""Join mentions by name inside one clipping.

In:  the marks of a page.
Out: joins in `Groups`, and reasons for the lone names that two persons fit.

A person's names join when one is a fuller form of the other; a surname or first name alone when one person fits.
Bodies, places, groups and events join by the same words, by an acronym, or by a table of aliases. Likeness of spelling
joins nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Groups, Mark, Sheaf
from cuttings.read.names.types import name_tails
from cuttings.read.names.words import NameWords, name_words

Key = tuple[str, ...]
Reasons = dict[int, str]


def join_names(sheaf: Sheaf, groups: Groups, genders: Mapping[int, str]) -> Reasons:
    """Join all mentions by name; return why some lone names were left alone, by the order of the mark."""
    words = name_words(sheaf.page.tables)
    named = [mark for mark in sheaf.marks if mark.mention.form is MentionForm.NAME]
    persons = [mark for mark in named if mark.mention.type is MentionType.PERSON]
    others = [mark for mark in sheaf.marks if mark.mention.type is not MentionType.PERSON and _joins_by_words(mark)]
    _join_others(sheaf, groups, others)
    return _join_persons(groups, persons, words, genders)


def _joins_by_words(mark: Mark) -> bool:
    return mark.mention.form is MentionForm.NAME or (
        mark.mention.form is MentionForm.NOMINAL and mark.mention.type is not MentionType.OFFICE
    )


def _join_persons(groups: Groups, persons: list[Mark], words: NameWords, genders: Mapping[int, str]) -> Reasons:
    full: dict[Key, Mark] = {}
    for mark in persons:
        key = _without_generation(mark.key, words)
        if len(key) > 1 and key[0] not in words.person_particles:
            groups.join(full.setdefault(key, mark).order, mark.order)
    _join_fuller(groups, full)
    _join_surnames(groups, full, words)
    return _join_lone(groups, persons, full, words, genders)


def _without_generation(key: Key, words: NameWords) -> Key:
    return key[:-1] if len(key) > 2 and key[-1] in words.generations else key


def _join_fuller(groups: Groups, full: Mapping[Key, Mark]) -> None:
    """Join "Ana Ruiz" to "Ana María Ruiz Salas" when nobody else's name is a fuller form of it."""
    by_front: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        by_front[key[0][:1]].append(key)
    for keys in by_front.values():
        for short in keys:
            longer = {groups.first(full[key].order) for key in keys if len(key) > len(short) and _is_fuller(short, key)}
            if len(longer) == 1:
                groups.join(full[short].order, longer.pop())


def _join_surnames(groups: Groups, full: Mapping[Key, Mark], words: NameWords) -> None:
    """Join "Ruiz Salas" to the only "Ana Ruiz Salas": two surnames, unless the first of them is also a first name."""
    by_surnames: dict[Key, set[int]] = defaultdict(set)
    for key, mark in full.items():
        if len(key) > 2:
            by_surnames[key[-2:]].add(groups.first(mark.order))
    for key, mark in full.items():
        bearers = by_surnames.get(key, set())
        if len(bearers) == 1 and key[0] not in words.given:
            groups.join(next(iter(bearers)), mark.order)


def _is_fuller(short: Key, long: Key) -> bool:
    if not (short[0] == long[0] or short[0].rstrip(".") == long[0][:1]):
        return False
    remaining = iter(long[1:])
    return all(any(word == other for other in remaining) for word in short[1:])


def _join_lone(
    groups: Groups, persons: list[Mark], full: Mapping[Key, Mark], words: NameWords, genders: Mapping[int, str]
) -> Reasons:
    by_tail, by_first = _lone_forms(full, words)
    reasons: Reasons = {}
    last_seen: dict[int, Mark] = {}
    alone: dict[Key, Mark] = {}
    for mark in persons:
        if mark.key not in full and _without_generation(mark.key, words) not in full:
            fits = {groups.first(each.order) for each in by_tail.get(mark.key) or by_first.get(mark.key) or []}
            fits = _of_gender(fits, genders.get(mark.order, ""), groups, genders)
            chosen = _chosen(fits, last_seen, mark)
            if chosen is not None:
                groups.join(chosen, mark.order)
            elif fits:
                reasons[mark.order] = f"{len(fits)} persons in this clipping can be meant"
            else:
                groups.join(alone.setdefault(mark.key, mark).order, mark.order)
        last_seen[groups.first(mark.order)] = mark
    return reasons


def _lone_forms(full: Mapping[Key, Mark], words: NameWords) -> tuple[dict[Key, list[Mark]], dict[Key, list[Mark]]]:
    by_tail: dict[Key, list[Mark]] = defaultdict(list)
    by_first: dict[Key, list[Mark]] = defaultdict(list)
    for key, mark in full.items():
        by_first[key[:1]].append(mark)
        for tail in dict.fromkeys(name_tails(key, words.person_particles)):
            by_tail[tail].append(mark)
    return by_tail, by_first


def _of_gender(fits: set[int], gender: str, groups: Groups, genders: Mapping[int, str]) -> set[int]:
    """Keep those whose gender does not speak against the title ("Mrs Ruiz")."""
    return {each for each in fits if not gender or genders.get(each, "") in ("", gender)} or fits


def _chosen(fits: Iterable[int], last_seen: Mapping[int, Mark], mark: Mark) -> int | None:
    """Return the one person that fits, or the one of several who alone was named in this sentence or the last."""
    every = sorted(fits)
    if len(every) == 1:
        return every[0]
    near = [each for each in every if each in last_seen and mark.sentence - last_seen[each].sentence <= 1]
    return near[0] if len(near) == 1 else None


def _join_others(sheaf: Sheaf, groups: Groups, others: list[Mark]) -> None:
    aliases: Mapping[str, str] = sheaf.page.tables["chains"].get("aliases", {})
    first_of: dict[tuple[MentionType, Key], Mark] = {}
    nouns = frozenset(sheaf.page.tables["chains"].get("described", {}).get("bodies", ()))
    articles = name_words(sheaf.page.tables).articles
    for mark in others:
        if mark.mention.form is MentionForm.NOMINAL and mark.key[-1] in nouns:
            continue
        key = mark.key[1:] if len(mark.key) > 1 and mark.key[0] in articles else mark.key
        alias = aliases.get(" ".join(sheaf.lowers[mark.end - len(key) : mark.end]))
        key = tuple(alias.split()) if alias else key
        kind = MentionType.PLACE if mark.mention.type is MentionType.ORGANIZATION else mark.mention.type
        groups.join(first_of.setdefault((kind, key), mark).order, mark.order)
    for full, short in _acronym_pairs(sheaf, others):
        groups.join(full.order, short.order)
    _join_short_bodies(groups, others)
    _join_described(sheaf, groups, others)


def _join_short_bodies(groups: Groups, others: list[Mark]) -> None:
    """Join a body to the one body here whose name goes on from its own: "Vale Air" to "Vale Air Ltd."."""
    bodies = {mark.key: mark for mark in others if _is_named_body(mark)}
    longer: dict[Key, set[int]] = defaultdict(set)
    for key, mark in bodies.items():
        for end in range(1, len(key)):
            longer[key[:end]].add(groups.first(mark.order))
    for key, mark in bodies.items():
        if len(longer.get(key, ())) == 1:
            groups.join(next(iter(longer[key])), mark.order)


def _is_named_body(mark: Mark) -> bool:
    return mark.mention.type is MentionType.ORGANIZATION and mark.mention.form is MentionForm.NAME


def _join_described(sheaf: Sheaf, groups: Groups, others: list[Mark]) -> None:
    """Join "the company" to the body named before it: one whose name has the word, else the one named most by far."""
    table: Mapping[str, Sequence[str]] = sheaf.page.tables["chains"].get("described", {})
    nouns, articles = frozenset(table.get("bodies", ())), frozenset(table.get("articles", ()))
    named: Counter[int] = Counter()
    by_word: dict[str, set[int]] = defaultdict(set)
    for mark in others:
        if mark.mention.type is not MentionType.ORGANIZATION:
            continue
        if mark.mention.form is MentionForm.NAME:
            named[groups.first(mark.order)] += 1
            for word in mark.key:
                by_word[word].add(groups.first(mark.order))
        elif mark.start and sheaf.lowers[mark.start - 1] in articles:
            same = by_word.get(mark.key[-1], set())
            chosen = next(iter(same)) if len(same) == 1 else None
            if chosen is None and mark.key[-1] in nouns and not same:
                chosen = _named_most(named)
            if chosen is not None:
                groups.join(chosen, mark.order)


def _named_most(named: Counter[int]) -> int | None:
    """Return the body named at least twice as often as any other, None when there is none."""
    ranked = named.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _acronym_pairs(sheaf: Sheaf, others: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Yield names with their acronyms: bracketed right after it, or the initials of one name alone."""
    initials: dict[str, list[Mark]] = defaultdict(list)
    acronyms: dict[str, Mark] = {}
    for mark in others:
        if mark.mention.form is not MentionForm.NAME:
            continue
        if len(mark.key) > 1:
            for each in _initials(mark.key):
                initials[each].append(mark)
        elif (letters := mark.mention.words.surface.replace(".", "")).isupper() and len(letters) > 1:
            acronyms.setdefault(letters.lower(), mark)
    for before, mark in pairwise(others):
        is_bracketed = before.end + 1 == mark.start and sheaf.lowers[before.end] in ("(", "[")
        if is_bracketed and mark.mention.words.surface.isupper() and len(mark.key) == 1:
            yield before, mark
    for letters, short in acronyms.items():
        full = initials.get(letters, [])
        if len({each.key for each in full}) == 1 and (len(letters) > 2 or _introduces(sheaf, full[0], short)):
            yield full[0], short


def _introduces(sheaf: Sheaf, full: Mark, short: Mark) -> bool:
    """Tell whether a body stands before two letters that are its initials, and that are no name by themselves."""
    words = name_words(sheaf.page.tables)
    is_known = short.key in words.known_places or short.key in words.known_bodies
    return full.order < short.order and full.mention.type is MentionType.ORGANIZATION and not is_known


def _initials(key: Key) -> set[str]:
    big = "".join(word[0] for word in key if len(word) > 3 or word.isdigit())
    return {big, "".join(word[0] for word in key)} - {""}
