"""A dossier of a small story, built once, and copies of it for tests that decide something."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cuttings.ask import Dossier, open_dossier
from cuttings.model.clipping import Given
from cuttings.model.judgement import Verb
from cuttings.pipeline import Silent, add_bytes, build, decide
from cuttings.pipeline.deciding import Said
from tests.pipeline.story import AT, fill

MORE = {
    "gazette-thursday.md": """---
outlet: Inland Gazette
date: 2031-03-06
title: Quiroga calls union leader a thug
---
SAN AURELIO, 6 March — Two people were killed in the clashes at the grain dock on Monday. Mayor Ines Quiroga called
Tomas Arce a thug.

Police did not fire rubber bullets at the dockers, Quiroga said. Police fired rubber bullets at the dockers on Monday,
Arce said. Arce said that five people were injured on Monday. The harbour board said that twelve people were injured on
Monday, three of them nurses.
""",
    "radio-mayor.md": """---
outlet: Radio Marea
date: 2031-03-05
title: New mayor opens the dock
---
Tomas Arce became mayor on Tuesday. Mayor Tomas Arce opened the grain dock of Port Vale on Wednesday.
""",
    "radio-dockers.md": """---
outlet: Radio Marea
date: 2031-03-05
title: The dockers stay
---
“We will go home,” said Tomas Arce, the union's leader, on Wednesday.
""",
    "nameless.txt": "Eleven people were killed in the clashes at the grain dock of Port Vale on Monday 3 March 2031.",
    "post.md": """# The dock, day by day

## 7 March 2031

**[Dockers march in Port Vale](https://harbourpost.example/march)** (Harbour Post)

> Dockers marched through Port Vale on Friday, and Tomas Arce said that they would be back.

Note to self: Arce told me on the quay that he would resign. I think Quiroga is a coward.

**[Board meets over the dock](https://inlandgazette.example/board)** (Inland Gazette)

> The harbour board met in San Aurelio on Friday and put off a decision on the night shift.
""",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built dossier; nobody may change it."""
    made = tmp_path_factory.mktemp("asked") / "dossier"
    made.mkdir()
    fill(made)
    for name, text in MORE.items():
        add_bytes(made, text.encode(), name, Given(), at=AT)
    build(made, progress=Silent())
    return made


@pytest.fixture(scope="session")
def dossier(folder: Path) -> Iterator[Dossier]:
    """The dossier, open."""
    with open_dossier(folder) as opened:
        yield opened


@pytest.fixture
def decided(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Dossier]]:
    """A function that records a decision in a copy of the dossier, builds it, and opens it."""
    copied = shutil.copytree(folder, tmp_path / "copy")
    opened: list[Dossier] = []

    def say(verb: Verb, *on: str, said: Said | None = None, day: int = 20) -> Dossier:
        decide(copied, verb, on, said or Said(), at=f"2031-03-{day}T08:00:00Z", by="mk")
        build(copied, progress=Silent())
        opened.append(open_dossier(copied))
        return opened[-1]

    yield say
    for each in opened:
        each.close()
