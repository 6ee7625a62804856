"""Optimizers work without torch._dynamo, and whoever wants that one gets it."""

import subprocess
import sys

from tests.support.doors import ROOT

PROGRAM = """
import sys
from torchkata.inside import uncompiled
uncompiled.install()
import torch

stand_in = sys.modules["torch._dynamo"]
weight = torch.tensor([3.0], requires_grad=True)
for name in ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "RMSprop", "Rprop"):
    optimizer = getattr(torch.optim, name)([weight], lr=0.1)
    (weight**2).sum().backward()
    optimizer.step()
    optimizer.zero_grad()
assert weight.item() < 3.0
assert sys.modules["torch._dynamo"] is stand_in is torch._dynamo
assert not hasattr(stand_in, "__file__")

import torch._dynamo.config  # the real one, with its parts

assert torch._dynamo is not stand_in and torch._dynamo.__file__
assert not torch._dynamo.config.suppress_errors
(weight**2).sum().backward()
optimizer.step()
"""


def test_optimizers_do_not_import_the_compiler_and_who_asks_for_it_gets_it():
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
