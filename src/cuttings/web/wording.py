"""The words on screen for what the model calls by short names."""

import re
from collections.abc import Sequence

from cuttings.model.judgement import Judgement, Target

NOUNS = {
    "mention": "name",
    "timex": "time",
    "figure": "figure",
    "attribution": "speech",
    "report": "event as told",
    "tenure": "office",
    "label": "label",
    "tie": "tie",
    "actor": "actor",
    "event": "event",
    "series": "series of figures",
    "dispute": "dispute",
    "copies": "copies of one text",
    "outlet": "outlet",
    "quotation": "quotation",
    "place": "place",
    "clipping": "clipping",
    "judgement": "decision",
    "block": "block of a post",
}
VERBS = {
    "same": "the same",
    "different": "different",
    "unsure": "cannot be told",
    "reject": "rejected",
    "confirm": "confirmed",
    "fix": "corrected",
    "add": "added",
    "note": "note",
    "copy_of": "copies of one text",
    "not_copy_of": "separate texts",
    "undo": "taken back",
    "split": "split",
    "pin": "pinned",
}
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that no browser shows, and which can turn round or hide the words beside them."""
LONGEST = 80
"""Code points of a quote that stand for what was decided."""


def plain(name: str) -> str:
    """Return a short name as words: "called_for" is "called for"."""
    return str(name).replace("_", " ").lower()


def verb_words(judgement: Judgement) -> str:
    """Return what was decided, in the words of the buttons."""
    return VERBS[judgement.verb]


def target_words(on: Sequence[Target]) -> str:
    """Return what a decision is about: names, else the quoted words, else ids."""
    return " and ".join(_target(each) for each in on)


def _target(target: Target) -> str:
    words = target.name or (target.quote.exact if target.quote else target.id[:11])
    flat = " ".join(words.split())
    return f"“{flat}”" if len(flat) <= LONGEST else f"“{flat[:LONGEST]}…”"


def visible(value: object) -> object:
    """Return what a page is to show: in plain text each hidden character becomes its code, in angle brackets."""
    if type(value) is not str:
        return value
    return HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", value)
