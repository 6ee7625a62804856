"""In-place changes: apply to the check's objects what a call did to its arguments."""

from typing import Any

import numpy as np

from ..comparison.describe import ARRAYS, type_tag


def copy_into(target: Any, source: Any) -> None:
    """Copy `source` into `target` in place, as far as containers, arrays and tensors of equal shape allow."""
    if isinstance(target, list | tuple) and isinstance(source, list | tuple) and len(target) == len(source):
        for index, (old, new) in enumerate(zip(target, source, strict=True)):
            if isinstance(old, list | tuple | dict) or type_tag(old) in ARRAYS:
                copy_into(old, new)
            elif isinstance(target, list):
                target[index] = new
    elif isinstance(target, list) and isinstance(source, list):
        target[:] = source
    elif isinstance(target, dict) and isinstance(source, dict):
        target.clear()
        target.update(source)
    elif type_tag(target) in ARRAYS and type_tag(source) == type_tag(target) and target.shape == source.shape:
        (target if isinstance(target, np.ndarray) else target.data)[...] = source
