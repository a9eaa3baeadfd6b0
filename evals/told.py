"""One attribution in the form in which gold and reading are compared, and when the cells of two are the same.

In:  a reading of a text (the gold comes from marked.py).
Out: `Told`, and for two of them: how much of their contents they share, and which of their cells agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cuttings.model.finding import Act, Attribution, Form, Polarity
from cuttings.model.names import normal_name
from cuttings.model.text import Span, Words
from evals.matching import share_in_common
from evals.reading import ReadText
from evals.records import head_ends

LEAST_CONTENT = 0.5
"""Share of characters that two contents have in common to be one; as for wikinews-read."""
SAME_CONTENT = 0.75
"""Share in common of contents that are cut alike but for a conjunction, a mark or who was addressed: “whether” and nine
short words after it have 0.77 in common with those words alone."""

_BEFORE_NOUNS = "a an the his her its their my our un una el la los las su sus mi mis nuestro nuestra"
"""Articles and possessives: a role is the same with and without."""


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution. `head` is where the head of the source stands; in the gold it is the source itself.

    `speakers` are all who share it: none when nobody is meant or it is not known who. `parent` is the place, in the
    list it stands in, of the attribution whose content holds this one.
    """

    source: Words | None
    head: Span | None
    cue: Words | None
    content: tuple[Words, ...]
    speakers: tuple[str, ...]
    form: Form
    act: Act = Act.SPEECH
    polarity: Polarity = Polarity.ASSERTS
    parent: int | None = None

    def __str__(self) -> str:
        """Return it on one line."""
        source, cue = (words.surface if words else "–" for words in (self.source, self.cue))
        said = " … ".join(words.surface for words in self.content)
        inside = "" if self.parent is None else f" in {self.parent + 1}"
        kinds = f"{self.form} {self.act} {self.polarity}{inside}"
        return f"{source} ({' + '.join(self.speakers) or '–'}) | {cue} | {said} | {kinds}"


def told_in(read: ReadText) -> list[Told]:
    """Return the attributions of a reading; a quotation that runs on without a cue is one with what it runs on from."""
    found = [each for each in read.findings if isinstance(each, Attribution)]
    by_id = {each.id: each for each in found}
    starts = {each.id: _start_of(each, by_id) for each in found}
    kept = [each for each in found if starts[each.id] == each.id]
    places = {each.id: place for place, each in enumerate(kept)}
    return [
        Told(
            source=each.source,
            head=read.head_of(each.source, head_ends()) if each.source else None,
            cue=each.cue,
            content=tuple(sorted(words for other in found if starts[other.id] == each.id for words in other.content)),
            speakers=(each.speaker_name,) if each.speaker_name else (),
            form=each.form,
            act=each.act,
            polarity=each.polarity,
            parent=places.get(starts.get(each.parent or "", "")),
        )
        for each in kept
    ]


def _start_of(found: Attribution, by_id: Mapping[str, Attribution]) -> str:
    """Return the id of the attribution that a run of one form began with; a cue of its own begins a new one."""
    before = by_id.get(found.continues or "")
    if before is None or found.cue is not None or before.form is not found.form:
        return found.id
    return _start_of(before, by_id)


def content_in_common(one: Told, other: Told) -> float:
    """Return the share of characters that two contents have in common."""
    return share_in_common([words.span for words in one.content], [words.span for words in other.content])


def is_same_content(gold: Told, other: Told) -> bool:
    """Whether most of the content is in both."""
    return content_in_common(gold, other) >= LEAST_CONTENT


def is_same_saying(gold: Told, other: Told) -> bool:
    """Whether content and source fit: the head of the source found lies in the gold source.

    An elided source is met by none, and by any that is resolved to the right speaker.
    """
    if not is_same_content(gold, other):
        return False
    if gold.source is None:
        return other.source is None or (bool(gold.speakers) and is_same_speaker(gold, other))
    return other.head is not None and gold.source.span.contains(other.head)


def is_same_speaker(gold: Told, other: Told) -> bool:
    """Whether the speaker is resolved as the text has it: one or all of several, nobody where it is not told.

    Case, accents and a first article do not matter. A name may be led by its title; a role has to be whole, since the
    president of a council is not the president. A name that is the source as printed resolves nothing and names nobody.
    """
    names = {_plain(name) for name in other.speakers}
    if not gold.speakers:
        return names <= {_plain(other.source.surface) if other.source else ""}
    return any(_names_one(name, gold.speakers) or _names_all(name, gold.speakers) for name in names)


def _names_one(name: str, speakers: tuple[str, ...]) -> bool:
    wanted = {_plain(speaker): speaker[:1].isupper() for speaker in speakers}
    return any(name == want or (is_name and name.endswith(f" {want}")) for want, is_name in wanted.items())


def _names_all(name: str, speakers: tuple[str, ...]) -> bool:
    return len(speakers) > 1 and all(_plain(speaker) in name for speaker in speakers)


def is_same_cue(gold: Told, other: Told) -> bool:
    """Whether the cues overlap, or both have none."""
    if gold.cue is None or other.cue is None:
        return gold.cue is other.cue
    return gold.cue.span.overlaps(other.cue)


def _plain(name: str) -> str:
    words = normal_name(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _BEFORE_NOUNS.split() else words)
