"""Optimizers and gradients work without the compiler of torch, and whoever wants that one gets it."""

import subprocess
import sys

import pytest

from tests.support.doors import ROOT

PROGRAM = """
import sys
from torchkata.inside import uncompiled
uncompiled.install()
import torch

weight = torch.tensor([3.0], requires_grad=True)
for name in ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "RMSprop", "Rprop"):
    optimizer = getattr(torch.optim, name)([weight], lr=0.1)
    (weight**2).sum().backward()
    optimizer.step()
    optimizer.zero_grad()
assert weight.item() < 3.0
stand_in = sys.modules["torch._dynamo"]
assert stand_in is torch._dynamo
assert not hasattr(stand_in, "__file__")

import torch._dynamo.config  # the real one, with its parts

assert torch._dynamo is not stand_in and torch._dynamo.__file__
assert not torch._dynamo.config.suppress_errors
(weight**2).sum().backward()
optimizer.step()
"""


SHAPES = """
import sys
from torchkata.inside import uncompiled
uncompiled.install()
import torch

x = torch.tensor([3.0, 4.0], requires_grad=True)
(x**2).backward(torch.tensor([1.0, 0.5]))
assert x.grad.tolist() == [6.0, 4.0]
assert torch.autograd.grad(x**2, x, torch.tensor([2.0, 0.0]))[0].tolist() == [12.0, 0.0]
for wrong in (torch.ones(3), torch.ones(2, 1), torch.ones(())):
    try:
        (x**2).backward(wrong)
    except RuntimeError as error:
        assert "Mismatch in shape" in str(error), error
    else:
        raise AssertionError(wrong)
stand_in = sys.modules["torch.fx.experimental.symbolic_shapes"]
assert torch.fx.experimental.symbolic_shapes is stand_in and not hasattr(stand_in, "__file__")
assert "sympy" not in sys.modules

import torch.fx.experimental.symbolic_shapes
assert torch.fx.experimental.symbolic_shapes.ShapeEnv  # of the real one
assert "sympy" in sys.modules
assert torch.fx.experimental.symbolic_shapes is not stand_in and torch.fx.experimental.symbolic_shapes.__file__
assert not stand_in.sym_eq([3, 2], (3, 1)) and stand_in.sym_eq([3], (3,))
(x**2).backward(torch.ones(2))
"""


@pytest.mark.parametrize("program", [PROGRAM, SHAPES], ids=["optimizers", "gradients"])
def test_what_compiles_nothing_does_not_import_the_compiler_and_who_asks_for_it_gets_it(program):
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
