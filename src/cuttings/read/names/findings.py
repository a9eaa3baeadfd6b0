"""Names: persons, organizations, groups, places, offices, named events; and what stands for them.

In:  a page with its parse, or with tokens only.
Out: mentions in text order. None overlaps another; a title is an office mention beside the person's name.

A name is what is written with capitals or what the model marks (name_runs); all that a clipping says of it decides
what it names (name_types); descriptions and pronouns come from tables (nominals). Chains are made later.
"""

from collections.abc import Sequence

from cuttings.model.finding import Mention, MentionForm, MentionType
from cuttings.read.names.nominals import Described, find_nominals
from cuttings.read.names.runs import Sheet, find_runs, make_sheet
from cuttings.read.names.types import type_runs
from cuttings.read.page import Page

TABLES: tuple[str, ...] = ("names",)


def read_names(page: Page) -> Sequence[Mention]:
    """Return the mentions of a page: by name, by description, by pronoun."""
    sheet = make_sheet(page)
    named = _named(sheet)
    covered = {index for each in named for index in range(each.start, each.end)}
    described = [*named, *find_nominals(sheet, covered)]
    clipping = page.clipping.id
    return [_mention(page, clipping, each) for each in sorted(described, key=lambda each: each.start)]


def _named(sheet: Sheet) -> list[Described]:
    runs = find_runs(sheet)
    typed = zip(runs, type_runs(sheet, runs), strict=True)
    return [Described(run.start, run.end, kind, MentionForm.NAME) for run, kind in typed if kind is not None]


def _mention(page: Page, clipping: str, each: Described) -> Mention:
    words = page.token_words(page.doc[each.start : each.end])
    is_named = each.form is MentionForm.NAME and each.type is not MentionType.OFFICE
    name = words.surface if is_named else None
    return Mention(clipping=clipping, words=words, method=page.method, type=each.type, form=each.form, name=name)
