"""Objects of a student that lie, or are not what a check asks for: they cost only the student, and leak nothing."""

import json

import pytest
from torchkata.checks.steps import Step
from torchkata.record.document import message_text

from tests.support.doors import run_command
from tests.support.kits import add_exercise

IMPORTS = """import torch
from torch.utils.data import Dataset
from torchkata import assert_gradient, parameters_of, set_parameters
"""
LIES = """
import itertools
import torch
from torch import nn
from torch.utils.data import Dataset

class Network(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.secret77 = nn.Linear(inputs, outputs)
        self.training = "no"
    def forward(self, x):
        return self
    def named_parameters(self):
        return iter([("a", 5)])
    @property
    def __class__(self):
        return Dataset
    def __len__(self):
        return -1
    def __iter__(self):
        return itertools.count()

class Points:
    def __init__(self, x, y):
        pass
    def __len__(self):
        raise TypeError("no")
    def __getitem__(self, place):
        return self

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x**3
    @staticmethod
    def backward(ctx, upstream):
        return 4 * upstream

class Stream:
    pass

def squares(n):
    return [i * i for i in range(n)] if n == 3 else (i for i in range(n))
"""
CAUGHT = {  # name: the check, its verdict, what a hidden check shows, and what it must not show
    "missing": ("student.Network(3, 2).hidden", "MISSING", "The object has no attribute hidden.", "secret77"),
    "no static method": ("student.Cube.other", "MISSING", "Cube has no attribute other.", ""),
    "no parameter": (
        "set_parameters(student.Network(3, 2), {'hidden.bias': torch.ones(2)})",
        "WRONG",
        "The module has no parameter hidden.bias.",
        "secret77",
    ),
    "no module": ("parameters_of(student.Points(1, 2))", "WRONG", "extends nn.Module", ""),
    "its own kind": ("assert isinstance(student.Network(3, 2), Dataset), 'No data set.'", "WRONG", "No data set.", ""),
    "an endless pass": ("list(student.Network(3, 2))", "WRONG", "more than 1,000 items", ""),
    "a negative length": ("len(student.Network(3, 2))", "ERROR", "ValueError", ""),
    "no length": ("len(student.Points(1, 2))", "ERROR", "TypeError", ""),
    "no iterator": ("list(student.Stream())", "ERROR", "TypeError", ""),
    "an object for a number": (
        "assert_close(student.Network(3, 2)(1), 5.0, rtol=1)",
        "WRONG",
        "got       a module",
        "",
    ),
    "a text for a flag": ("assert student.Network(3, 2).training is True, 'Train.'", "WRONG", "Train.", ""),
    "not a tensor": ("assert_equal(student.Network(3, 2).named_parameters(), [])", "WRONG", "Return list(...)", ""),
    "a wrong gradient": (
        "assert_gradient(student.Cube.apply, torch.tensor([2.0, 3.0], dtype=torch.float64))",
        "WRONG",
        "The gradient of input 1 differs from central differences",
        "",
    ),
    "a generator": ("assert_equal(student.squares(4), [0, 1, 4, 9])", "WRONG", "Return list(...) of it.", ""),
    "a list": ("assert_equal(list(student.squares(3)), [0, 1, 4])", "PASS", "", "list"),
}


@pytest.fixture(scope="module")
def caught(tmp_path_factory):
    """Return verdict and text of each check on lies, by name."""
    kit = tmp_path_factory.mktemp("lies") / "kit"
    add_exercise(kit, "01_nets", [IMPORTS + check for check, *_ in CAUGHT.values()], LIES)
    run_command("--course", kit, "grade", kit / "solutions", "--json", kit / "record.json")
    checks = json.loads((kit / "record.json").read_text())["exercises"][0]["checks"]
    return {name: (check["verdict"], message_text(check)) for name, check in zip(CAUGHT, checks, strict=True)}


def test_a_step_on_an_object_has_a_name_in_sentences():
    steps = [("passes", ""), ("method", "__call__"), ("backward", "Cube.apply"), ("build", "torch.nn:Linear")]
    names = [Step(op, name).called for op, name in steps]
    assert names == ["list(object)", "object(...)", "Cube.apply", "Linear"]


@pytest.mark.parametrize("name", CAUGHT)
def test_an_object_that_lies_costs_only_the_student(name, caught):
    _, verdict, shown, not_shown = CAUGHT[name]
    assert caught[name][0] == verdict, caught[name]
    assert shown in caught[name][1]
    assert not not_shown or not_shown not in caught[name][1]
