"""What a figure measures, in comparable form: figures with one quantity may be one count.

In:  a figure as its clipping brings it, and the words that tell quantities apart.
Out: its `Quantity`: a key that is equal where two figures measure the same, and what a title calls it.

People killed or hurt are one quantity whatever noun an outlet uses, but for groups that are counted apart: soldiers,
children. Else the noun tells, with what stands beside it:
"foreign observers" are not "observers". A lead in votes, some more, and a part are each a quantity of its own. What has
no noun ("49.4 %") is like nothing but the same value.
"""

from dataclasses import dataclass

from cuttings.model.counting import HUMAN_EFFECTS, Vote
from cuttings.model.finding import Scope
from cuttings.reconcile.summary import LocalFigure
from cuttings.reconcile.words import WordLists

VOTE_EFFECTS = frozenset({"votes", "ballots", "seats", "share"})
PERCENT = "percent"
SIDES = frozenset({Vote.FOR, Vote.AGAINST})
HARM = frozenset({"killed", "injured", "missing"})
NAMES = {"killed": "dead", "other": "counted"}
"""Effects that a title calls by another word."""
HAPPENED = {
    "killed": "died",
    "injured": "were injured",
    "missing": "are missing",
    "detained": "were detained",
    "displaced": "were displaced",
}
"""What is asked of people who are counted: how many of them died."""
ASKED_OF = {"share": "what", "money": "how much", "percent": "what"}
"""What is asked of what is not counted one by one, by the first word of its title."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is measured. `follows_vote` where it is counted through a whole vote, wherever that is told.

    `is_whole` where all are counted: no part, no group that is counted apart, none beside those told before.
    """

    key: str
    name: str
    follows_vote: bool
    is_whole: bool = True


def quantity_of(figure: LocalFigure, language: str, words: WordLists) -> Quantity:
    """Return what a figure measures."""
    noun = _noun(figure.counted, language, words)
    if figure.vote:
        return Quantity(
            f"votes {figure.vote}", f"votes {figure.vote}" if figure.vote in SIDES else "abstentions", False
        )
    kind = _kind(figure, noun, words)
    group = _group(figure, words)
    is_of_people = figure.effect in HUMAN_EFFECTS and figure.scope is not Scope.PART
    told = group or "" if is_of_people else _measured(figure, noun, words)
    key = " ".join(each for each in (figure.effect, figure.unit, kind, told) if each)
    follows_vote = bool(noun) and figure.effect in VOTE_EFFECTS
    return Quantity(key, _name(figure, noun, kind, words), follows_vote, is_whole=not (kind or group))


def asked(title: str, effect: str) -> str:
    """Return what a dispute over a count asks: "how many children died in Port Vale", "what share of votes"."""
    before, name, beyond = title.partition(NAMES.get(effect, effect))
    if name and effect in HAPPENED:
        return f"how many {before}{HAPPENED[effect]}{beyond}"
    return f"{ASKED_OF.get(title.split()[0], 'how many')} {title}"


def _group(figure: LocalFigure, words: WordLists) -> str | None:
    """Return the group of people who came to harm, where they are counted apart from others."""
    return words.group(figure.counted) if figure.effect in HARM else None


def _measured(figure: LocalFigure, noun: str, words: WordLists) -> str:
    is_anybody = figure.effect == "other" and words.is_general(noun)  # "30 people" of whom nothing more is known
    if noun and not is_anybody:  # "58 % of the vote" is won, "58 % of votes" are counted
        return noun if figure.unit == PERCENT else " ".join(word.removesuffix("s") for word in noun.split())
    return figure.id if figure.scope is Scope.PART else f"{figure.low}/{figure.high}"


def _noun(counted: str, language: str, words: WordLists) -> str:
    """Return the counted noun behind what tells it from others, by one name in all languages; empty without one."""
    if counted in words.counted:
        return words.counted[counted]
    every = counted.split()
    place = 0 if language in words.heads_first else len(every) - 1
    beside = words.telling(" ".join(every[:place] + every[place + 1 :]))
    return " ".join([*sorted(beside), *(words.counted.get(each, each) for each in every[place : place + 1])])


def _kind(figure: LocalFigure, noun: str, words: WordLists) -> str:
    if figure.scope is not Scope.TOTAL:
        return str(figure.scope)
    is_lead = figure.effect in VOTE_EFFECTS and any(f" {figure.before}".endswith(f" {each}") for each in words.leads)
    return "lead" if noun and is_lead else ""


def _name(figure: LocalFigure, noun: str, kind: str, words: WordLists) -> str:
    """Return what a title calls a quantity: "dead", "share of votes", "votes (lead)", "dead (part: children)"."""
    told = figure.counted if " " in noun else noun
    if figure.effect in HUMAN_EFFECTS:
        detail = f"{kind}: {told}" if kind == Scope.PART and told else kind
        group = _group(figure, words) if kind != Scope.PART else None
        name = " ".join(each for each in (group, NAMES.get(figure.effect, figure.effect)) if each)
        return f"{name} ({detail})" if detail else name
    what = f"share of {told}" if told and figure.unit == PERCENT else told or NAMES.get(figure.effect, figure.effect)
    detail = kind or ("" if noun else f"{figure.low:,f}")
    return f"{what} ({detail})" if detail else what
