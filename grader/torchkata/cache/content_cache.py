"""A cache of results, keyed by the content from which they were computed.

The size is limited: the least recently used results are dropped first. `cachetools.LRUCache` would replace twenty
lines but add a package to every installation. It computes the size of each value itself and raises if one is too large.
The callers here know the size, and a result that is too large is simply not kept.
"""

import hashlib
import sys
from collections import OrderedDict
from dataclasses import fields, is_dataclass
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")

MAX_CACHE_BYTES = 128 * 2**20  # bytes of one cache
OVERHEAD = 200  # bytes of an entry without its value
PLAIN = {float, int, bool, str, bytes, type(None)}  # most values


def digest(*parts: object) -> bytes:
    """Return a digest of `parts`: bytes, or values that are identified by their `str`."""
    made = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes | bytearray | memoryview) else str(part).encode("utf-8", "replace")
        made.update(len(data).to_bytes(8, "big") + data)
    return made.digest()


def size_of(value: Any) -> int:
    """Return an estimate of the bytes of a result: its arrays, texts and containers."""
    if type(value) in PLAIN:
        return OVERHEAD + sys.getsizeof(value)
    if isinstance(value, dict):
        return OVERHEAD + sum(size_of(key) + size_of(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return OVERHEAD + sum(map(size_of, value))
    if is_dataclass(value):
        return OVERHEAD + sum(size_of(getattr(value, field.name)) for field in fields(value))
    # Check the type, not the value: reading an attribute of a student's object would call student code.
    return OVERHEAD + int(value.nbytes if hasattr(type(value), "nbytes") else sys.getsizeof(value))


class Cache(Generic[Result]):
    """Results by key, with a total size of at most `max_bytes`."""

    def __init__(self, max_bytes: int = MAX_CACHE_BYTES) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[bytes, tuple[Result, int]] = OrderedDict()

    def find(self, key: bytes) -> Result | None:
        """Return the result of `key`, or None."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def keep(self, key: bytes, result: Result, size: int | None = None) -> None:
        """Store a result of `size` bytes (None: estimate it), and drop old ones over the limit."""
        size = size_of(result) if size is None else size
        if key in self._kept or size > self._max_bytes:
            return
        self._kept[key] = (result, size)
        self._bytes += size
        while self._bytes > self._max_bytes:
            self._bytes -= self._kept.popitem(last=False)[1][1]
