"""The format of plain data that crosses: a JSON tree and a body of bytes; and its decoder.

A JSON scalar stands for itself. Everything else is an object with one key that names its type:

    {"list": [...]}  {"tuple": [...]}  {"dict": [[key, value], ...]}
    {"numbers": ["list" or "tuple", dtype, [count], offset]}  {"text": [size, offset]}   long ones: bytes in the body
    {"array": [dtype, shape, offset]}  {"scalar": [dtype, [], offset]}   NumPy; bytes in the body from offset on
    {"tensor": [dtype, shape, offset, requires_grad]}                    torch
    {"tagged": [tag, tree]}                            a value of a class that extends a plain one, see ``tags``
    {"opaque": [tag, fact, ...]}                                        anything else: described, see ``OPAQUE``
    {"parameter": [tensor, gradient]}                  a tensor of torch that is a parameter and has a gradient
    {"dtype": ["numpy" or "torch", name]}  {"device": [type, index]}
    {"object": [number, type name, kind]}              an object that stays in the worker, see ``kept``

torch is imported only to make a tensor, or what else belongs to torch.
"""

import math
from collections.abc import Callable
from typing import Any

from .dtypes import decode_device, decode_dtype
from .encoder import Encoder, Tree
from .kept import MAX_TYPE_NAME, class_of
from .kinds import (
    LARGEST,
    MAX_CHARACTER,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_ITEMS,
    MAX_KEYS,
    MAX_OPAQUE_TEXT,
    MAX_TEXT,
    OPAQUE,
    SIZES,
    SMALLEST,
)
from .packing import unpack_numbers, unpack_text
from .tags import tag
from .wire import ProtocolError

__all__ = [
    "LARGEST",
    "MAX_DEPTH",
    "MAX_DIMENSIONS",
    "SIZES",
    "SMALLEST",
    "Decoder",
    "Encoder",
    "Tree",
    "describe_opaque",
]

# What a malformed tree makes a decoder raise. ImportError: of something of torch, where no torch is installed.
MALFORMED = (TypeError, ValueError, KeyError, IndexError, OverflowError, RuntimeError, ImportError)


class Decoder:
    """Turns trees back into values. Raises ProtocolError for anything that an Encoder would not write."""

    def __init__(
        self,
        body: memoryview | bytes,
        opaque: Callable[[str, list[Any]], Any],
        find_object: Callable[[int, str, str], Any],
    ) -> None:
        self._body = memoryview(body)
        self._taken = 0  # bytes of the body that were copied: never more than its size, even if a tree repeats them
        self._items = 0
        self._opaque = opaque
        self._find_object = find_object

    def decode(self, tree: Tree, depth: int = 0) -> Any:
        """Return the value that `tree` stands for; arrays are fresh copies."""
        self._count(1)
        if isinstance(tree, int) and not SMALLEST <= tree <= LARGEST:
            raise ProtocolError("an int of too many bits")
        if tree is None or isinstance(tree, bool | int | float | str):
            return tree
        if depth > MAX_DEPTH or not isinstance(tree, dict) or len(tree) != 1:
            raise ProtocolError("a value of no known kind")
        ((kind, content),) = tree.items()
        try:
            return self._decode_kind(kind, content, depth + 1)
        except MALFORMED as error:
            raise ProtocolError("a malformed value") from error

    def _count(self, items: int) -> None:
        self._items += items
        if self._items > MAX_ITEMS:
            raise ProtocolError("values of too many items")

    def _decode_kind(self, kind: str, content: Any, depth: int) -> Any:
        if kind in ("list", "tuple"):
            items = [self.decode(item, depth) for item in content]
            return items if kind == "list" else tuple(items)
        if kind == "dict":
            if len(content) > MAX_KEYS:
                raise ProtocolError("a dictionary of too many keys")
            return {self.decode(key, depth): self.decode(value, depth) for key, value in content}
        if kind == "tagged":
            name, tree = content
            return tag(name, self.decode(tree, depth))
        if kind not in DECODERS:
            raise ProtocolError("a value of no known kind")
        return DECODERS[kind](self, *content)

    def _decode_scalar(self, *content: Any) -> Any:
        array = self._decode_array(*content)
        if array.shape:
            raise ProtocolError("a scalar with a shape")
        return array[()]

    def _decode_object(self, number: Any, name: Any, kind: Any = "") -> Any:
        if kind != "" and not (isinstance(kind, str) and class_of(kind)):
            raise ProtocolError("an object of no known kind")
        return self._find_object(int(number), str(name)[:MAX_TYPE_NAME], kind)

    def _decode_opaque(self, name: str, *facts: Any) -> Any:
        kind, least, most = OPAQUE[name]
        if not least <= len(facts) <= most or not all(type(fact) is kind for fact in facts):
            raise ProtocolError("a description of no known form")
        if kind is int and not all(0 <= fact <= LARGEST for fact in facts):
            raise ProtocolError("a description with a size that nothing has")
        return self._opaque(name, [fact[:MAX_OPAQUE_TEXT] if kind is str else fact for fact in facts])

    def _data(self, dtype: str, shape: list[int], offset: int) -> bytearray:
        if dtype not in SIZES or len(shape) > MAX_DIMENSIONS or not all(type(n) is int and n >= 0 for n in shape):
            raise ProtocolError("an array of no known dtype or shape")
        size = math.prod(shape) * SIZES[dtype]
        self._taken += size
        if type(offset) is not int or offset < 0 or max(offset + size, self._taken) > len(self._body):
            raise ProtocolError("arrays that reach past the end of the message")
        return bytearray(self._body[offset : offset + size])

    def _decode_numbers(self, kind: str, dtype: str, shape: list[int], offset: int) -> Any:
        if kind not in ("list", "tuple") or len(shape) != 1 or type(shape[0]) is not int:
            raise ProtocolError("numbers in no known container")
        self._count(max(shape[0], 0))
        numbers = unpack_numbers(dtype, self._data(dtype, shape, offset))
        return numbers if kind == "list" else tuple(numbers)

    def _decode_text(self, size: int, offset: int) -> str:
        if size > MAX_TEXT * MAX_CHARACTER:
            raise ProtocolError("a text of too many characters")
        return unpack_text(self._data("uint8", [size], offset))

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
        # `data`: not a view any more. torch refuses `detach_()` of views.
        return tensor.reshape(shape).data.requires_grad_(requires_grad is True)

    def _decode_parameter(self, tensor: Tree, gradient: Tree) -> Any:
        """Return a tensor with its gradient, which torch refuses if dtype or shape differ."""
        (dtype, shape, offset, requires_grad), known = tensor["tensor"], gradient["tensor"]
        parameter = tag("Parameter", self._decode_tensor(dtype, shape, offset, requires_grad))
        parameter.grad = self._decode_tensor(*known)
        return parameter


DECODERS: dict[str, Callable[..., Any]] = {
    "numbers": Decoder._decode_numbers,
    "text": Decoder._decode_text,
    "array": Decoder._decode_array,
    "scalar": Decoder._decode_scalar,
    "tensor": Decoder._decode_tensor,
    "parameter": Decoder._decode_parameter,
    "opaque": Decoder._decode_opaque,
    "object": Decoder._decode_object,
    "dtype": lambda _, *content: decode_dtype(*content),
    "device": lambda _, *content: decode_device(*content),
}


def describe_opaque(tag: str, facts: list[Any]) -> str:
    """Return a text that is the same for descriptions that are the same; nobody reads it."""
    return " ".join(map(str, ["opaque", tag, *facts]))
