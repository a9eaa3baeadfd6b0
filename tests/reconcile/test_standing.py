"""The main report of a sentence: it tells one happening, and its other triggers are evidence."""

from dataclasses import replace
from itertools import permutations

import pytest

from cuttings.model.finding import Standing
from cuttings.reconcile.standing import with_main
from cuttings.reconcile.summary import LocalReport
from tests.reconcile.made import party, report

HEAD, CLAUSE, SCENE = Standing.HEAD, Standing.CLAUSE, Standing.SCENE
WHO = {"actors": [party("guards")], "recipients": [party("ten clerks")]}


def _main(*reports: LocalReport) -> list[str]:
    return [each.id for each in with_main(reports) if each.is_main]


@pytest.mark.parametrize(
    ("first", "second", "main", "why"),
    [
        ({"standing": CLAUSE, **WHO}, {"standing": HEAD}, "b", "what heads the sentence, however little it names"),
        ({"standing": SCENE, **WHO}, {"standing": CLAUSE}, "b", "a scene never is"),
        ({"standing": CLAUSE}, {"standing": CLAUSE, **WHO}, "b", "of equals the one that names most"),
        ({"standing": HEAD}, {"standing": HEAD}, "a", "then the first"),
        ({"standing": CLAUSE, "refers": "z", **WHO}, {"standing": CLAUSE}, "b", "what is only named again comes last"),
        ({"standing": SCENE}, {"standing": SCENE}, "", "a sentence of scenes has none"),
        ({"standing": CLAUSE, "refers": "z"}, {"standing": SCENE}, "a", "but what is named again may be it"),
    ],
)
def test_the_main_report_of_a_sentence(
    first: dict[str, object], second: dict[str, object], main: str, why: str
) -> None:
    both = [report(id, is_main=False, **cells) for id, cells in (("a", first), ("b", second))]  # type: ignore[arg-type]
    assert "".join(_main(*both)) == main, why


def _at(id: str, sentence: int) -> LocalReport:
    return replace(report(id, standing=HEAD, is_main=False), sentence=sentence)


def test_every_sentence_has_its_own() -> None:
    made = [_at("a", 0), _at("b", 0), _at("c", 40)]
    assert _main(*made) == ["a", "c"]
    assert [each.id for each in with_main(made)] == ["a", "b", "c"], "in their order"
    assert _main() == []


def test_what_parts_two_reports_is_what_they_name_not_their_order() -> None:
    made = [
        report("a", standing=CLAUSE, is_main=False),
        report("b", standing=CLAUSE, is_main=False, **WHO),  # type: ignore[arg-type]
        report("c", standing=SCENE, is_main=False),
    ]
    assert {tuple(_main(*order)) for order in permutations(made)} == {("b",)}
