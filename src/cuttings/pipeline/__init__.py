"""The only room that ties the stages together: intake, reading, deciding, building.

bytes ──intake──▶ clippings ──reading──▶ findings ──building──▶ entries
                                            ▲
                                         deciding
"""

from cuttings.pipeline.building import BuildReport, build
from cuttings.pipeline.deciding import decide, undo
from cuttings.pipeline.intake import (
    Added,
    add_bytes,
    add_paths,
    check_given,
    create,
    mark_seen,
    path_text,
    remove,
    restore,
)
from cuttings.pipeline.progress import Progress, Silent
from cuttings.pipeline.reading import read_paths

__all__ = [
    "Added",
    "BuildReport",
    "Progress",
    "Silent",
    "add_bytes",
    "add_paths",
    "build",
    "check_given",
    "create",
    "decide",
    "mark_seen",
    "path_text",
    "read_paths",
    "remove",
    "restore",
    "undo",
]
