"""Settings: a title comes back as it was given, a hand-made mistake is named, a dossier is never guessed."""

import errno
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.config import FILE, Settings, read_settings, write_settings
from cuttings.errors import BadTable, CannotWrite, NotADossier


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_title_comes_back_as_it_was_given(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("dossier") / "made" / "on the way"
    write_settings(folder, title)
    assert read_settings(folder).title == title


@pytest.mark.parametrize(
    "title",
    [
        'The "Marenza" count',
        "C:\\new",
        "one\ntwo\ttabs",
        "{title} {0}",
        "\x7f\x00\x1b",
        '"""',
        "# no comment",
        "ñ 🌊",
        "",
    ],
)
def test_characters_that_mean_something_in_the_file_are_kept(tmp_path: Path, title: str) -> None:
    write_settings(tmp_path, title)
    assert read_settings(tmp_path) == Settings(title, (("en", "auto"), ("es", "auto")))


@pytest.mark.parametrize(
    ("written", "settings"),
    [
        ("", Settings("port-vale", ())),  # all of it may be left out: the folder names it
        ("title = 2031", Settings("2031", ())),  # a year is a title
        ('[models]\nes = "none"\nen = "auto"', Settings("port-vale", (("en", "auto"), ("es", "none")))),
        (
            '[places]\n"Harrow Bridge" = [-12.31, 40]',
            Settings("port-vale", (), (("Harrow Bridge", (Decimal("-12.31"), Decimal(40))),)),
        ),
        (
            '[outlets]\n"The Gale" = ["gale.example", "Gale Online"]',
            Settings("port-vale", (), outlets=(("The Gale", ("gale.example", "Gale Online")),)),
        ),
        (
            '[rivals]\n"what stands there" = [["wall"], ["fence", "barrier"]]',
            Settings("port-vale", (), rivals=(("what stands there", (("wall",), ("fence", "barrier"))),)),
        ),
    ],
)
def test_settings_edited_by_hand_are_read(tmp_path: Path, written: str, settings: Settings) -> None:
    folder = tmp_path / "port-vale"
    folder.mkdir()
    (folder / FILE).write_text(written, encoding="utf-8")
    assert read_settings(folder) == settings


@pytest.mark.parametrize(
    "raw",
    [
        b'[places]\n"Harrow" = [12]',  # no longitude
        b'[places]\n"Harrow" = [95.0, 3.0]',  # beyond the pole
        b'[places]\n"Harrow" = "12, 3"',
        b"places = 3",
        b"outlets = 3",
        b'[outlets]\n"The Gale" = "gale.example"',  # one name without brackets
        b'[outlets]\n"The Gale" = [3]',
        b'[outlets]\n"The Gale" = [" "]',
        b'[outlets]\n"The Gale" = ["gale.example"]\n"The Mill" = ["Gale.example"]',  # one host for two papers
        b"rivals = 3",
        b'[rivals]\n"what" = ["wall", "fence"]',  # words where sides are due
        b'[rivals]\n"what" = [["wall", "fence"]]',  # one side disputes nothing
        b'[rivals]\n"what" = [["wall"], []]',
        b"title = Fog",  # quotation marks forgotten
        b'title = "Fog',
        b'title = "Ni\xf1ez"',  # not UTF-8
        b'models = "none"',  # a word where a table is due
        b'title = "a"\ntitle = "b"',
        b'titel = "Fog"',  # mistyped: passing over it would be silent
        b"title = []",
        b"[models]\nen = 5",
        b'[models]\nen = ""',
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(BadTable, match="Correct it"):
        read_settings(tmp_path)


def test_a_folder_without_settings_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="cuttings init"):
        read_settings(tmp_path)


def test_settings_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(BadTable, match=r"cuttings\.toml cannot be read"):
        read_settings(tmp_path)


def test_an_unknown_setting_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("titel = 1")
    with pytest.raises(BadTable, match=r"“titel” that is not known \(title, models, places, outlets, rivals are\)"):
        read_settings(tmp_path)


def test_a_full_disk_leaves_no_half_written_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(CannotWrite, match="No space left"):
            write_settings(tmp_path, "Fog")
    assert list(tmp_path.iterdir()) == []
    write_settings(tmp_path, "Fog")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_settings_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite, match="another folder"):
        write_settings(tmp_path / "file" / "story", "Fog")


@pytest.mark.parametrize(
    ("language", "model"),
    [
        ("en", "none"),
        ("es", "es_core_news_md"),
        ("pt", "auto"),  # a language that nobody set
        ("EN", "auto"),  # look-alike: codes are lower case
    ],
)
def test_a_language_without_a_setting_takes_the_best_model(language: str, model: str) -> None:
    assert Settings("Fog", (("en", "none"), ("es", "es_core_news_md"))).model_of(language) == model
