"""Join the descriptions of persons to the names that stand beside them: "his wife Ana", "Bruno, her father".

In:  the marks of a page.
Out: joins in `Groups`. "The mother of Ana Ruiz" and "Ana's mother" are nobody named here.
"""

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Groups, Mark, Sheaf
from cuttings.read.names.words import name_words


def join_appositions(sheaf: Sheaf, groups: Groups) -> None:
    """Join each person described to the name in apposition to it."""
    for mark in sheaf.marks:
        if mark.mention.form is MentionForm.NOMINAL and mark.mention.type is MentionType.PERSON:
            name = _named_after(sheaf, mark) or _named_before(sheaf, mark)
            if name is not None:
                groups.join(mark.order, name.order)


def _named_after(sheaf: Sheaf, mark: Mark) -> Mark | None:
    after = sheaf.marks[mark.order + 1] if mark.order + 1 < len(sheaf.marks) else None
    if after is None or not _is_named_person(after) or after.sentence != mark.sentence:
        return None
    if after.start == mark.end:
        return after
    is_set_off = after.start == mark.end + 1 and sheaf.lowers[mark.end] == ","
    if not is_set_off:
        return None
    closes = after.end >= len(sheaf.lowers) or sheaf.lowers[after.end] in (",", ".", ";", ")")
    if not sheaf.page.is_parsed:
        return after if closes else None
    return after if sheaf.root(after).dep_ == "appos" and sheaf.root(after).head == sheaf.root(mark) else None


def _named_before(sheaf: Sheaf, mark: Mark) -> Mark | None:
    """Return the name before a comma: "Bruno Salas, her father", "Ana Ruiz, the mother of three"."""
    before = next((each for each in reversed(sheaf.marks[: mark.order]) if _is_named_person(each)), None)
    if before is None or before.sentence != mark.sentence or sheaf.lowers[before.end : before.end + 1] != [","]:
        return None
    if not sheaf.page.is_parsed:
        words = name_words(sheaf.page.tables)
        inside = sheaf.lowers[before.end + 1 : mark.start]
        return before if all(word in words.leading for word in inside) and len(inside) == 1 else None
    root = sheaf.root(mark)
    return before if root.dep_ == "appos" and root.head == sheaf.root(before) else None


def _is_named_person(mark: Mark) -> bool:
    return mark.mention.type is MentionType.PERSON and mark.mention.form is MentionForm.NAME
