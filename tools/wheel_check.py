"""Try the wheel as somebody does who has nothing else: a bare environment and the pip that came with their Python.

In:  the folder that holds the wheel; an interpreter and a version of pip. Needs a package index.
Out: exit code 0 when the program starts there and builds a small dossier, else 1 with the step that failed.

pip 23.2.1 comes with Python 3.11 and 3.12. It passes over an extra that is asked for as `html_clean` and offered as
`html-clean`, so that what only this extra brings is missing; newer ones find it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import cuttings

OLDEST_PIP = "23.2.1"
CLIPPING = "The grain dock of Port Vale was closed on Monday, and two dockers were injured, police said.\n"
STEPS = (("--help",), ("init", "story"), ("add", "clipping.txt", "-C", "story"), ("build", "-C", "story"))


def main() -> None:
    """Install the wheel in an environment of its own and use it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the wheel is")
    parser.add_argument("--python", default=sys.executable, help="the interpreter  [default: this one]")
    parser.add_argument("--pip", default=OLDEST_PIP, help=f"the version of pip  [default: {OLDEST_PIP}]")
    asked = parser.parse_args()
    (wheel,) = asked.folder.glob(f"cuttings-{cuttings.__version__}-*.whl")
    with tempfile.TemporaryDirectory() as bare:
        try:
            _try(wheel.resolve(), Path(bare), asked.python, asked.pip)
        except subprocess.CalledProcessError as error:
            sys.exit(f"The wheel does not stand alone: {error}")
    sys.stdout.write(f"The wheel stands alone: {asked.python}, pip {asked.pip}.\n")


def _try(wheel: Path, bare: Path, python: str, pip: str) -> None:
    programs = bare / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    install = (programs / "python", "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check")
    (bare / "clipping.txt").write_text(CLIPPING, encoding="utf-8")
    made = ((python, "-m", "venv", bare / "env"), (*install, f"pip=={pip}"), (*install, wheel))
    for command in (*made, *((programs / "cuttings", *step) for step in STEPS)):
        subprocess.run(command, cwd=bare, check=True, env=_bare_environment())


def _bare_environment() -> dict[str, str]:
    """Return the environment without what would lead to another copy of the program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


if __name__ == "__main__":
    main()
