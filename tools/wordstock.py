"""Make the tables of word rarity and of happenings for each language: `python tools/wordstock.py WORDFREQ LEXICONS`.

In:  WORDFREQ, a folder with the unpacked package (pip download --no-deps wordfreq==3.1.1; data CC BY-SA 4.0);
     LEXICONS, a folder with wordnet.tsv.gz: synsets of WordNet 3.0 with Spanish lemmas of the MCR 3.0 (CC BY 3.0).
Out: in `resources/<language>/`: `rarity.tsv.gz`, a line for each tenth of the Zipf scale with its words in comparable
     form; `happenings.tsv.gz`, a line for each verb or noun that tells of an act or event: the word, "v" or "n", and
     its family, an English word that stands for what it tells in every language. The same data give the same files.

A verb tells of a happening by its commonest sense: one of change, motion, contact, possession, society, competition,
creation or weather, and not of saying, thinking, feeling or being. A noun does when its commonest sense is an act,
event or process. A verb is its own family; that of a noun is the verb it is derived from, that of a word of another
language the commonest English one it can stand for, so that "closure", "close" and "cerrar" meet.
"""

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import srsly

from cuttings.model.names import normal_name

RESOURCES = Path(__file__).parents[1] / "src" / "cuttings" / "resources"
LANGUAGES = ("en", "es")
RAREST = 30
"""Tenths of the Zipf scale (log10 of uses in a billion words) below which a word is rare and need not be listed."""
VERBS = frozenset(
    f"verb.{each}"
    for each in ("change", "motion", "contact", "possession", "social", "competition", "creation", "weather", "body")
)
NOUNS = frozenset({"noun.act", "noun.event", "noun.process", "noun.phenomenon"})
# fmt: off
LIGHT = frozenset((
    "be", "have", "do", "make", "get", "take", "give", "put", "go", "come", "keep", "let",
    "set", "hold", "run", "bring", "turn", "move", "use", "work", "help", "try", "need", "want",
    "seem", "become", "stay", "remain", "live", "stand", "sit", "lie", "wear", "carry", "leave", "start",
    "begin", "continue", "stop", "end", "finish", "follow", "lead", "play", "show", "act", "deal", "cause",
    "allow", "enable", "happen", "occur", "aim", "near", "expect", "increase", "grow", "rise", "fall", "drop",
    "see", "look", "find", "face",
))
# fmt: on
"""Verbs too general to tell of a happening by themselves. A trigger of a table that is one of them still counts."""


@dataclass(frozen=True, slots=True)
class Synset:
    """A synset: its file, English lemmas with the times each was seen, lemmas of the other language, derived links."""

    file: str
    english: Mapping[str, tuple[int, int]]
    spanish: tuple[str, ...]
    derived: tuple[tuple[str, str], ...]


def synsets(path: Path) -> dict[str, Synset]:
    """Return the synsets of verbs and nouns."""
    found: dict[str, Synset] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            id, file, english, spanish, _, derived, *_ = line.rstrip("\n").split("\t")
            if file.startswith(("verb.", "noun.")):
                senses = (each.rsplit(":", 2) for each in english.split())
                links = tuple((lemma, to) for lemma, _, to in (each.rpartition(">") for each in derived.split()))
                counts = {lemma: (int(seen), -int(number)) for lemma, number, seen in senses}
                found[id] = Synset(file, counts, tuple(spanish.split()), links)
    return found


def commonest(every: Mapping[str, Synset], kind: str) -> dict[str, str]:
    """Return the synset of the commonest sense of each English word of a kind ("v" or "n")."""
    best: dict[str, tuple[int, int, str]] = {}
    for id, synset in every.items():
        if id.endswith(kind):
            for lemma, (seen, number) in synset.english.items():
                best[lemma] = max(best.get(lemma, (-1, -99, "")), (seen, number, id))
    return {lemma: id for lemma, (_, _, id) in best.items()}


def families(every: Mapping[str, Synset]) -> dict[tuple[str, str], str]:
    """Return the family of each English word that tells of a happening, by (word, kind)."""
    verbs, nouns = commonest(every, "v"), commonest(every, "n")
    found: dict[tuple[str, str], str] = {}
    for lemma, id in verbs.items():
        if every[id].file in VERBS and lemma not in LIGHT:
            found[lemma, "v"] = lemma
    for lemma, id in nouns.items():
        if every[id].file in NOUNS:
            found[lemma, "n"] = _verb_behind(lemma, id, every, found) or lemma
    return found


def _verb_behind(noun: str, id: str, every: Mapping[str, Synset], found: Mapping[tuple[str, str], str]) -> str | None:
    """Return the family of the verb that a noun is derived from: one that begins alike."""
    behind = (verb for lemma, to in every[id].derived if lemma == noun and to in every for verb in every[to].english)
    alike = sorted(verb for verb in behind if verb[:4] == noun[:4] and (verb, "v") in found)
    return found[alike[0], "v"] if alike else None


def spanish_families(every: Mapping[str, Synset], english: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Return the family of each Spanish word: that of the commonest English word it can stand for."""
    uses = Counter[tuple[str, str]]()
    for id, synset in every.items():
        uses.update({(word, id[-1]): seen for word, (seen, _) in synset.english.items()})
    choices: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for id, synset in every.items():
        for lemma in synset.spanish:
            choices[lemma, id[-1]] += [(uses[word, id[-1]], word) for word in synset.english]
    chosen = {key: min(many, key=lambda each: (-each[0], each[1]))[1] for key, many in choices.items()}
    return {(lemma, kind): english[word, kind] for (lemma, kind), word in chosen.items() if (word, kind) in english}


def rarity(path: Path) -> dict[int, set[str]]:
    """Return words in comparable form by tenths of the Zipf scale; each once, where it is commonest."""
    header, *bins = srsly.msgpack_loads(gzip.decompress(path.read_bytes()))
    assert header["format"] == "cB"
    seen: set[str] = set()
    by_tenth: dict[int, set[str]] = defaultdict(set)
    for centibels, words in enumerate(bins):
        tenth = round(90 - centibels / 10)
        for word in words if tenth >= RAREST else ():
            key = normal_name(word)
            if key.isalpha() and key not in seen:
                seen.add(key)
                by_tenth[tenth].add(key)
    return by_tenth


def write(path: Path, lines: Iterable[str]) -> None:
    """Write lines, compressed so that the same lines give the same bytes."""
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0))


def _lines(found: Mapping[tuple[str, str], str]) -> Iterator[str]:
    for (lemma, kind), family in sorted(found.items()):
        if "." not in lemma and "'" not in lemma:
            yield f"{lemma.replace('_', ' ')}\t{kind}\t{family.replace('_', ' ')}"


def main() -> None:
    """Write both tables of each language."""
    wordfreq, lexicons = map(Path, sys.argv[1:3])
    every = synsets(lexicons / "wordnet.tsv.gz")
    english = families(every)
    by_language = {"en": english, "es": spanish_families(every, english)}
    for language in LANGUAGES:
        write(RESOURCES / language / "happenings.tsv.gz", _lines(by_language[language]))
        tenths = sorted(rarity(wordfreq / f"data/small_{language}.msgpack.gz").items(), reverse=True)
        write(
            RESOURCES / language / "rarity.tsv.gz", (f"{tenth}\t{' '.join(sorted(words))}" for tenth, words in tenths)
        )


if __name__ == "__main__":
    main()
