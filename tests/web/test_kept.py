from collections.abc import Iterator
from pathlib import Path

import pytest

from cuttings.config import FILE
from cuttings.errors import NotADossier
from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build
from cuttings.store.database import DATABASE, SIDE_FILES
from cuttings.web.kept import KeptDossier
from tests.pipeline.story import AT, fill

TOMORROW = b"PORT VALE, 9 March 2031 - Two people were arrested in Port Vale on Sunday, police said.\n"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptDossier]:
    fill(tmp_path)
    build(tmp_path, progress=Silent())
    kept = KeptDossier(tmp_path)
    yield kept
    kept.close()


def _add_one(folder: Path) -> None:
    add_bytes(folder, TOMORROW, "tomorrow.txt", Given(), at=AT)
    build(folder, progress=Silent())


def test_what_one_page_looked_up_the_next_need_not(kept: KeptDossier) -> None:
    with kept.asked() as dossier:
        rows = dossier.timeline()
    with kept.asked() as again:
        assert again.timeline() is rows


def test_after_a_build_all_is_looked_up_anew(kept: KeptDossier) -> None:
    with kept.asked() as dossier:
        before = len(dossier.clipping_rows())
    _add_one(kept.folder)
    with kept.asked() as dossier:
        assert len(dossier.clipping_rows()) == before + 1


def test_one_page_is_of_one_state_whatever_is_built_meanwhile(kept: KeptDossier) -> None:
    with kept.asked() as dossier:
        before = sum(1 for _ in dossier.clippings())
        _add_one(kept.folder)
        assert sum(1 for _ in dossier.clippings()) == before
    with kept.asked() as dossier:
        assert sum(1 for _ in dossier.clippings()) == before + 1


def test_a_database_that_was_deleted_is_missed_and_found_again(kept: KeptDossier) -> None:
    with kept.asked() as dossier:
        before = dossier.digest()
    for ending in SIDE_FILES:
        (kept.folder / f"{DATABASE}{ending}").unlink(missing_ok=True)
    with pytest.raises(NotADossier, match="not been built"), kept.asked():
        pass
    build(kept.folder, progress=Silent())
    with kept.asked() as dossier:
        assert dossier.digest() == before


def test_a_new_title_is_seen_at_once(kept: KeptDossier) -> None:
    with kept.asked() as dossier:
        assert dossier.settings.title != "The docks"
    (kept.folder / FILE).write_text('title = "The docks"\n', encoding="utf-8")
    with kept.asked() as dossier:
        assert dossier.settings.title == "The docks"
