"""Guesses from its text which big libraries a file imports, so that they can be imported early."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .catalog import Exercise

CLUES = {  # library -> pattern in files that import it
    "numpy": re.compile(rb"\bnumpy\b"),
    "torch": re.compile(rb"\btorch\b"),
    "matplotlib.pyplot": re.compile(  # skeletons import it inside of functions: checks of pictures tell that it is used
        rb"^(import|from) matplotlib\b|\.panels?\b|\bassert_(curve|points|marked|surface|image|labelled)\b",
        re.MULTILINE,
    ),
}
IMPORTED = re.compile(rb"(?:^|;)[ \t]*(?:import[ \t]([^#;\n]+)|from[ \t]+(\w+))", re.MULTILINE)


def mentioned_libraries(source: bytes) -> list[str]:
    """Return the big libraries that a student's file seems to use, in the order to import them."""
    return list(found_in(source))


@lru_cache(maxsize=100)
def found_in(source: bytes) -> tuple[str, ...]:
    """Return the same. Kept, because before each exercise of a submission its other files are asked again."""
    return tuple(module for module, pattern in CLUES.items() if pattern.search(source))


def imported_libraries(source: bytes) -> list[str]:
    """Return the big libraries that a file imports with a statement: it cannot work without these.

    A file that only mentions one, as in a comment, can.
    """
    found = {word for names, start in IMPORTED.findall(source) for word in re.findall(rb"\w+", names or start)}
    return [module for module in mentioned_libraries(source) if module.partition(".")[0].encode() in found]


def libraries_of_course(exercises: Iterable[Exercise]) -> list[str]:
    """Return the big libraries that checks and references use, in the order to import them."""
    files = [file for e in exercises for file in (e.reference_file, *e.check_files()) if file and file.is_file()]
    return mentioned_libraries(b"\n".join(file.read_bytes() for file in files))
