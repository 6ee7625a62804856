"""Break lines of styled text between words at the width of a terminal, each with a hanging indent."""

import re
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

NARROW = 20  # characters: lines are not wrapped to a smaller width
CODE = "none"  # the style of a line of code: it is cut and not wrapped, since its columns mean something
LABEL = re.compile(r"\s*\S+(?: \S+)?\s{2,}(?=\S)|\s*[-|] (?=\S)")  # before a column of text, or in a list
MAX_LABEL = 24  # characters, with the indent; a longer one is no label
CUT = "..."
ABOVE = 8  # characters of code that stay to the right of the mark below


def wrapped(line: Text, console: Console, width: int) -> Iterator[Text]:
    """Yield a line in pieces of at most `width` cells. The later ones stand below the text of the first.

    Words longer than a line, for example of many digits, are broken at the width. Code is cut, and ends in ``...``.
    """
    if line.cell_len <= width:
        yield line
        return
    if any(span.style == CODE for span in line.spans):
        line.truncate(width - len(CUT))
        yield line + Text(CUT)
        return
    hang = hang_of(line.plain)
    if width - hang < NARROW:
        hang = len(line.plain) - len(line.plain.lstrip())
    if width - hang < NARROW:
        yield line
        return
    head, rest = line[:hang], line[hang:]
    for part in rest.wrap(console, width - hang):
        yield head + part
        head = Text(" " * hang)


def hang_of(plain: str) -> int:
    """Return the column below which the later pieces of a line stand."""
    label = LABEL.match(plain)
    if label and label.end() <= MAX_LABEL:
        return label.end()
    return len(plain) - len(plain.lstrip())


def fit_code(text: str, caret: str, indent: int, width: int | None) -> tuple[str, str]:
    """Return a line of code and the mark below it. Where the mark is beyond `width`, the code loses its beginning.

    `indent`: characters before the code, which stay.
    """
    gone = 0 if width is None else len(caret) + ABOVE - width
    if gone <= 0:
        return text, caret
    return text[:indent] + CUT + text[indent + gone + len(CUT) :], " " * (len(caret) - 1 - gone) + caret[-1]
