"""Packs long lists of numbers and long texts as bytes, which are much smaller than JSON."""

from array import array
from collections.abc import Sequence
from typing import Any

SHORT_LIST = 16  # items: shorter lists stay readable
SHORT_TEXT = 1000  # characters
DTYPES = {float: "float64", int: "int64", bool: "bool"}
CODES = {"float64": "d", "int64": "q", "bool": "b"}


def pack_numbers(values: Sequence[Any]) -> tuple[str, bytes] | None:
    """Return dtype and bytes of a long list of only floats, ints or bools; None for any other list."""
    if len(values) < SHORT_LIST:
        return None
    kinds = set(map(type, values))
    dtype = DTYPES.get(kinds.pop()) if len(kinds) == 1 else None
    if dtype is None:
        return None
    try:
        return dtype, array(CODES[dtype], values).tobytes()
    except OverflowError:
        return None


def unpack_numbers(dtype: str, data: bytes | bytearray) -> list[Any]:
    """Return the numbers in `data`. Raises KeyError on another dtype, ValueError on a length that does not fit."""
    numbers = array(CODES[dtype])
    numbers.frombytes(data)
    return [bool(number) for number in numbers] if dtype == "bool" else numbers.tolist()


def pack_text(text: str) -> bytes | None:
    """Return the bytes of a long text, with unpaired surrogates kept; None for a short one."""
    return text.encode("utf-8", "surrogatepass") if len(text) > SHORT_TEXT else None


def unpack_text(data: bytes | bytearray) -> str:
    """Return the text in `data`. Raises ValueError if it is not text."""
    return data.decode("utf-8", "surrogatepass")
