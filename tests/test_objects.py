"""Objects of a student's classes and of torch: checks use the student's and the reference's in the same way."""

import json
from pathlib import Path

import pytest
from torchkata.checks.reference import Loaded, Reference, run_source
from torchkata.record.document import message_text

from tests.support.doors import run_command
from tests.support.kits import add_exercise

IMPORTS = """import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset
from torchkata import (backward_through, assert_gradient, gradients_of, observed, parameters_of, passes_over,
    set_parameters, tag_of, type_name)
import pytest
"""
ANSWER = """
from collections import OrderedDict
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

class Network(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.hidden = nn.Linear(inputs, 4)
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(4, outputs)
    def forward(self, x):
        return self.out(self.drop(torch.relu(self.hidden(x))))

class Points(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __len__(self):
        return len(self.x)
    def __getitem__(self, place):
        return self.x[place], self.y[place]

class Stream:
    def __iter__(self):
        return iter([1, 2, 3])

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3
    @staticmethod
    def backward(ctx, upstream):
        x, = ctx.saved_tensors
        return 3 * x**2 * upstream

def make_loader(x, y, size):
    return DataLoader(Points(x, y), batch_size=size, shuffle=True)

def make_blocks(sizes):
    return nn.Sequential(*(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])))

def train(model, optimizer, loss, loader, epochs):
    losses = []
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            value = loss(model(x), y)
            value.backward()
            optimizer.step()
            losses.append(value.item())
    return losses

def squares(n):
    return (i * i for i in range(n))

def pairs(n):
    return zip(range(n), "abc")

def kinds(x):
    return {"dtype": x.dtype, "device": x.device, "size": x.shape, "numpy": x.numpy().dtype}

def apply(model, x):
    return model(x)

def all_objects(n):
    return {"layers": [nn.Linear(2, n), (Stream(), nn.ReLU())]}
"""


