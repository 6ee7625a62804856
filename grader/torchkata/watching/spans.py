"""Lines of text with styles and links, wrapped to a width."""

import textwrap
from dataclasses import dataclass

from ..report.lines import harmless_text
from .places import Target

INDENT = 2
NARROW = 20  # characters: lines are not wrapped to a smaller width
DIM, BOLD, HINT, CALM = "dim", "bold", "cyan", "yellow"


@dataclass(frozen=True)
class Span:
    """A text with a style. `target`: the place to which it leads, if it is a link."""

    text: str
    style: str = ""
    target: Target | None = None


Line = list[Span]


def plain(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(span.text for span in line).rstrip()


def paragraph(text: str, width: int, indent: int = INDENT, style: str = "") -> list[Line]:
    """Return a text as lines of at most `width` characters. What is indented is continued further right."""
    lines: list[Line] = []
    for line in text.splitlines():
        shown = harmless_text(line)
        own = len(shown) - len(shown.lstrip())
        first = " " * (indent + own)
        later = f"{first}  " if indent else first
        parts = textwrap.wrap(shown.strip(), max(width, NARROW), initial_indent=first, subsequent_indent=later)
        lines += [[Span(part, style)] for part in parts or [""]]
    return lines


def wrap(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` characters; one line, if it is empty."""
    return textwrap.wrap(text, max(width, NARROW)) or [""]
