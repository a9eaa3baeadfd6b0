"""The progress bar: which stage, how far, how fast."""

from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress

from cuttings.cli.context import Bar, SpeedColumn


def _lines(bar: Bar) -> list[str]:
    out = StringIO()
    Console(file=out, width=100).print(bar._progress.get_renderable())
    return [line.split("  ")[0] + "  " + " ".join(line.split("━")[-1].split()) for line in out.getvalue().splitlines()]


def test_a_stage_of_unknown_length_is_shown_as_done_when_the_next_starts() -> None:
    bar = Bar()
    bar.start("reconciling actors", None)
    bar.start("reconciling events", None)
    actors, events = _lines(bar)
    assert actors.startswith("reconciling actors  1/1")
    assert events.startswith("reconciling events  0/?")


def test_a_stage_with_nothing_to_do_is_done() -> None:
    bar = Bar()
    bar.start("reading", 0)
    assert _lines(bar)[0].startswith("reading  1/1")


def test_an_interrupted_stage_is_not_shown_as_done() -> None:
    bar = Bar()
    with pytest.raises(KeyboardInterrupt), bar:
        _interrupt(bar)
    assert _lines(bar)[0].startswith("reconciling actors  0/?")


def _interrupt(bar: Bar) -> None:
    bar.start("reconciling actors", None)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("words", "seconds", "shown"),
    [(46_000, 10, "4,600 words/s"), (0, 10, ""), (9, 0, "")],
    ids=["reading", "a stage without words", "just begun"],
)
def test_the_speed_is_words_a_second(words: int, seconds: int, shown: str) -> None:
    time = iter([0, seconds])
    progress = Progress(get_time=lambda: next(time, seconds), disable=True)
    task = progress.add_task("reading", total=2, words=words)
    progress.update(task, completed=2)
    assert SpeedColumn().render(progress.tasks[0]).plain == shown


def test_words_add_up() -> None:
    bar = Bar()
    bar.start("reading", 2)
    bar.words(30)
    bar.words(12)
    assert bar._progress.tasks[0].fields["words"] == 42
