"""Texts of students in GitHub-flavoured Markdown, where they must stay texts.

A line of a workflow's log that begins with ``::``, or holds ``##[``, can be a command to the runner of GitHub. No line
made here is one, so that a summary may be printed, too.
"""

import re
import string

from ..report.lines import harmless_text
from ..report.shown_check import visible_lines

INVISIBLE = "\u200b"  # zero-width space: keeps @name, #1 and commands of the runner from being recognised
PLAIN = ",;?'%/"  # punctuation that means nothing in Markdown
SPECIAL = re.compile(f"[{re.escape(''.join(sorted(set(string.punctuation) - set(PLAIN))))}]")
REFERENCES = "@#"
COMMAND = re.compile(r"^(\s*:)(?=:)|(?<=##)(?=\[)", re.MULTILINE)


def inline(text: str) -> str:
    """Return a text as one line of Markdown without any markup, for a paragraph or a cell of a table."""
    line = harmless_text(" ".join(text.split()))
    return SPECIAL.sub(entity, line)


def entity(match: re.Match[str]) -> str:
    """Return a character as an entity, which is never markup."""
    return f"&#{ord(match[0])};" + (f"&#{ord(INVISIBLE)};" if match[0] in REFERENCES else "")


def fenced(text: str, max_lines: int | None = None) -> str:
    """Return the first `max_lines` lines of a text as a block of code."""
    lines = COMMAND.sub(rf"\1{INVISIBLE}", visible_lines(text, max_lines))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", lines)), default=0))
    return f"{fence}text\n{lines}\n{fence}"


def table(heading: list[str], rows: list[list[str]], right: int) -> str:
    """Return a table of Markdown texts. `right`: index of the column that is aligned right."""
    line = ["---:" if column == right else "---" for column in range(len(heading))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heading, line, *rows))
