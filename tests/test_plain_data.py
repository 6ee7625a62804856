"""What crosses between a check and the student's process, seen from a check."""

import pytest

from tests.support.crossing import make_kit
from tests.support.doors import run_command

CHECKS = """
import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged

VALUES = [
    None, True, 3, -(2**63), 0.1, float("inf"), "text \\u00e9 \\ud800", [], [1, [2.5, None]], (1, (2,)),
    {"a": 1, 2: [3]},
    np.arange(6.0).reshape(2, 3), np.float32(2.5), np.array([True, False]), np.zeros((0, 3)), np.array(1 + 2j),
    np.arange(4, dtype=np.uint8)[::2], np.asfortranarray(np.ones((2, 3))), np.arange(3, dtype=">i4").astype("int32"),
    torch.zeros(1, 4)[:, 0], torch.arange(6).reshape(3, 2).T, torch.tensor(2.5), torch.zeros(0, 2),
    torch.ones(2, dtype=torch.bfloat16),
    torch.tensor([1.0, 2.0], requires_grad=True), [torch.ones(1), {"x": (np.ones(2),)}],
]


@pytest.mark.points(5)
@pytest.mark.parametrize("value", VALUES, ids=[str(i) for i in range(len(VALUES))])
def test_a_value_comes_back_as_it_went(student, value):
    back = student.echo(value)
    assert type(back) is type(value), "another type"
    assert_equal(back, value)
    if isinstance(value, torch.Tensor):
        assert back.requires_grad == value.requires_grad, "requires_grad is lost"


@pytest.mark.points(4)
def test_a_change_in_place_is_a_change_here_only_if_asked_for(student):
    kept = np.ones(2), torch.ones(2), [1, 2], {"a": 1}
    student.change(*kept)
    assert_equal(kept, (np.ones(2), torch.ones(2), [1, 2], {"a": 1}))
    array, tensor, numbers, table = np.ones(2), torch.ones(2, requires_grad=True), [1, 2], {"a": 1}
    student.live.change(array, tensor, numbers, table)
    assert_equal(array, np.array([9.0, 1.0]))
    assert_equal(tensor.detach(), torch.tensor([1.0, 9.0]))
    assert_equal([numbers, table], [[1, 2, 3], {"b": 2}])


@pytest.mark.points(1)
def test_a_tensor_arrives_as_no_view(student):
    assert_equal(student.leave_the_graph(torch.ones(2, 3, requires_grad=True)), torch.ones(2, 3))
"""
REFERENCE = """
def echo(value):
    return value


def change(array, tensor, numbers, table):
    array[0] = 9
    tensor.data[1] = 9
    numbers.append(3)
    table.clear()
    table["b"] = 2

def leave_the_graph(tensor):
    return tensor.detach_()  # torch refuses this for a view
"""


def test_plain_data_cross_with_type_dtype_and_shape(tmp_path):
    done = run_command("--course", make_kit(tmp_path, CHECKS, REFERENCE), "grade")
    assert "10/10" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        ("open('/dev/null')", "a value of type TextIOWrapper"),
        ("object()", "a value of type object"),
        ("{1, 2}", "a value of type set"),
        ("b'bytes'", "a value of type bytes"),
        ("10 ** 50", "an int of more than 64 bits"),
        ("np.array(['a'])", "a NumPy array of dtype str\n"),
        ("np.array([None])", "a NumPy array of dtype object"),
        ("torch.ones(1).expand(10**6, 10**6)", "a tensor of shape (1000000, 1000000): 1,000,000,000,000 elements"),
        ("torch.eye(2).to_sparse()", "a torch.sparse_coo tensor of dtype float32 on cpu"),
        ("torch.ones(2, device='meta')", "a torch.strided tensor of dtype float32 on meta"),
        ("torch.nn.Linear(1, 1)", "an object of class Linear"),
        ("Liar()", "a value of type int"),
    ],
)
def test_anything_else_is_told_and_not_sent(tmp_path, returned, told):
    checks = """
import pytest
from torchkata import assert_equal


@pytest.mark.points(10)
def test_it(student):
    assert_equal(student.give(), None)
"""
    reference = f"""
import numpy as np, torch
class Meta(type):
    __module__ = "elsewhere"
    __name__ = property(lambda self: "int")
class Liar(metaclass=Meta):
    __module__ = "elsewhere"
def give():
    return {returned}
"""
    done = run_command("--course", make_kit(tmp_path, checks, reference), "grade")
    assert f"got       {told}" in done.stdout
