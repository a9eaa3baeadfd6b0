"""What a report is about: by the words of its clause, in both languages."""

import pytest

from cuttings.model.finding import Kind, Report
from cuttings.resources.tables import common_table, load_tables, table_languages
from tests.factories import found


def contexts(body: str, trigger: str, *, language: str = "en") -> tuple[str, ...]:
    """Contexts of the report with this trigger."""
    told = [each for each in found(Kind.REPORT, body, language=language) if isinstance(each, Report)]
    (report,) = [each for each in told if each.trigger.surface == trigger]
    return report.context


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Marenza agreed on a free-trade pact with Esk.", "agreed", ("economic",)),
        ("The court jailed the clerk for bribery.", "jailed", ("corruption", "legal")),
        ("Guards arrested ten bakers.", "arrested", ()),
        ("The ambassador met the governor, and soldiers marched through Esk.", "marched", ("military",)),  # own clause
        ("Elections were held in refugee camps.", "Elections", ("election", "refugee")),  # plurals
        ("Guards arrested ten bakers, according to the union.", "arrested", ()),  # who says it
        ("Guards arrested ten bakers of the union, said the union.", "arrested", ("economic",)),
    ],
)
def test_the_words_of_a_clause_tell_what_it_is_about(text: str, trigger: str, expected: tuple[str, ...]) -> None:
    assert contexts(text, trigger) == expected


def test_spanish_has_the_same_contexts() -> None:
    assert contexts("El tribunal condenó al alcalde por sobornos.", "condenó", language="es") == ("corruption", "legal")


@pytest.mark.parametrize("language", table_languages())
def test_every_context_of_a_table_is_listed(language: str) -> None:
    assert set(load_tables(language)["contexts"]) <= set(common_table("plover")["contexts"])
