"""Plain data to and from a tree of JSON and a body of bytes.

A scalar of JSON stands for itself. Everything else is an object with one key that names its kind:

    {"list": [...]}  {"tuple": [...]}  {"dict": [[key, value], ...]}
    {"array": [dtype, shape, offset]}  {"scalar": [dtype, [], offset]}   NumPy; bytes in the body from offset on
    {"tensor": [dtype, shape, offset, requires_grad]}                    torch
    {"foreign": "description"}                                           anything else: told, not sent
    {"object": [number, type name]}                                      an object that stays where it is

torch is imported only where a tensor has to be made.
"""

import math
import sys
from collections.abc import Callable
from typing import Any

from .wire import MAX_BODY, ProtocolError

MAX_DEPTH = 32
MAX_ITEMS = 100_000
MAX_KEYS = 1000  # of one dictionary: with keys chosen to collide, looking one up takes as long as there are keys
SMALLEST, LARGEST = -(2**63), 2**64 - 1  # of an int: what NumPy has a dtype for
MAX_TEXT = 100_000  # characters
MAX_DIMENSIONS = 16
SIZES = {  # bytes of one element
    "bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8, "uint64": 8,
    "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex64": 8, "complex128": 16,
}  # fmt: skip
Tree = Any
Special = Callable[[Any], Tree | None]


class TooMuch(Exception):
    """A value is larger than what may cross; the message describes it."""


