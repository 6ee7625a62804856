"""A mistake that an answer key stores, as its file describes it. Nothing of the file is run."""

import ast
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

CAUGHT_BY = "Caught by:"


@dataclass(frozen=True)
class Mistake:
    """A stored wrong answer: its name, its hint, the checks that must catch it, its source."""

    name: str
    file: Path
    sentence: str
    caught_by: tuple[str, ...]
    source: bytes = field(default=b"", repr=False)


def read_mistake(file: Path) -> Mistake:
    """Return the mistake in a file of ``wrong/``; its parts are empty if its docstring lacks them."""
    return mistake_in(file.read_bytes(), file)


@lru_cache(maxsize=1000)
def mistake_in(source: bytes, file: Path) -> Mistake:
    """Return the mistake that `source`, the text of `file`, describes. Raises SyntaxError."""
    text = ast.get_docstring(ast.parse(source)) or ""
    sentence, _, checks = text.partition(CAUGHT_BY)
    names = tuple(name for name in checks.replace(",", " ").split() if name)
    return Mistake(file.stem, file, " ".join(sentence.split()), names, source)
