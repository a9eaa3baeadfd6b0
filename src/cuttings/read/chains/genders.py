"""Tell the gender of persons where a title, an office, a noun or a first name tells it.

In:  a sheaf and the groups that names and offices made of its marks.
Out: `Genders`: what is told of each mark and group, and what a first name alone, or known from a census, hints at.

A first name that stands alone may be a surname ("Thomas said"), and a census counts one country only: these hint, and
what is told elsewhere goes before them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cuttings.model.finding import MentionForm, MentionType
from cuttings.read.chains.marks import Groups, Mark, Sheaf, fold
from cuttings.read.names.words import NameWords, name_words
from cuttings.resources.tables import Tables


@dataclass(slots=True)
class Genders:
    """Genders "m" and "f" by the order of a mark; a group's stands at its first mark."""

    told: dict[int, str]
    hinted: dict[int, str]

    def of(self, mark: Mark, groups: Groups) -> str:
        """Return the gender told of a mark or of its group, "" for none."""
        return self.told.get(groups.first(mark.order)) or self.told.get(mark.order, "")

    def hint(self, mark: Mark, groups: Groups) -> str:
        """Return what the first name hints at where nothing is told, "" for none."""
        return "" if self.of(mark, groups) else self.hinted.get(groups.first(mark.order), "")


def told_genders(sheaf: Sheaf) -> dict[int, str]:
    """Return the genders that marks tell by themselves, by order."""
    words = name_words(sheaf.page.tables)
    found = ((mark.order, _told(sheaf, mark, words)) for mark in sheaf.marks)
    return {order: gender for order, gender in found if gender}


def share_genders(sheaf: Sheaf, groups: Groups, told: Mapping[int, str]) -> Genders:
    """Return genders with each group's, the first one told, at its first mark."""
    census = first_names(sheaf.page.tables)
    genders = Genders(dict(told), {})
    for mark in sheaf.marks:
        first = groups.first(mark.order)
        if gender := told.get(mark.order):
            genders.told.setdefault(first, gender)
        if mark.mention.form is MentionForm.NAME and (hint := _of_first_name(sheaf, mark, census)):
            genders.hinted.setdefault(first, hint)
    return genders


def _told(sheaf: Sheaf, mark: Mark, words: NameWords) -> str:
    phrase = " ".join(sheaf.lowers[mark.start : mark.end])
    if mark.mention.type is MentionType.OFFICE:
        return words.office_gender.get(phrase, "")
    if mark.mention.form is MentionForm.PRONOUN:
        return ""
    if mark.mention.form is MentionForm.NOMINAL:
        return words.person_gender.get(phrase, "") if mark.mention.type is MentionType.PERSON else ""
    before = sheaf.lowers[mark.start - 1] if mark.start else ""
    if before == "." and mark.start > 1:
        before = sheaf.lowers[mark.start - 2]
    told = words.honorifics.get(before) or words.office_gender.get(before, "")
    return told or (_of_first_name(sheaf, mark, words.given) if len(mark.key) > 1 else "")


def _of_first_name(sheaf: Sheaf, mark: Mark, genders: Mapping[str, str]) -> str:
    """Return the gender that a first name tells; of "Jean-Paul" the part that tells one."""
    return next((gender for word in _first_parts(sheaf, mark) if (gender := genders.get(word, ""))), "")


def _first_parts(sheaf: Sheaf, mark: Mark) -> Iterator[str]:
    yield sheaf.lowers[mark.start]
    if mark.start + 2 < mark.end and sheaf.lowers[mark.start + 1] == "-":
        yield sheaf.lowers[mark.start + 2]
    yield fold(sheaf.lowers[mark.start])


@cache
def first_names(tables: Tables) -> Mapping[str, str]:
    """Return first names with their gender: the language's own go before those of the census, "" where both bear it."""
    census = {name: gender for gender in ("m", "f") for name in tables["genders"].get(gender, ())}
    return {**census, **name_words(tables).given}
