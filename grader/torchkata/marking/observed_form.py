"""The canonical form of what a check has used of an observed call, and of the answers of a picture."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..comparison.looked_at import LookedAt
from ..comparison.observation import FIELDS, count_operators
from ..comparison.picture import Question
from ..comparison.training import BACKWARD_FIELDS, FORWARD_FIELDS, LOOP, PREFIX, STEP_FIELDS, training_of
from ..comparison.training_loop import find_fault
from ..inside.recording import BACKWARD, GRAD
from ..sandbox.pictures import read_picture
from .likeness import shown
from .value_form import Form, add_value


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
