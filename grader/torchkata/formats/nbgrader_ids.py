"""Ids of new rows in nbgrader's gradebook.

nbgrader draws its own, so each new row belongs to another place of an index, and the indexes of a hundred thousand
students do not fit into the memory that SQLite uses. In order, new rows come last.
"""

import itertools
import secrets
import time
from collections.abc import Iterator


def ordered_ids() -> Iterator[str]:
    """Yield ids of 32 hexadecimal digits, as nbgrader's are, each greater than the one before.

    They begin with the time, so those of a later run are greater, and end with digits that this run has drawn.
    """
    start, own = time.time_ns() // 1_000_000, secrets.token_hex(6)
    return (f"{start:012x}{number:08x}{own}" for number in itertools.count())
