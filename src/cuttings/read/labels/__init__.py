"""Labels: words that categorise or judge, with what they are said of and in whose voice.

The door is `read_labels`: `words` holds the loaded words of a language, `quoted` finds words put in quotation marks,
`targets` tells what a label is said of.
"""

from cuttings.read.labels.findings import TABLES, read_labels

__all__ = ["TABLES", "read_labels"]
