"""The canonical form of a failed check: equal for two answers with the same mistake, whatever their rounding errors.

`likeness.agrees` says what counts as the same; this is its counterpart for results that cannot be held side by side,
because only a digest of one of them is known. Kinds, shapes, dtypes, integers, texts and exceptions are exact. Numbers
are not rounded one by one: in a long array one of them would always lie at the edge of a rounding step. Instead all
numbers of a check with the same precision are projected to one number, a sum of their logarithms with fixed weights,
whose cell on a coarse grid counts. Where that sum lies near an edge, the form has the cell beyond as well.

Amounts that right programs differ in (lines, operators) only tell nothing from something.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from operator import ne
from typing import Any

import numpy as np

from ..cache.content_cache import digest
from ..checks.steps import Call
from ..comparison.describe import ARRAYS, as_array, show_dtype, type_tag
from ..comparison.looked_at import LookedAt
from ..comparison.observation import FIELDS, count_operators
from ..comparison.picture import Question, replace_figures
from ..comparison.training import BACKWARD_FIELDS, FORWARD_FIELDS, LOOP, PREFIX, STEP_FIELDS, training_of
from ..comparison.training_loop import find_fault
from ..inside.recording import BACKWARD, GRAD
from ..inside.values import Decoder, describe_opaque
from ..record.verdict import CheckResult, Verdict
from ..sandbox.pictures import read_picture
from .claims import AUTHOR
from .diagnosis import is_unwritten, see_student
from .likeness import shown
from .replaying import Seen, describe_object

VERSION = 1  # of the form: another one makes every sealed file stale
DOUBLE, SINGLE, HALF = "double", "single", "half"
GRID = {DOUBLE: (1e-6, 1e-4), SINGLE: (1e-4, 1e-2), HALF: (3e-2, 1e-1)}  # width of a cell; numbers far below it are 0
PRECISION = {"float64": DOUBLE, "complex128": DOUBLE, "float16": HALF, "bfloat16": HALF}  # others: SINGLE
SHIFT = 0.37  # of the grid, in cells: zero lies far from an edge
EDGE = 0.06  # in cells: so near to an edge the neighbour is possible, too
GOLDEN = (math.sqrt(5) - 1) / 2
MAX_FORMS = 4  # of one check: its own cells, and some beyond the nearest edges
NUMBERS_IN_TEXT = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?")


@dataclass
class Form:
    """What was collected of one check: exact `parts`, and its numbers by precision."""

    parts: list[str] = field(default_factory=list)
    numbers: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, *parts: object) -> None:
        """Add exact parts."""
        self.parts += map(repr, parts)

    def add_numbers(self, array: Any, precision: str) -> None:
        """Add inexact numbers; which of them are nan or infinite is exact."""
        flat = np.asarray(array).reshape(-1)
        if flat.dtype.kind == "c":
            flat = np.concatenate([flat.real, flat.imag])
        flat = flat.astype(np.float64)
        odd = ~np.isfinite(flat)
        if odd.any():
            self.add([(int(i), str(flat[i])) for i in np.flatnonzero(odd)])
            flat = np.where(odd, 0.0, flat)
        self.numbers.setdefault(precision, []).append(flat)

    def digests(self) -> list[bytes]:
        """Return the digests of the form: the likeliest first, then those with a number beyond a near edge."""
        exact = digest(*self.parts)
        cells = [cells_of(np.concatenate(arrays), *GRID[one]) for one, arrays in sorted(self.numbers.items())]
        own = [first for first, *_ in cells]
        choices = sorted(product(*cells), key=lambda chosen: sum(map(ne, chosen, own)))
        return [digest(exact, sorted(self.numbers), chosen) for chosen in choices[:MAX_FORMS]]


def cells_of(numbers: Any, width: float, small: float) -> list[int]:
    """Return the cell of a sum of logarithms on the grid, and the neighbour if the edge is near.

    A relative change of one number moves the sum by that change, however large or small the others are. The grid is as
    wide as the root of their count, as rounding errors add up.
    """
    weights = 0.5 + (np.arange(1, numbers.size + 1) * GOLDEN) % 1.0
    total = float(np.sum(weights * np.sign(numbers) * np.log1p(np.abs(numbers) / small)))
    place = total / (width * math.sqrt(numbers.size or 1)) + SHIFT
    cell = math.floor(place)
    beyond = [cell - 1] if place - cell < EDGE else [cell + 1] if place - cell > 1 - EDGE else []
    return [cell, *beyond]


def form_of(result: CheckResult, calls: list[Call]) -> Form | None:
    """Return the form of a failed check; None if its calls were too large to keep. Raises what invalid data raises."""
    if any(call.size is None for call in calls):
        return None
    form = Form()
    form.add(result.check.name, str(result.verdict))
    if result.verdict is Verdict.WRONG:
        form.add([NUMBERS_IN_TEXT.sub("", str(one.facts["text"])) for one in result.message if one.key == AUTHOR])
    for call in calls:
        if not is_unwritten(call):
            step = call.step
            form.add(step.op, step.name, call.live, step.observe)
            given = Decoder(step.body, describe_opaque, describe_object).decode(step.arguments)
            add_value(form, given, inexact=False)
            add_seen(form, see_student(call))
    return form


def add_seen(form: Form, seen: Seen) -> None:
    """Add the outcome of one call."""
    form.add(seen.error)
    questions = [part for part in seen.looked_at if isinstance(part, Question)]
    add_value(form, replace_figures(seen.value, lambda plain: answers(plain, questions)))
    add_value(form, seen.arguments)
    if seen.observed is not None:
        looked_at = [part for part in seen.looked_at if not isinstance(part, Question)]
        for part in sorted(looked_at, key=repr):
            form.add(part)
            add_observed(form, seen.observed, part)


def answers(plain: Any, questions: list[Question]) -> list[Any]:
    """Return what a picture answers to the questions of a check, which are kept in no order."""
    picture = read_picture(plain)
    found = [[question.panel or 0, question.answer(picture)] for question in questions]
    return sorted(found, key=sort_key)


def sort_key(answer: Any) -> tuple[list[str], list[float]]:
    """Return a key that sorts answers alike if their numbers differ by rounding only."""
    form = Form()
    add_value(form, answer)
    return form.parts, [round(float(np.sum(np.concatenate(one))), 2) for _, one in sorted(form.numbers.items())]


def add_value(form: Form, value: Any, inexact: bool = True) -> None:
    """Add a value. `inexact`: with its floating-point numbers; else only their kind, shape and dtype."""
    if isinstance(value, np.ndarray) and value.shape == ():
        value = value[()]  # NumPy often turns a number into an array without dimensions
    tag = type_tag(value)
    form.add(tag)
    if isinstance(value, list | tuple):
        form.add(len(value))
        for item in value:
            add_value(form, item, inexact)
    elif isinstance(value, dict):
        for key in sorted(value, key=repr):
            form.add(key)
            add_value(form, value[key], inexact)
    elif tag == "number":
        if inexact:
            form.add_numbers(value, SINGLE)
        elif isinstance(value, int):
            form.add(value)
    elif tag in ARRAYS:
        add_array(form, value, tag, inexact)
    elif tag in ("text", "none", "bool", "dtype", "numpy_dtype", "device"):
        form.add(str(value))


def add_array(form: Form, value: Any, tag: str, inexact: bool) -> None:
    """Add an array or a tensor."""
    form.add(tuple(value.shape), show_dtype(value), tag == "tensor" and bool(value.requires_grad))
    array = as_array(value)
    if array.dtype.kind in "fc":
        if inexact:
            form.add_numbers(array, PRECISION.get(show_dtype(value), SINGLE))
    else:
        form.add(digest(array.tolist()).hex())


def add_observed(form: Form, observed: dict[str, Any], part: LookedAt) -> None:
    """Add one part of an observation that the check has used."""
    if isinstance(part, tuple):
        count = count_operators(observed, part[1:])
        form.add(count if {*part[1:]} and {*part[1:]} <= {BACKWARD, GRAD} else count > 0)
    elif part == "trace":
        form.add(count_operators(observed, (BACKWARD, GRAD)), count_operators(observed, ()) > 0)
    elif isinstance(part, str) and part.startswith(PREFIX):
        add_training(form, training_of(observed), part)
    elif part in ("lines", "elements"):
        form.add(observed[part] > 0)
    elif part == "changed":
        form.add(sorted(map(str, observed[part])))
    elif part == "facts":
        form.add(len(observed[part]))
    elif isinstance(part, str):
        form.add([facts[FIELDS.index(part)] for facts in observed["facts"]])


def add_training(form: Form, training: dict[str, Any], part: str) -> None:
    """Add one part of how a call trains: events, flags and names exactly, norms as numbers."""
    if part == LOOP:
        fault = find_fault(training)
        form.add(training["updates"], fault and (fault.key, sorted(map(str, fault.facts.items()))))
        return
    name, _, wanted = part.removeprefix(PREFIX).partition(".")
    if name == "counts":
        form.add(training[name].get(wanted))
    elif name == "order":
        form.add(list(training[name]))
    else:
        form.add(len(training[name]))
        for fact in facts_of(training, name, wanted) if wanted else ():
            add_value(form, fact)


def facts_of(training: dict[str, Any], name: str, wanted: str) -> Iterator[Any]:
    """Yield one fact of each event in a list of the record."""
    fields = {"forwards": FORWARD_FIELDS, "backwards": BACKWARD_FIELDS, "steps": STEP_FIELDS}[name]
    for event in training[name]:
        yield shown(training, event[fields.index(wanted)], wanted)
