"""The student's file as far as explanations need it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from ..record.message import Message, phrase
from ..sandbox.limits import Limits
from .advice import Place

STUB = "raise NotImplementedError"
MAX_STUBS = 63  # in a file; with more, a hidden check does not show which one is still to do


@dataclass(frozen=True)
class StudentFile:
    """The file that failed: its name, content and limits.

    `places` maps each line of a notebook's code to its cell and the line there. `look` finds the lines with code, each
    with the name of its function. `helpers` are patterns of the files that may be submitted with it.
    """

    name: str
    source: bytes
    limits: Limits
    places: tuple[tuple[int, int], ...] = ()
    look: Callable[[], Collection[tuple[int, str]]] = tuple
    helpers: tuple[str, ...] = ()

    @property
    def here(self) -> Place:
        """Return what the advice may name."""
        return Place(self.name, self.limits, self.helpers)

    @cached_property
    def code(self) -> Collection[tuple[int, str]]:
        """Return (line, function) of all code in the file; empty if that is unknown."""
        return self.look()

    @cached_property
    def stubs(self) -> set[int]:
        """Return the numbers of the lines that raise NotImplementedError; empty if there are more than MAX_STUBS."""
        found = {n for n, line in enumerate(self.lines, 1) if STUB in line and not line.startswith("#")}
        return found if len(found) <= MAX_STUBS else set()

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines of the file, stripped."""
        return [line.decode("utf-8", "replace").strip()[:200] for line in self.source.splitlines()]

    def place(self, number: int) -> Message:
        """Return the place of a line: ``line 7``, or ``cell 2, line 3`` in a notebook."""
        return place_of(number, self.places)


def place_of(number: int, places: tuple[tuple[int, int], ...]) -> Message:
    """Return the place of a line of code. `places`: as in `StudentFile`."""
    if not 0 < number <= len(places):
        return phrase("place", line=number)
    cell, line = places[number - 1]
    return phrase("place_in_cell", cell=cell, line=line)