class Encoder:
    """Turns values into trees and gathers the bytes of their arrays. `special` may claim objects of its own."""

    def __init__(self, special: Special = lambda value: None) -> None:
        self.body = bytearray()
        self._special = special
        self._items = 0

    def encode(self, value: Any) -> Tree:
        """Return the tree of `value`; what cannot cross becomes a ``foreign`` description."""
        start, items = len(self.body), self._items
        try:
            return self._encode(value, 0)
        except TooMuch as error:
            del self.body[start:]
            self._items = items
            return {"foreign": str(error)}

    def _encode(self, value: Any, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            raise TooMuch(f"a container nested more than {MAX_DEPTH} levels deep")
        self._items += 1
        if self._items > MAX_ITEMS:
            raise TooMuch(f"containers with more than {MAX_ITEMS:,} items in all")
        kind = type(value)
        if value is None or kind in (bool, float):
            return value
        if kind is int:
            return value if SMALLEST <= value <= LARGEST else {"foreign": "an int of more than 64 bits"}
        if kind is str:
            return value if len(value) <= MAX_TEXT else {"foreign": f"a text of {len(value):,} characters"}
        if kind in (list, tuple):
            return {kind.__name__: [self._encode(item, depth + 1) for item in value]}
        if kind is dict:
            if len(value) > MAX_KEYS:
                raise TooMuch(f"a dictionary of more than {MAX_KEYS:,} keys")
            pairs = [[self._encode(k, depth + 1), self._encode(v, depth + 1)] for k, v in value.items()]
            return {"dict": pairs}
        return self._encode_array(value) or self._special(value) or {"foreign": f"a value of type {kind.__name__[:80]}"}

    def _encode_array(self, value: Any) -> Tree | None:
        numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
        if torch is not None and isinstance(value, torch.Tensor):
            return self._encode_tensor(value, torch)
        if numpy is None or not isinstance(value, numpy.ndarray | numpy.generic):
            return None
        dtype = value.dtype.name
        if dtype not in SIZES:
            return {"foreign": f"a NumPy array of dtype {dtype[:40]}"}
        self._check_size("a NumPy array", tuple(value.shape), SIZES[dtype])
        plain = numpy.ascontiguousarray(value, dtype=value.dtype.newbyteorder("="))
        kind = "scalar" if isinstance(value, numpy.generic) else "array"
        return {kind: [dtype, list(value.shape), self._append(plain.tobytes())]}

    def _encode_tensor(self, value: Any, torch: Any) -> Tree:
        dtype = str(value.dtype).removeprefix("torch.")
        if dtype not in SIZES or value.layout != torch.strided or value.device.type != "cpu":
            return {"foreign": f"a {value.layout} tensor of dtype {dtype} on {value.device}"}
        self._check_size("a tensor", tuple(value.shape), SIZES[dtype])
        plain = torch.empty(value.numel(), dtype=value.dtype, device="cpu")
        plain.copy_(value.detach().reshape(-1))
        data = plain.view(torch.uint8).numpy().tobytes() if plain.numel() else b""
        return {"tensor": [dtype, list(value.shape), self._append(data), bool(value.requires_grad)]}

    def _check_size(self, what: str, shape: tuple[int, ...], item: int) -> None:
        if len(shape) > MAX_DIMENSIONS:
            raise TooMuch(f"{what} of {len(shape)} dimensions")
        if math.prod(shape) * item > MAX_BODY - len(self.body):
            raise TooMuch(f"{what} of shape {shape}: {math.prod(shape):,} elements, too large to be looked at")

    def _append(self, data: bytes) -> int:
        offset = len(self.body)
        self.body += data
        return offset


class Decoder:
    """Turns trees back into values. Raises ProtocolError on whatever an Encoder would not have written."""

    def __init__(
        self,
        body: memoryview | bytes,
        foreign: Callable[[str], Any],
        find_object: Callable[[int, str], Any],
    ) -> None:
        self._body = memoryview(body)
        self._taken = 0  # bytes of the body that were copied: never more than it has, whatever repeats them
        self._foreign = foreign
        self._find_object = find_object

    def decode(self, tree: Tree, depth: int = 0) -> Any:
        """Return the value that `tree` stands for; arrays are fresh copies."""
        if isinstance(tree, int) and not SMALLEST <= tree <= LARGEST:
            raise ProtocolError("an int of too many bits")
        if tree is None or isinstance(tree, bool | int | float | str):
            return tree
        if depth > MAX_DEPTH or not isinstance(tree, dict) or len(tree) != 1:
            raise ProtocolError("a value of no known kind")
        ((kind, content),) = tree.items()
        try:
            return self._decode_kind(kind, content, depth + 1)
        except (TypeError, ValueError, KeyError, IndexError, OverflowError, RuntimeError) as error:
            raise ProtocolError("a malformed value") from error

    def _decode_kind(self, kind: str, content: Any, depth: int) -> Any:
        if kind in ("list", "tuple"):
            items = [self.decode(item, depth) for item in content]
            return items if kind == "list" else tuple(items)
        if kind == "dict":
            if len(content) > MAX_KEYS:
                raise ProtocolError("a dictionary of too many keys")
            return {self.decode(key, depth): self.decode(value, depth) for key, value in content}
        if kind == "foreign":
            return self._foreign(str(content)[:200])
        if kind == "object":
            number, name = content
            return self._find_object(int(number), str(name)[:80])
        if kind in ("array", "scalar"):
            array = self._decode_array(*content)
            if kind == "scalar" and array.shape:
                raise ProtocolError("a scalar with a shape")
            return array[()] if kind == "scalar" else array
        if kind == "tensor":
            return self._decode_tensor(*content)
        raise ProtocolError("a value of no known kind")

    def _data(self, dtype: str, shape: list[int], offset: int) -> bytearray:
        if dtype not in SIZES or len(shape) > MAX_DIMENSIONS or not all(type(n) is int and n >= 0 for n in shape):
            raise ProtocolError("an array of no known dtype or shape")
        size = math.prod(shape) * SIZES[dtype]
        self._taken += size
        if type(offset) is not int or offset < 0 or max(offset + size, self._taken) > len(self._body):
            raise ProtocolError("arrays that reach past the end of the message")
        return bytearray(self._body[offset : offset + size])

    def _decode_array(self, dtype: str, shape: list[int], offset: int) -> Any:
        import numpy

        if dtype == "bfloat16":
            raise ProtocolError("an array that NumPy does not have")
        return numpy.frombuffer(self._data(dtype, shape, offset), dtype=dtype).reshape(shape)

    def _decode_tensor(self, dtype: str, shape: list[int], offset: int, requires_grad: bool) -> Any:
        import torch

        data = self._data(dtype, shape, offset)
        kind = getattr(torch, dtype)
        tensor = torch.frombuffer(data, dtype=kind) if data else torch.empty(0, dtype=kind)
        return tensor.reshape(shape).requires_grad_(requires_grad is True)
