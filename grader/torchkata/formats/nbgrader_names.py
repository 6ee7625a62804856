"""Names that nbgrader accepts for cells and students."""

import hashlib
import re

from ..record.document import legal

MAX_NAME = 100  # of the 128 characters that nbgrader's columns hold


def cell_name(check: str) -> str:
    """Return a unique name for a cell that nbgrader accepts (ASCII letters, digits, _ and -)."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", check)[:MAX_NAME]
    return name if name == check else f"{name}-{hashlib.sha256(check.encode()).hexdigest()[:8]}"


def exportable(text: str) -> str:
    """Return a text without commas and line breaks: nbgrader's export does not quote them."""
    return " ".join(legal(text).replace(",", " ").split())


def split_name(name: str) -> tuple[str, str]:
    """Return first and last name of ``Ada Lovelace`` or ``Lovelace, Ada``; a name of one word is the last name."""
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.strip().rpartition(" ")
    return exportable(first), exportable(last)
