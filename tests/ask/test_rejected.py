"""What a person rejects is gone from every answer, is still explained, and comes back when it is confirmed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cuttings.ask import Dossier, open_dossier
from cuttings.model.finding import Attribution, Figure, Kind, Label
from cuttings.model.judgement import Judgement, Target, Verb
from cuttings.model.text import quote_of
from cuttings.store.decisions import DecisionFile

Decide = Callable[..., Dossier]
Shown = Callable[[Dossier], tuple[str, ...]]
QUESTIONS: dict[str, Shown] = {
    "actor": lambda asked: tuple(row.id for row in asked.who()),
    "event": lambda asked: tuple(row.id for row in asked.timeline()),
    "dispute": lambda asked: tuple(row.id for row in asked.disputes()),
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_rejected_entry_is_left_out_until_it_is_confirmed(dossier: Dossier, decided: Decide, kind: str) -> None:
    shown = QUESTIONS[kind]
    for id in shown(dossier)[:2]:
        with decided(Verb.REJECT, id) as rejected:
            assert id not in shown(rejected)
            assert rejected.why(id).decisions[0].verb is Verb.REJECT
            assert rejected.digest() != dossier.digest()
        with decided(Verb.CONFIRM, id, day=21) as confirmed:
            assert shown(confirmed) == shown(dossier)


def test_a_series_that_somebody_rejected_is_left_out(dossier: Dossier, folder: Path, tmp_path: Path) -> None:
    series = dossier.figures()[0]
    first = next(each for each in dossier.findings(Kind.FIGURE) if each.id == series.points[0].figure)
    text = next(each.text for each in dossier.clippings() if each.id == first.clipping)
    on = Target("series", first.id, first.clipping, quote_of(first.words, text))
    copied = shutil.copytree(folder, tmp_path / "copy")
    DecisionFile(copied).append(Judgement("2031-03-20T08:00:00Z", "mk", Verb.REJECT, (on,)))
    with open_dossier(copied) as rejected:
        assert rejected.figures() == dossier.figures()[1:]


def test_a_rejection_finds_its_entry_by_quote(dossier: Dossier, folder: Path, tmp_path: Path) -> None:
    event = dossier.timeline()[0]
    first = next(each for each in dossier.findings(Kind.REPORT) if each.id in event.reports)
    text = next(each.text for each in dossier.clippings() if each.id == first.clipping)
    on = Target("event", "rp-of-an-older-reading", first.clipping, quote_of(first.words, text))
    copied = shutil.copytree(folder, tmp_path / "copy")
    DecisionFile(copied).append(Judgement("2031-03-20T08:00:00Z", "mk", Verb.REJECT, (on,)))
    with open_dossier(copied) as rejected:
        assert event.id not in {row.id for row in rejected.timeline()}


def test_a_dispute_about_a_rejected_event_is_left_out_everywhere(dossier: Dossier, decided: Decide) -> None:
    (dispute,) = dossier.disputes(kind="status")
    assert dispute.about is not None
    assert decided(Verb.REJECT, dispute.about).disputes(kind="status") == ()


def test_a_rejected_dispute_is_no_flag_on_the_timeline(dossier: Dossier, decided: Decide) -> None:
    (dispute,) = dossier.disputes(kind="status")
    rejected = decided(Verb.REJECT, dispute.id)
    assert dispute.about in {row.id for row in rejected.timeline()}
    assert all(row.disputes == () for row in rejected.timeline())


def test_a_rejected_label_is_gone_from_who(dossier: Dossier, decided: Decide) -> None:
    thugs = [each for each in dossier.findings(Kind.LABEL) if isinstance(each, Label) and each.label.surface == "thug"]
    shown = [each.finding for row in dossier.who("Tomas Arce") for each in row.labels]
    label = next(each for each in thugs if each.id in shown)
    rejected = decided(Verb.REJECT, label.id)
    left = [each.finding for row in rejected.who("Tomas Arce") for each in row.labels]
    assert left == [each for each in shown if each != label.id]


def test_a_rejected_quotation_is_gone_and_no_longer_a_source(dossier: Dossier, decided: Decide) -> None:
    (row,) = (row for row in dossier.said(by="harbour board") if "twelve" in " ".join(row.content))
    figure = next(
        each
        for each in dossier.findings(Kind.FIGURE, row.clipping)
        if isinstance(each, Figure) and each.attribution == row.id
    )
    rejected = decided(Verb.REJECT, row.id)
    assert row.id not in {each.id for each in rejected.said()}
    (point,) = (each for series in rejected.figures() for each in series.points if each.figure == figure.id)
    assert point.whose == "Inland Gazette"


def test_one_rejected_printing_leaves_the_others(dossier: Dossier, decided: Decide) -> None:
    (row,) = (row for row in dossier.said() if "smugglers" in " ".join(row.content))
    rejected = decided(Verb.REJECT, row.printings[0].attribution)
    (left,) = (each for each in rejected.said() if "smugglers" in " ".join(each.content))
    assert left.printings == row.printings[1:]
    assert isinstance(next(rejected.findings(Kind.ATTRIBUTION)), Attribution)
