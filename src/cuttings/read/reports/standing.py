"""How a trigger stands in its sentence: it heads it, has a clause of its own, or only sets the scene of another.

In:  a page, a trigger, and the words of the table "triggers" that set a scene ("amid", "after", "in the wake of").
Out: a `Standing`.

What is said, begun or tried heads its sentence with the verb that carries it ("police said that the dam broke"). A noun
heads it as subject or object of such a verb, unless that verb tells of an event itself. A scene is what stands behind a
word that sets one, in a relative clause, or before a noun that it describes ("the jailed leader"). Without a parse the
first trigger of a sentence that no scene-setting word precedes heads it; the "que" of what is said sets no scene.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from cuttings.model.finding import Standing
from cuttings.read.page import Page
from cuttings.read.reports.triggers import Trigger
from cuttings.resources.tables import Tables

CARRIED = frozenset({"ccomp", "xcomp", "conj", "oprd", "parataxis"})
"""Relations by which a verb tells what the verb above it heads: what is said, begun, or added."""
DESCRIBING = frozenset({"relcl", "acl", "acl:relcl", "amod", "compound", "poss", "nmod", "appos", "npadvmod"})
"""Relations by which a word only tells which noun is meant."""
VERBAL = frozenset({"VERB", "AUX"})
REACH, NEXT = 6, 3
"""Words before a noun, and before what may be a verb, that are asked for a scene-setting word where there is no parse:
"desde el inicio de la revuelta", "tras protestas"."""


@dataclass(frozen=True, slots=True)
class SceneWords:
    """Runs of lower-case words that set a scene, the longest first, and words that open a relative clause."""

    runs: tuple[tuple[str, ...], ...]
    relative: frozenset[str]


@cache
def scene_words(tables: Tables) -> SceneWords:
    """Return the scene-setting words of a language."""
    table = tables["triggers"].get("scenes", {})
    runs = sorted((tuple(each.split()) for each in table.get("before", ())), key=lambda run: (-len(run), run))
    return SceneWords(tuple(runs), frozenset(table.get("relative", ())))


def standings(page: Page, triggers: Sequence[Trigger]) -> Mapping[Trigger, Standing]:
    """Return how each trigger of a page stands."""
    heads = {each.head for each in triggers}
    words = scene_words(page.tables)
    found: dict[Trigger, Standing] = {}
    headed: set[int] = set()
    reporting = {place for each in page.attributions if each.cue for place in page.tokens_at(each.cue)}
    for each in triggers:
        sentence = page.doc[each.head].sent.start
        if page.is_parsed:
            found[each] = _parsed(page.doc[each.head], heads, words)
        else:
            is_said = each.start - 2 in reporting
            found[each] = _by_order(page, each, words, is_said=is_said, is_first=sentence not in headed)
        if found[each] is Standing.HEAD:
            headed.add(sentence)
    return found


def _parsed(token: Token, heads: Collection[int], words: SceneWords) -> Standing:
    """Climb from a trigger to the head of its sentence: what is passed on the way tells how it stands."""
    standing, at = Standing.HEAD, token
    while at.dep_ != "ROOT" and at.head is not at:
        step = _step(at, heads, words)
        if step is Standing.SCENE:
            return step
        standing = Standing.CLAUSE if step is Standing.CLAUSE else standing
        at = at.head
    return standing


def _step(at: Token, heads: Collection[int], words: SceneWords) -> Standing:
    if at.dep_ in DESCRIBING or _sets_scene(at, words):
        return Standing.SCENE
    if at.pos_ in VERBAL:
        return Standing.HEAD if at.dep_ in CARRIED else Standing.CLAUSE
    is_of_event = at.head.i in heads or at.dep_ not in ("nsubj", "nsubjpass", "dobj", "obj", "attr", "conj")
    return Standing.CLAUSE if is_of_event else Standing.HEAD


def _sets_scene(at: Token, words: SceneWords) -> bool:
    """Tell whether a preposition sets a scene: itself, or with the words right before it ("in the wake of")."""
    if at.pos_ not in ("ADP", "SCONJ"):
        return False
    return any(
        tuple(token.lower_ for token in at.doc[max(0, at.i + 1 - len(run)) : at.i + 1]) == run
        or tuple(token.lower_ for token in at.doc[at.i : at.i + len(run)]) == run
        for run in words.runs
    )


def _by_order(page: Page, trigger: Trigger, words: SceneWords, *, is_said: bool, is_first: bool) -> Standing:
    sentence = page.doc[trigger.head].sent
    reach = REACH if trigger.entry.is_noun else NEXT
    before = [token.lower_ for token in page.doc[max(sentence.start, trigger.start - reach) : trigger.start]]
    if any(_ends_scene(before, end, words) for end in range(1, len(before) + 1)):
        return Standing.SCENE
    if not trigger.entry.is_noun and before and before[-1] in words.relative and not is_said:
        return Standing.SCENE
    return Standing.HEAD if is_first else Standing.CLAUSE


def _ends_scene(before: Sequence[str], end: int, words: SceneWords) -> bool:
    return any(tuple(before[max(0, end - len(run)) : end]) == run for run in words.runs)
