"""Files and their bytes: which files there are, which we read, and how their bytes become text.

In:  paths; a file; the bytes of one.
Out: files in sorted order; decoded text with line ends normalised. `Unreadable` says what, why and what to do.

A page that passed through a few programs may hold control characters; they are no part of its words and are left out.
Where they are many, or where zeros fill a gap, the file is no text.
"""

import codecs
import os
import re
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
    ".jpg": "Type its words into a .txt file",
    ".jpeg": "Type its words into a .txt file",
    ".png": "Type its words into a .txt file",
    ".json": "Save the text of each article as .txt or .md",
    ".jsonl": "Save the text of each article as .txt or .md",
    ".csv": "Save the text of each article as .txt or .md",
    ".xml": "Save the text of each article as .txt or .md",
    ".epub": "Save its text as .txt",
    ".mhtml": "Open it in a browser, save the page as HTML",
    ".mht": "Open it in a browser, save the page as HTML",
    ".webarchive": "Open it in a browser, save the page as HTML",
    ".zip": "Unpack it",
}
"""Suffixes of what is no text, or no text alone. Any other file is judged by its bytes: "notes.old" may be text."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MEANT_AS_CP1252 = frozenset({"ascii", "iso8859-1"})
"""Encodings that pages name when they are written in Windows-1252, with its curly quotes; browsers read them so."""
_DECLARED_WITHIN = 4096
"""Bytes at the start of a web page in which it may name its encoding."""
_OWN = re.compile(r"cuttings\.toml|(?:sources|judgements)\.jsonl.*|dossier\.sqlite.*|[0-9a-f]{64}(?:\.part)?")
"""What a dossier's folder holds of its own; texts may lie beside it."""
_LINE_END = re.compile(r"\r\n|[\r\v\f]")
"""Line ends of other systems, and what word processors put between lines and pages."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
"""Control characters (Unicode's C0 and C1) but tab and newline, and byte order marks: none is seen, none is a word."""
MOST_CONTROL = 0.2
"""Share of control characters in a text: UTF-16 without its mark has half, a damaged page hardly one in hundreds."""
_FILLED = b"\0" * 4
"""Zeros as archives and databases fill their gaps with them."""
BINARY = "the file is not text (it holds binary data). Save its text as UTF-8 and add that."
MIN_PLAIN_SHARE = 0.6
"""Letters and spaces of ASCII in a text taken for Windows-1252: any European language has more, noise has half."""


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named and all below the folders named, sorted; hidden ones and a dossier's own are passed over.

    Folders below that cannot be entered are yielded too: whoever reads them gets the reason.
    """
    for path in paths:
        if path.is_dir():
            yield from _files_below(path)
        else:
            yield path


def _files_below(top: Path) -> Iterator[Path]:
    is_dossier = _is_dossier(top)
    closed: list[OSError] = []
    for here, folders, files in os.walk(top, onerror=closed.append):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and not _is_dossier(Path(here, each)))
        yield from (Path(here, each) for each in folders if Path(here, each).is_symlink())
        texts = sorted(each for each in files if not each.startswith("."))
        yield from (Path(here, each) for each in texts if not (is_dossier and _OWN.fullmatch(each)))
    yield from (Path(error.filename) for error in closed)


def _is_dossier(folder: Path) -> bool:
    return (folder / "cuttings.toml").exists()


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, no more than we would decode and one. Raises Unreadable."""
    if path.is_dir():
        raise Unreadable("the folder cannot be entered. Check its rights, or add the folder that it is a link to.")
    if path.exists() and not path.is_file():
        raise Unreadable("it is a pipe or a device, not a file. Send its text through “cuttings add -”.")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"the file cannot be opened: {error.strerror}. Check its name and rights.") from error


def decode(raw: bytes, path: str) -> str:
    """Return the text of a file, line ends as newlines. Raises Unreadable."""
    suffix = Path(path).suffix.lower()
    if suffix in OTHER_FORMATS:
        raise Unreadable(f"{suffix} files are not read yet. {OTHER_FORMATS[suffix]} and add that.")
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"the file has more than {MAX_BYTES // 1_000_000} MB. Cut it into parts and add those.")
    text = _LINE_END.sub("\n", _decoded(raw))
    if len(_CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise Unreadable("the file is not text (it holds control characters). Save its text as UTF-8 and add that.")
    if not any(char.isalnum() for char in text):
        raise Unreadable("the file is empty or has no words. Save the text into it and add it again.")
    return text


def without_controls(text: str) -> str:
    """Return a text without its control characters: those that a file holds, or that it spells ("&#27;")."""
    return _CONTROL.sub("", text)


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF32_MARKS):
        return _strictly(raw, "utf-32")
    if raw.startswith(_UTF16_MARKS):
        return _strictly(raw, "utf-16")
    if _FILLED in raw or raw.count(0) > MOST_CONTROL * len(raw):
        raise Unreadable(BINARY)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw):
            raise Unreadable(
                f"byte {error.start} of it is damaged; the rest is UTF-8. Save the text anew as UTF-8 and add it again."
            ) from None
    declared = _as_declared(raw)
    if declared is None and b"\0" in raw:
        raise Unreadable(BINARY)
    text = declared or _strictly(raw, "cp1252")
    if not _is_plausible(text):
        raise Unreadable("its encoding cannot be told. Save it as UTF-8 and add it again.")
    return text


def _as_declared(raw: bytes) -> str | None:
    """Return the text of a web page in the encoding that it names, None when it names none that fits."""
    named = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    try:
        encoding = codecs.lookup(named[1].decode("ascii")).name if named else None
        return raw.decode("cp1252" if encoding in _MEANT_AS_CP1252 else encoding) if encoding else None
    except (LookupError, UnicodeDecodeError):
        return None


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("its bytes are no text in UTF-8 or UTF-16. Save it as UTF-8 and add it again.") from error


def _is_damaged_utf8(raw: bytes) -> bool:
    """Tell whether more characters beyond ASCII are whole than broken: in other encodings hardly any is whole."""
    beyond = [char == "\ufffd" for char in raw.decode("utf-8-sig", errors="replace") if not char.isascii()]
    return 2 * sum(beyond) < len(beyond)


def _is_plausible(text: str) -> bool:
    plain = sum(char.isascii() and (char.isalpha() or char.isspace()) for char in text)
    return plain >= MIN_PLAIN_SHARE * len(text)
