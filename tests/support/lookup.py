"""Looks for thousands of lines in megabytes at once: one search for each of them would be a pass over all."""

from collections.abc import Iterable

import numpy as np

PLACES = (8, 20)  # of the eight bytes of a line that are looked for first: its beginning is like that of many others
SHORTEST = 28


def find_in(text: bytes, lines: Iterable[bytes]) -> list[bytes]:
    """Return the lines, each of `SHORTEST` bytes at least, that stand anywhere in `text`."""
    parts = [np.frombuffer(text, "<u8", (len(text) - start) // 8, start) for start in range(8)]
    there = np.sort(np.concatenate(parts))
    known = list(lines)
    likely = np.ones(len(known), bool)
    for place in PLACES:
        eight = np.array([int.from_bytes(line[place : place + 8], "little") for line in known], "<u8")
        found = np.minimum(np.searchsorted(there, eight), len(there) - 1)
        likely &= there[found] == eight
    return [line for line, worth in zip(known, likely.tolist(), strict=True) if worth and line in text]
