"""Short ways to take invented texts apart in tests."""

from collections.abc import Mapping, Sequence

from cuttings.ingest import Extraction, extract
from cuttings.ingest.frontmatter import Front
from cuttings.ingest.markdown import markdown_blocks
from cuttings.ingest.notebooks import Block, judge_blocks
from cuttings.ingest.pieces import Form, Piece
from cuttings.ingest.plaintext import plain_blocks
from cuttings.model.clipping import Given
from cuttings.model.text import Stretch

PROSE = "Police cleared the grain dock of Port Vale on Monday, the harbour office said."
MORE = "Nobody was hurt, the mayor told reporters."


def front(kind: str | None = None, **given: str) -> Front:
    """Return what is known of an item: the kind that its front matter names, and what it gives."""
    return Front(Given(**given), False, kind)


def piece(text: str, form: Form = Form.PLAIN, *, level: int = 0, url: str | None = None) -> Piece:
    """Return a block as it stands at the start of an item."""
    return Piece(text, form, level, url, (Stretch(0, 0, len(text)),))


def taken(text: str, path: str = "post.md", kinds: Mapping[str, str] | None = None, **given: str) -> Extraction:
    """Return what an item gives."""
    return extract(text.encode(), path, Given(**given), kinds or {})


def pieces_of(text: str, path: str) -> Sequence[Piece]:
    """Return the blocks of an item without front matter."""
    return markdown_blocks(text, 0) if path.endswith(".md") else plain_blocks(text)


def blocks_of(text: str, path: str, **given: str) -> Sequence[Block]:
    """Return the blocks of a text that is known to be a running post."""
    return judge_blocks(pieces_of(text, path), {}, front(**given))


def kinds_of(text: str, path: str = "post.md") -> list[str]:
    """Return what the blocks of a running post are taken for."""
    return [block.kind for block in blocks_of(text, path)]
