"""Advice about a returned None: which function returned it, and whether it printed the value instead."""

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..comparison.describe import ARRAYS, as_array, type_tag
from ..comparison.mismatch import Mismatch
from ..inside import wire
from ..record.message import Lines, Message, phrase
from .steps import Call

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|nan|inf)(?!\w)")
MAX_NUMBERS = 1000  # of an expected value that is searched for in the output
MAX_TEXT = 20_000  # characters at the end of the output that are searched
ROUNDED = 1e-3  # relative: print() and f-strings round


def advise_none(lines: Lines, error: BaseException, calls: Sequence[Call], visible: bool) -> Lines:
    """Return the messages about a failed check, with advice if a value is None or contains it.

    A hidden check shows only whether the function printed something, not what.
    """
    if not calls or not isinstance(error, AssertionError):
        return lines
    if not isinstance(error, Mismatch):
        return (*lines, *(note_none(calls[-1]) if visible else ()))
    keys, last = {line.key for line in lines}, calls[-1]
    better: dict[str, Message | None] = {}
    if "none_returned" in keys and returned_none(last) and last.outcome.output.strip():
        right = visible and error.compared is not None and prints(last.outcome.output, error.compared[1])
        better["none_returned"] = phrase("printed_right" if right else "printed_none")
    elif visible:
        better["none_returned"] = name_only([call for call in calls if returned_none(call)], "none_returned_by")
        better["none_inside"] = name_only([call for call in calls if holds_none(value_of(call))], "none_inside_of")
    return tuple(better.get(line.key) or line for line in lines)


def note_none(call: Call) -> Lines:
    """Return the sentence about a call that returned None, and perhaps printed the expected value."""
    if not returned_none(call):
        return ()
    return (phrase("printed_none") if call.outcome.output.strip() else phrase("none_fact", name=call.step.name),)


def name_only(calls: Sequence[Call], key: str) -> Message | None:
    """Return the sentence `key` with the name of the called function; None if several functions were called."""
    names = {call.step.name for call in calls}
    return phrase(key, name=names.pop()) if len(names) == 1 else None


def value_of(call: Call) -> Any:
    """Return the tree of the value that a call returned; an empty dictionary if there is none."""
    message: wire.Message = call.outcome.reply.message if call.outcome.reply else {}
    is_call = call.step.op in ("call", "method") and message.get("outcome") == "value"
    return message.get("value") if is_call else {}


def returned_none(call: Call) -> bool:
    """Return whether a call of a function returned None."""
    return value_of(call) is None


def holds_none(tree: Any) -> bool:
    """Return whether the tree of a value contains None. The tree was decoded before, so it is valid."""
    if not isinstance(tree, dict):
        return False
    items = [item for kind in ("list", "tuple") for item in tree.get(kind, [])]
    items += [value for _, value in tree.get("dict", [])]
    return any(item is None or holds_none(item) for item in items)


def prints(output: str, expected: Any) -> bool:
    """Return whether the end of the output is the expected value, up to its printed digits."""
    if isinstance(expected, str):
        return output.rstrip().splitlines()[-1].strip() == expected.strip() != ""
    wanted = numbers_of(expected)
    if not wanted:
        return False
    found = [float(text) for text in NUMBER.findall(output[-MAX_TEXT:])][-len(wanted) :]
    scale = max((abs(number) for number in wanted if math.isfinite(number)), default=0.0)
    return len(found) == len(wanted) and all(
        one == other or abs(one - other) <= ROUNDED * (abs(other) if len(wanted) == 1 else scale)
        for one, other in zip(found, wanted, strict=True)
    )


def numbers_of(expected: Any) -> list[float]:
    """Return the numbers of an expected value in order; empty if it has other values, or too many."""
    if isinstance(expected, list | tuple):
        return [number for item in expected[:MAX_NUMBERS] for number in numbers_of(item)]
    if type_tag(expected) not in ("number", *ARRAYS) or np.size(as_array(expected)) > MAX_NUMBERS:
        return []
    array = as_array(expected)
    return [] if array.dtype.kind not in "iuf" else [float(number) for number in array.reshape(-1)]
