"""The numbers of a figure as arrays, as long as there are not too many."""

import sys
from typing import Any

MAX_NUMBERS = 200_000  # of one figure


class Numbers:
    """Makes arrays of the numbers of a figure, as long as there are not too many."""

    def __init__(self) -> None:
        self._left = MAX_NUMBERS

    def arrays(self, *columns: Any) -> list[Any]:
        """Return columns as arrays; an empty array for each if their numbers are too many."""
        size = sum(size_of(column) for column in columns)
        if size > self._left:
            return [plain([]) for _ in columns]
        self._left -= size
        return [plain(column) for column in columns]


def size_of(column: Any) -> int:
    """Return the number of elements of an array or a sequence."""
    return int(column.size) if hasattr(column, "size") else len(column)


def plain(column: Any) -> Any:
    """Return numbers as a float64 array, with nan where they are masked."""
    numpy = sys.modules["numpy"]
    return numpy.array(numpy.ma.filled(numpy.ma.asarray(column, dtype=numpy.float64), numpy.nan))


def place_of(at: Any) -> list[float]:
    """Return a place of any numbers, such as tensors without dimensions; empty if it has something else."""
    try:
        return [] if any(isinstance(one, str) for one in at) else [float(one) for one in at][:2]
    except (ArithmeticError, TypeError, ValueError, RuntimeError):
        return []
