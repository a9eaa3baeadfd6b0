"""Files and their bytes: which files there are, which we read, and how their bytes become text.

In:  paths; the bytes of one file.
Out: files in sorted order; decoded text with line ends normalised. `Unreadable` says what, why and what to do.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cuttings.errors import Unreadable

MAX_BYTES = 20_000_000
"""A novel has one or two million; a larger file is an archive or a mistake, and would stall a laptop."""
OTHER_FORMATS = {
    ".pdf": "Save its text as .txt",
    ".docx": "Save it as plain text or Markdown",
    ".doc": "Save it as plain text or Markdown",
    ".odt": "Save it as plain text or Markdown",
    ".rtf": "Save it as plain text or Markdown",
    ".html": "Save the article's text as .txt or .md",
    ".htm": "Save the article's text as .txt or .md",
    ".jpg": "Type its words into a .txt file",
    ".jpeg": "Type its words into a .txt file",
    ".png": "Type its words into a .txt file",
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ALLOWED_CONTROLS = frozenset("\t\n\r\x0b\x0c\x85")
MIN_PLAIN_SHARE = 0.6
"""Letters and spaces of ASCII in a text taken for Windows-1252: any European language has more, noise has half."""


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named and all files below the folders named, sorted; hidden ones and dossiers are passed over."""
    for path in paths:
        if path.is_dir():
            yield from _files_below(path)
        else:
            yield path


def _files_below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and not _is_dossier(Path(here, each)))
        yield from (Path(here, each) for each in sorted(files) if not each.startswith("."))


def _is_dossier(folder: Path) -> bool:
    return (folder / "cuttings.toml").exists()


def decode(raw: bytes, path: str) -> str:
    """Return the text of a file, line ends as newlines. Raises Unreadable."""
    suffix = Path(path).suffix.lower()
    if suffix in OTHER_FORMATS:
        raise Unreadable(f"{suffix} files are not read yet. {OTHER_FORMATS[suffix]} and add that.")
    if len(raw) > MAX_BYTES:
        size, limit = len(raw) // 1_000_000, MAX_BYTES // 1_000_000
        raise Unreadable(f"the file has {size} MB, more than {limit}. Cut it into parts and add those.")
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("the file is empty. Save the text into it and add it again.")
    return text


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF16_MARKS):
        return _strictly(raw, "utf-16")
    if b"\x00" in raw:
        raise Unreadable("the file is not text (it holds binary data). Save its text as UTF-8 and add that.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strictly(raw, "cp1252")
        if not _is_plausible(text):
            raise Unreadable("its encoding cannot be told. Save it as UTF-8 and add it again.") from None
    if any(_is_control(char) for char in text):
        raise Unreadable("the file is not text (it holds control characters). Save its text as UTF-8 and add that.")
    return text


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("its bytes are no text in UTF-8 or UTF-16. Save it as UTF-8 and add it again.") from error


def _is_plausible(text: str) -> bool:
    plain = sum(char.isascii() and (char.isalpha() or char.isspace()) for char in text)
    return plain >= MIN_PLAIN_SHARE * len(text)


def _is_control(char: str) -> bool:
    return char < " " and char not in _ALLOWED_CONTROLS
