"""Encodes plain data as a JSON tree and a body of bytes; ``values`` describes the format."""

import math
import sys
from collections.abc import Callable
from typing import Any

from .dtypes import encode_dtype, name_of_dtype
from .kinds import LARGEST, MAX_DEPTH, MAX_DIMENSIONS, MAX_ITEMS, MAX_KEYS, MAX_TEXT, SIZES, SMALLEST
from .packing import pack_numbers, pack_text
from .pictures import describe_figure, is_figure
from .tags import FIGURE, plain_value
from .wire import MAX_BODY

Tree = Any
Special = Callable[[Any], Tree | None]


class TooMuch(Exception):
    """A value is larger than what may cross; the arguments describe it: a tag of `OPAQUE` and its facts."""


class Encoder:
    """Turns values into trees and collects the bytes of their arrays. `special` may encode objects by itself."""

    def __init__(self, special: Special = lambda value: None) -> None:
        self.body = bytearray()
        self._special = special
        self._items = 0
        self.figures = 0  # how many were encoded

    def encode(self, value: Any) -> Tree:
        """Return the tree of `value`; what cannot cross is ``opaque``: a tag that describes it, with facts."""
        start, items = len(self.body), self._items
        try:
            return self._encode(value, 0)
        except TooMuch as error:
            del self.body[start:]
            self._items = items
            return {"opaque": list(error.args)}

    def _encode(self, value: Any, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            raise TooMuch("deep", MAX_DEPTH)
        self._count(1)
        kind = type(value)
        if value is None or kind in (bool, float):
            return value
        if kind is int:
            return value if SMALLEST <= value <= LARGEST else {"opaque": ["int"]}
        if kind is str:
            return self._encode_text(value)
        if kind in (list, tuple):
            return self._encode_list(value, kind.__name__, depth)
        if kind is dict:
            if len(value) > MAX_KEYS:
                raise TooMuch("keys", MAX_KEYS)
            pairs = [[self._encode(k, depth + 1), self._encode(v, depth + 1)] for k, v in value.items()]
            return {"dict": pairs}
        return (
            self._encode_array(value, depth)
            or encode_dtype(value)
            or self._encode_extended(value, depth)
            or self._encode_figure(value, depth)
            or self._special(value)
            or {"opaque": ["type", kind.__name__[:80]]}
        )

    def _encode_extended(self, value: Any, depth: int) -> Tree | None:
        """Encode a value of a class that extends a plain one, with its tag."""
        found = plain_value(value, MAX_ITEMS)
        if found is None:
            return None
        tag, plain = found
        tree = self._encode(plain, depth + 1)
        return {"tagged": [tag, tree]} if tag and not (isinstance(tree, dict) and "opaque" in tree) else tree

    def _encode_figure(self, value: Any, depth: int) -> Tree | None:
        """Encode a Matplotlib figure as what it shows."""
        if not is_figure(value):
            return None
        self.figures += 1
        return {"tagged": [FIGURE, self._encode(describe_figure(value), depth + 1)]}

    def _count(self, items: int) -> None:
        self._items += items
        if self._items > MAX_ITEMS:
            raise TooMuch("items", MAX_ITEMS)

    def _encode_text(self, text: str) -> Tree:
        if len(text) > MAX_TEXT:
            return {"opaque": ["text", len(text)]}
        data = pack_text(text)
        return text if data is None else {"text": [len(data), self._append(data)]}

    def _encode_list(self, value: Any, kind: str, depth: int) -> Tree:
        packed = pack_numbers(value) if len(value) <= MAX_ITEMS else None
        if packed is None:
            return {kind: [self._encode(item, depth + 1) for item in value]}
        self._count(len(value))
        return {"numbers": [kind, packed[0], [len(value)], self._append(packed[1])]}

    def _encode_array(self, value: Any, depth: int) -> Tree | None:
        numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
        if torch is not None and isinstance(value, torch.Tensor):
            return self._encode_tensor(value, torch, depth)
        if numpy is None or not isinstance(value, numpy.ndarray | numpy.generic) or isinstance(value, numpy.str_):
            return None
        dtype = name_of_dtype(value.dtype)
        if dtype not in SIZES:
            return {"opaque": ["dtype", dtype[:40]]}
        self._check_size("ndarray", tuple(value.shape), SIZES[dtype])
        kind = "scalar" if isinstance(value, numpy.generic) else "array"
        if kind == "array" and not (type(value) is numpy.ndarray and value.dtype.isnative):
            value = numpy.ascontiguousarray(value, dtype=value.dtype.newbyteorder("=")).reshape(value.shape)
        return {kind: [dtype, list(value.shape), self._append(value.tobytes())]}

    def _encode_tensor(self, value: Any, torch: Any, depth: int) -> Tree:
        dtype = str(value.dtype).removeprefix("torch.")
        if dtype not in SIZES or value.layout != torch.strided or value.device.type != "cpu":
            return {"opaque": ["tensor", str(value.layout), dtype, str(value.device)]}
        self._check_size("tensor", tuple(value.shape), SIZES[dtype])
        data = bytes_of_tensor(value, torch)
        tree = {"tensor": [dtype, list(value.shape), self._append(data), bool(value.requires_grad)]}
        if not isinstance(value, torch.nn.Parameter):
            return tree
        gradient = self._encode(value.grad, depth + 1) if type(value.grad) is torch.Tensor else None
        crosses = isinstance(gradient, dict) and "tensor" in gradient  # a sparse one does not
        return {"parameter": [tree, gradient]} if crosses else {"tagged": ["Parameter", tree]}

    def _check_size(self, what: str, shape: tuple[int, ...], item: int) -> None:
        if len(shape) > MAX_DIMENSIONS:
            raise TooMuch(f"{what}_dimensions", len(shape))
        if math.prod(shape) * item > MAX_BODY - len(self.body):
            raise TooMuch(f"{what}_size", min(math.prod(shape), LARGEST), *shape)

    def _append(self, data: bytes) -> int:
        offset = len(self.body)
        if offset + len(data) > MAX_BODY:
            raise TooMuch("bytes", MAX_BODY // 2**20)
        self.body += data
        return offset


def bytes_of_tensor(value: Any, torch: Any) -> bytes:
    """Return the bytes of a tensor on the CPU, in the order of its elements."""
    if (
        type(value) in (torch.Tensor, torch.nn.Parameter)
        and value.dtype != torch.bfloat16
        and not (value.is_conj() or value.is_neg())
    ):
        return bytes(value.detach().numpy().tobytes())
    plain = torch.empty(value.numel(), dtype=value.dtype, device="cpu")
    plain.copy_(value.detach().reshape(-1))
    return bytes(plain.view(torch.uint8).numpy().tobytes()) if plain.numel() else b""
