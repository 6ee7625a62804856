"""What an ``exercise.toml`` says about the form of its exercise: time, order, outcome and hints."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HINTS = 3  # of a function: a question, the idea with the name of the operation, the line with a hole


@dataclass(frozen=True)
class Form:
    """The form of an exercise. All of it may be missing: an older course still grades. `make verify` demands it.

    It lies in ``exercise.toml``, which students receive as it is, so that the hints and the outcome reach them without
    another file. Whoever opens that file sees all hints: it is the command that shows one at a time.
    """

    minutes: int | None = None  # an honest guess for a beginner
    needs: tuple[int, ...] | None = None  # numbers of the exercises on which it stands
    outcome: str = ""
    draft: bool = False
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)  # by function
    another_way: str = ""  # another right way, for those whose answer is right
    formulas: Mapping[str, str] = field(default_factory=dict, hash=False)  # an indented line of the statement -> LaTeX
