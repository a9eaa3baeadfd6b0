"""Generated pages are those that the program would write now."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_command_reference_is_fresh() -> None:
    checked = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
