"""Dtypes and devices cross as themselves, by closed lists of names."""

import importlib
import sys
from functools import lru_cache
from typing import Any

from .kinds import SIZES
from .wire import ProtocolError

DEVICES = ("cpu", "cuda", "mps", "meta")  # torch has more
MAX_DEVICES = 64


def encode_dtype(value: Any) -> dict[str, Any] | None:
    """Return the tree of a dtype of NumPy or torch, or of a device; None for other values."""
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.dtype):
        name = str(value).removeprefix("torch.")
        return {"dtype": ["torch", name]} if name in SIZES else None
    if torch is not None and isinstance(value, torch.device):
        return {"device": [value.type, value.index]} if value.type in DEVICES else None
    if numpy is not None and isinstance(value, numpy.dtype):
        name = name_of_dtype(value)
        return {"dtype": ["numpy", name]} if name in SIZES else None
    return None


@lru_cache(maxsize=100)
def name_of_dtype(dtype: Any) -> str:
    """Return the name of a dtype, which NumPy makes anew each time it is asked; ``str`` for texts of any length."""
    return "str" if dtype.kind == "U" else str(dtype.name)  # NumPy's name contains the size of the longest text


def decode_dtype(library: str, name: str) -> Any:
    """Return a dtype. Raises ProtocolError for an unknown one."""
    if library not in ("numpy", "torch") or name not in SIZES or (library, name) == ("numpy", "bfloat16"):
        raise ProtocolError("a dtype of no known name")
    return importlib.import_module("numpy").dtype(name) if library == "numpy" else getattr(torch_module(), name)


def decode_device(kind: str, index: int | None) -> Any:
    """Return a device of torch. Raises ProtocolError for an unknown one."""
    if kind not in DEVICES or not (index is None or (type(index) is int and 0 <= index < MAX_DEVICES)):
        raise ProtocolError("a device of no known name")
    return torch_module().device(kind, *([] if index is None else [index]))


def torch_module() -> Any:
    """Return torch, which takes a second to import."""
    return importlib.import_module("torch")
