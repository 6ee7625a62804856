"""The canonical form of an outcome: honest noise does not change it, and another outcome does."""

import numpy as np
import pytest
import torch
from torchkata.checks.steps import Call, Outcome, Step
from torchkata.inside.encoder import Encoder
from torchkata.marking.going_on import lenient, run_on
from torchkata.marking.outcome_form import tags_of
from torchkata.marking.value_form import Form, add_value, cells_of
from torchkata.sandbox.replies import Reply

LONG = np.random.default_rng(0).normal(size=5000)
SAME = {
    "a sum in another order": (np.cumsum(LONG), np.cumsum(LONG[::-1])[::-1] * 0 + np.cumsum(LONG) * (1 + 2e-15)),
    "a scalar of NumPy": (2.5, np.float64(2.5)),
    "an array without dimensions": (2.5, np.array(2.5)),
    "an integer among numbers": ([3, 2.0], [3.0, 2]),
    "single precision": (torch.tensor(LONG).float(), torch.tensor(LONG * (1 + 1e-7)).float()),
    "a zero with noise": (np.array([0.0, 1.0]), np.array([3e-17, 1.0])),
    "keys in another order": ({"a": 1.0, "b": 2.0}, {"b": 2.0, "a": 1.0}),
    "nan": ([float("nan"), 1.0], [float("nan"), 1.0 + 1e-15]),
}
DIFFERENT = {
    "a number": (2.5, 2.6),
    "one number of many": (LONG, np.where(np.arange(LONG.size) == 7, 2 * LONG, LONG)),
    "the order": ([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]),
    "a sign": (LONG, -LONG),
    "tiny numbers": (np.array([1e-9, 5.0]), np.array([2e-9, 5.0])),
    "huge and small": (np.array([1e12, 1.0]), np.array([1e12, 1.1])),
    "the dtype": (torch.zeros(2), torch.zeros(2).double()),
    "the kind": (torch.ones(2).double(), np.ones(2)),
    "the shape": (np.ones((2, 1)), np.ones((1, 2))),
    "a list for a tuple": ([1.0], (1.0,)),
    "a gradient flag": (torch.ones(2), torch.ones(2, requires_grad=True)),
    "a truth for a number": (True, 1),
    "nan": ([float("nan"), 1.0], [1.0, float("nan")]),
    "infinity": (float("inf"), float("-inf")),
    "an integer": (torch.tensor([1, 2]), torch.tensor([1, 3])),
    "a text": ("a", "b"),
    "none": (None, 0),
}


def digests_of(value):
    form = Form()
    add_value(form, value)
    return form.digests()


@pytest.mark.parametrize("case", SAME)
def test_noise_is_recognised(case):
    one, other = map(digests_of, SAME[case])
    assert one[0] in other


@pytest.mark.parametrize("case", DIFFERENT)
def test_another_outcome_is_not(case):
    one, other = map(digests_of, DIFFERENT[case])
    assert one[0] not in other


def test_noise_across_an_edge_is_recognised_from_both_sides():
    crossings = 0
    for number in np.random.default_rng(1).uniform(0.1, 10, 3000):
        one, other = digests_of(np.array([number])), digests_of(np.array([number * (1 + 2e-8)]))
        crossings += one[0] != other[0]
        assert one[0] in other
        assert other[0] in one
    assert crossings > 10


def test_a_form_has_few_digests():
    most = max(len(digests_of([np.array([n]), n, np.float16(n)])) for n in np.random.default_rng(2).uniform(1, 2, 500))
    assert 1 < most <= 4


def test_many_numbers_at_once_have_the_form_of_one_by_one():
    at_once, one_by_one = Form(), Form()
    add_value(at_once, [1.5, 2.5])
    add_value(one_by_one, [1.5, 2.5, True])  # mixed, so one by one
    one_by_one.parts[1:2], one_by_one.parts[-2:] = [repr(2)], []
    assert at_once.digests() == one_by_one.digests()


def test_zero_is_far_from_an_edge():
    assert cells_of(np.zeros(3), 1e-6, 1e-4) == cells_of(np.full(3, 1e-17), 1e-6, 1e-4) == [0]


def call_of(name, value):
    encoder = Encoder()
    tree = encoder.encode(value)
    reply = Reply({"outcome": "value", "value": tree}, memoryview(bytes(encoder.body)), "", 0)
    return Call(Step("call", name, Encoder().encode([[], {}])), Outcome(reply), False, "")


def test_a_tag_of_a_later_call_knows_the_function_and_its_value():
    (one,), (same,), (value,), (name,) = (
        tags_of([call_of(*given)]) for given in (("f", 1.5), ("f", 1.5 * (1 + 1e-12)), ("f", 1.6), ("g", 1.5))
    )
    assert one[0] in same
    assert one[0] not in value
    assert one[0] not in name


CHECK = """
import pytest

SIZES = (1, 2)


def ask(seen, number):
    seen.append(number)
    assert number > 5, "Too small."
    return number


def test_it(seen, first):
    assert ask(seen, first) == 9
    for size in SIZES:
        ask(seen, size)
        assert size == 0
    with pytest.raises(ValueError):
        ask(seen, 3)
    missing = unknown + 1
    ask(seen, missing)
    if first:
        ask(seen, 4)


def test_it_loops(seen):
    while not seen:
        ask(seen, 1)
"""


def test_a_check_that_goes_on_makes_all_its_calls(tmp_path):
    seen = []
    run_on(CHECK.replace("    while", "    if").encode(), tmp_path / "test_x.py", "test_it", seen=Seen(seen), first=8)
    assert seen == [8, 1, 2, 3, 4]


def test_a_check_that_could_loop_for_ever_does_not_go_on(tmp_path):
    assert lenient(CHECK.encode(), "test_x.py") is None
    run_on(CHECK.encode(), tmp_path / "test_x.py", "test_it", seen=[], first=1)


class Seen:
    """Notes numbers. A list would be copied, as every parameter of a check."""

    def __init__(self, numbers):
        self.append = numbers.append