CHECKS = {
    "module": """
models = [module.Network(3, 2) for module in (student, reference)]
for model in models:
    assert isinstance(model, nn.Module) and not isinstance(model, (list, Dataset, nn.Linear))
    assert isinstance(model.hidden, nn.Linear) and type_name(model.hidden) == "Linear"
    assert type_name(model) == "Network"
    assert model.training and model.hidden.in_features == 3
    assert model.hidden is model.hidden
    assert [name for name, _ in model.named_parameters()] == list(parameters_of(model))
    assert tag_of(model.named_parameters()) == "generator"
    assert model.hidden.weight.dtype == torch.float32 and model.hidden.weight.grad is None
    assert not hasattr(model, "other")
x = torch.rand(5, 3)
assert_equal(parameters_of(models[0]), parameters_of(models[1]))
assert_close(models[0](x), models[1](x), rtol=1e-6)
for model in models:
    assert model.eval() is model and not model.training
    model.load_state_dict({name: torch.ones_like(value) for name, value in model.state_dict().items()})
    assert_equal(model.out.bias, torch.ones(2), check_grad=False)
    set_parameters(model, {"out.bias": torch.zeros(2)})
    assert_equal(model.out.bias.detach(), torch.zeros(2))
    assert tag_of(model.state_dict()) == "OrderedDict"
assert_close(models[0](x), models[1](x), rtol=1e-6)
""",
    "gradients": """
x = torch.rand(5, 3)
seen = []
for module in (student, reference):
    model = module.Network(3, 2)
    model.eval()
    back = backward_through(model, x)
    assert_close(back.value, model(x), rtol=1e-6)
    assert_close(back.gradients["hidden.weight"], model.hidden.weight.grad, rtol=1e-6)
    assert_close(gradients_of(model), back.gradients, rtol=1e-6)
    seen.append([back.value, back.gradients, back.input_gradients])
    assert back.input_gradients[0].shape == x.shape
    cube = backward_through(module.Cube.apply, x, upstream=2 * torch.ones(5, 3))
    assert cube.gradients == {}
    assert_close(cube.input_gradients[0], 6 * x**2, rtol=1e-5)
    assert_close(module.Cube.apply(x), x**3, rtol=1e-5)
    assert_gradient(module.Cube.apply, torch.rand(2, 2, dtype=torch.float64))
    assert_gradient(module.Cube.apply, torch.tensor(0.5, dtype=torch.float64))
assert_close(seen[0], seen[1], rtol=1e-6)
own = nn.Linear(3, 2)
assert_equal(parameters_of(own)["bias"], own.bias.detach())
assert_close(backward_through(own, x).gradients["bias"], torch.full((2,), 5.0), rtol=1e-6)
assert gradients_of(own)["bias"] is not None
""",
    "data": """
x, y = torch.rand(7, 3), torch.rand(7, 1)
found = []
for module in (student, reference):
    data = module.Points(x, y)
    assert isinstance(data, Dataset) and len(data) == 7
    assert_equal(data[2], (x[2], y[2]))
    loader = module.make_loader(x, y, 3)
    assert isinstance(loader, DataLoader) and len(loader) == 3 and loader.batch_size == 3
    assert isinstance(loader.dataset, Dataset)
    first, second = list(loader), list(loader)
    assert_equal(first, second)
    assert len(loader) == 3
    one, two = passes_over(loader, 2)
    assert_equal(one, first)
    assert not torch.equal(one[0][0], two[0][0])
    assert [len(batch[0]) for batch in loader] == [3, 3, 1]
    found.append([one, two])
    assert list(module.Stream()) == [1, 2, 3]
    with pytest.raises(TypeError):
        len(module.Stream())
    tensors = module.build(TensorDataset, x, y)
    assert_equal(tensors[1:3], (x[1:3], y[1:3]))
assert_equal(found[0], found[1])
""",
    "build": """
x, y = torch.rand(6, 3), torch.rand(6, 2)
losses = []
for module in (student, reference):
    first, last = module.build(nn.Linear, 3, 4), module.build(nn.Linear, 4, 2)
    model = module.build(nn.Sequential, first, module.build(nn.ReLU), last)
    assert len(model) == 3 and type_name(model[1]) == "ReLU" and len(list(model)) == 3
    optimizer = module.build_optimizer(torch.optim.SGD, model, lr=0.1)
    assert isinstance(optimizer, torch.optim.Optimizer) and optimizer.param_groups[0]["lr"] == 0.1
    loader = module.build(DataLoader, module.build(TensorDataset, x, y), batch_size=2)
    before = parameters_of(model)
    got = module.train(model, optimizer, module.build(nn.MSELoss), loader, 2)
    losses.append([got, parameters_of(model)])
    assert not torch.equal(before["0.weight"], parameters_of(model)["0.weight"])
    blocks = module.make_blocks([2, 3, 4])
    assert [type_name(block) for block in blocks] == ["Linear", "Linear"]
assert_close(losses[0], losses[1], rtol=1e-6)
""",
    "what cannot be asked": """
import copy, pickle
model, other = student.Network(3, 2), reference.Network(3, 2)
for ask in (copy.copy, copy.deepcopy, pickle.dumps, dir, vars):
    with pytest.raises(TypeError, match="parameters_of"):
        ask(model)
with pytest.raises(AttributeError, match="parameters_of"):
    model._modules
for use in (student.train, student.Network, model):
    with pytest.raises(TypeError, match="student.build"):
        use(nn.Linear(3, 2))
    with pytest.raises(TypeError, match="with .student., not with .reference."):
        use(other)
with pytest.raises(TypeError, match="a class of torch"):
    student.build(dict)
with pytest.raises(TypeError, match="cannot cross"):
    student.build(DataLoader, student.Points([1], [2]), collate_fn=lambda items: items)
x = torch.rand(4, 3)
with pytest.raises(ValueError, match="float64"):
    assert_gradient(student.Cube.apply, x)
with pytest.raises(ValueError, match="at most 400"):
    assert_gradient(student.Cube.apply, torch.ones(401, dtype=torch.float64))
assert len({model, model.hidden, model.hidden}) == 2
assert_close(reference.apply(model.eval(), x), model(x), rtol=1e-6)
""",
    "observed": """
x = torch.rand(5, 3)
for module in (student, reference):
    model = module.Network(3, 2)
    seen = observed(model)(x)
    assert seen.value.shape == (5, 2) and seen.lines > 0 and seen.trace.count("relu") == 1
    assert observed(model).eval().value is model and observed(model).hidden is model.hidden
    assert observed(model).train().changed == ()
with pytest.raises(TypeError, match="takes an object"):
    observed(student.train)
""",
    "kept": """
model = student.Network(3, 2)
KEPT = globals().setdefault("KEPT", [])
KEPT.append(model)
""",
    "objects of an earlier check": """
with pytest.raises(TypeError, match="as long as one check"):
    KEPT[0](torch.ones(1, 3)) if student.Network(3, 2) else None
""",
    "plain": """
for module in (student, reference):
    assert tag_of(module.squares(4)) == "generator" and list(module.squares(4)) == [0, 1, 4, 9]
    assert tag_of(module.pairs(2)) == "zip" and list(module.pairs(2)) == [(0, "a"), (1, "b")]
    objects = module.all_objects(3)
    assert isinstance(objects["layers"][0], nn.Linear) and type_name(objects["layers"][1][0]) == "Stream"
x = torch.rand(2, 3)
assert_equal(student.squares(4), reference.squares(4))
assert_equal(student.kinds(x), reference.kinds(x))
assert student.kinds(x)["dtype"] == torch.float32 and student.kinds(x)["device"] == torch.device("cpu")
assert student.kinds(x)["numpy"] == "float32"
""",
}


COUNTED = """
runs = []

class Count:
    def __init__(self, start):
        runs.append("made")
        self.total = start
    def add(self, more):
        runs.append("added")
        self.total += more
        return self
    def fail(self):
        raise KeyError

def make(start):
    return [Count(start)]
"""


def test_what_the_reference_does_with_objects_is_kept_for_the_next_submission():
    module = run_source("counted", Path("counted.py"), COUNTED.encode())
    loaded = Loaded(module, b"counted")

    def work(*numbers):
        module.runs.clear()
        reference = Reference(loaded)
        count = reference.Count(1)
        for number in numbers:
            assert count.add(number) is count
        total = count.total
        (other,) = reference.make(total)
        assert other.add(1).total == total + 1
        return total

    assert work(2, 3) == work(2, 3) == 6
    assert module.runs == []
    assert work(2, 4) == 7
    assert module.runs == ["made", "added", "added", "made", "made", "added"]  # `make` is tried once
    assert work(2, 3) == 6
    assert module.runs == []
    seen = Reference(loaded)
    module.runs.clear()
    count = seen.Count(1)
    with pytest.raises(KeyError):
        count.add(2).fail()
    assert (count.total, module.runs) == (3, ["made", "added"])


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Return verdict and text of each check on the reference, by name."""
    kit = tmp_path_factory.mktemp("objects") / "kit"
    add_exercise(kit, "01_nets", [IMPORTS + body for body in CHECKS.values()], ANSWER)
    run_command("--course", kit, "grade", kit / "solutions", "--json", kit / "record.json")
    checks = json.loads((kit / "record.json").read_text())["exercises"][0]["checks"]
    return {name: (check["verdict"], message_text(check)) for name, check in zip(CHECKS, checks, strict=True)}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_works_with_objects_as_with_its_own(name, results):
    assert results[name] == ("PASS", "")
