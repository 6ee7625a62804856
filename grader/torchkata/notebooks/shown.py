"""What the cells of a notebook show of a graded exercise, in words for the student."""

import textwrap

from ..record.audience import to_student
from ..record.document import Document
from ..report.lines import check_lines, harmless_text, plain_text


def text_of_check(check: Document) -> str:
    """Return verdict, claim, points and messages of a check, as the terminal shows them."""
    lines = check_lines(check, None, len(check["claim"]))
    return textwrap.dedent("\n".join(map(plain_text, lines)))


def notes_of(graded: Document) -> tuple[str, ...]:
    """Return the notices on a file, each once."""
    return tuple(dict.fromkeys(harmless_text(to_student(notice)) for notice in graded.get("notices") or []))
