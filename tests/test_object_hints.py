"""A check that works with objects shows the hint of a stored mistake as one that works with functions does."""

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.marking.grader import Grader
from torchkata.submission.reader import Answer

SETTINGS = 'title = "T"\npoints = 5\nteaches = []\n[limits]\nseconds = 20\nmemory_mb = 1024\n'
REFERENCE = """
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Network(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.hidden = nn.Linear(inputs, 4)
        self.act = nn.ReLU()
        self.out = nn.Linear(4, outputs)

    def forward(self, x):
        return self.out(self.act(self.hidden(x)))


class Points(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return len(self.x)

    def __getitem__(self, place):
        return self.x[place], self.y[place]


def make_loader(x, y):
    return DataLoader(Points(x, y), batch_size=3, shuffle=True)


def step(model, optimizer, loss, x, y):
    optimizer.zero_grad()
    value = loss(model(x), y)
    value.backward()
    optimizer.step()
    return value.item()
"""
HEAD = """
import pytest
import torch
from torch import nn
from torchkata import assert_close, assert_equal, backward_through, parameters_of, passes_over, set_parameters
from torchkata import type_name
"""
CHECKS = """
@pytest.mark.points(1)
def test_steps(student, reference):
    x, y = torch.rand(6, 3), torch.rand(6, 2)
    for module in (reference, student):
        model = module.build(nn.Linear, 3, 2)
        optimizer = module.build_optimizer(torch.optim.SGD, model, lr=0.5)
        loss = module.build(nn.MSELoss)
        losses = [module.step(model, optimizer, loss, x, y) for _ in range(3)]
        states = [parameters_of(model)]
        if module is reference:
            wanted = losses, states
        else:
            assert_close(losses[:1], wanted[0][:1], rtol=1e-5)
            assert_close((losses, states), wanted, rtol=1e-5)


@pytest.mark.points(1)
def test_layers(student, reference):
    for module in (student, reference):
        model = module.Network(3, 2)
        assert type_name(model.hidden) == "Linear", "The hidden layer is not linear."
        assert_close(model.out.weight, torch.ones(2, 4), rtol=9.0, atol=9.0)
        assert type_name(model.act) == "ReLU", "The activation is not ReLU."


@pytest.mark.points(1)
def test_gradients(student, reference):
    x = torch.rand(5, 3)
    found = []
    for module in (student, reference):
        model = module.Network(3, 2)
        assert type_name(module.Network(3, 2)) == "Network", "Each call makes an object."
        set_parameters(model, {"hidden.bias": torch.tensor([1.0, -2.0, 0.5, -0.5])})
        found.append(backward_through(model, x))
    assert_close(found[0].value, found[1].value, rtol=1e-5)
    assert_close(found[0].gradients, found[1].gradients, rtol=1e-5)


@pytest.mark.points(1)
def test_loader(student, reference):
    x, y = torch.rand(7, 3), torch.rand(7, 2)
    loaders = [module.make_loader(x, y) for module in (student, reference)]
    assert_equal([len(loader) for loader in loaders][0], 3)
    first, second = (passes_over(loader, 2) for loader in loaders)
    assert_equal(first, second)


@pytest.mark.points(1)
def test_items(student):
    data = student.Points([1.0, 2.0, 3.0], [1.0, 4.0, 9.0])
    assert_equal(len(data), 3)
    assert_equal(data[1], (2.0, 4.0))
    assert_equal(data[2], (3.0, 9.0))
"""
STEP = REFERENCE[REFERENCE.index("def step") :]
POINTS = REFERENCE[REFERENCE.index("class Points") : REFERENCE.index("def make_loader")]
NETWORK = REFERENCE[REFERENCE.index("class Network") : REFERENCE.index("class Points")]
LOADER = REFERENCE[REFERENCE.index("def make_loader") : REFERENCE.index("def step")]
WRONG = {  # name: its sentence, the check that must catch it, its code
    "never_cleared": ("Cleared never.", "steps", STEP.replace("    optimizer.zero_grad()\n", "")),
    "cleared_late": (
        "Cleared before the step.",
        "steps",
        STEP.replace("    optimizer.zero_grad()\n", "").replace(
            "    optimizer.step", "    optimizer.zero_grad()\n    optimizer.step"
        ),
    ),
    "sigmoid": ("A sigmoid.", "layers", NETWORK.replace("ReLU", "Sigmoid")),
    "tanh": ("A tanh.", "layers", NETWORK.replace("ReLU", "Tanh")),
    "linear": (
        "No activation.",
        "gradients",
        NETWORK.replace("self.out(self.act(self.hidden(x)))", "self.out(self.hidden(x))"),
    ),
    "unshuffled": ("Not shuffled.", "loader", LOADER.replace("shuffle=True", "shuffle=False")),
    "dropped": ("The rest is dropped.", "loader", LOADER.replace("shuffle=True", "shuffle=True, drop_last=True")),
    "next_item": ("The item after it.", "items", POINTS.replace("self.y[place]", "self.y[(place + 1) % len(self.y)]")),
    "swapped": ("Swapped.", "items", POINTS.replace("self.x[place], self.y[place]", "self.y[place], self.x[place]")),
    "last": ("The last.", "items", POINTS.replace("self.y[place]", "self.y[-1]")),
}


@pytest.fixture(scope="module")
def hints(tmp_path_factory):
    """Return a function that grades the reference with other definitions; it returns the hint of each failed check."""
    folder = tmp_path_factory.mktemp("hints")
    for room in ("exercises", "solutions"):
        (folder / room / "01_nets" / "wrong").mkdir(parents=True)
        (folder / room / "01_nets" / "exercise.toml").write_text(SETTINGS)
    secret = folder / "solutions" / "01_nets"
    (folder / "exercises" / "01_nets" / "test_nets.py").write_text(HEAD)
    (secret / "test_visible.py").write_text(HEAD)
    (secret / "test_hidden.py").write_text(HEAD + "\n" + CHECKS)
    (folder / "solutions" / "seed.txt").write_text("the seed of a course that nobody ever takes\n")
    (secret / "nets.py").write_text(REFERENCE)
    imports = REFERENCE[: REFERENCE.index("class Network")]
    for name, (sentence, check, code) in WRONG.items():
        text = f'"""{sentence}\n\nCaught by: test_{check}\n"""\n{imports}\n{code}\n'
        (secret / "wrong" / f"{name}.py").write_text(text)
    (exercise,) = load_exercises(folder)
    grader = Grader()

    def run(code):
        record = grader.mark([Answer(exercise, f"{REFERENCE}\n\n{code}\n".encode())])
        results = record.exercises[0].results
        assert {result.verdict for result in results} <= {"PASS", "WRONG", "ERROR"}, results
        return {result.check.name.removeprefix("test_"): result.hint for result in results if result.verdict != "PASS"}

    yield run
    grader.close()


TOGETHER = [("never_cleared", "sigmoid", "unshuffled"), ("cleared_late", "tanh", "dropped"), ("linear", "next_item")]


@pytest.mark.parametrize("names", [*TOGETHER, ("swapped",), ("last",)], ids="-".join)
def test_stored_mistakes_show_their_sentences(names, hints):
    found = hints("\n\n".join(WRONG[name][2] for name in names))
    for name in names:
        sentence, check, _ = WRONG[name]
        assert found[check] == sentence
    assert set(found.values()) == {WRONG[name][0] for name in names}


def test_a_right_answer_shows_none(hints):
    assert hints("") == {}


def test_a_mistake_that_is_not_stored_shows_none(hints):
    step = STEP.replace("value.backward()", "(2 * value).backward()")
    found = hints(f"{step}\n\n{NETWORK.replace('ReLU', 'Softplus')}")
    assert found == {"steps": "", "layers": "", "gradients": ""}


def test_calls_that_the_failure_prevented_tell_mistakes_apart(hints):
    like_both, then_none = "self.y[2] if place == 1 else self.y[0]", "self.y[-1] if place == 1 else 7.0"
    assert hints(POINTS.replace("self.y[place]", like_both)) == {"items": "The item after it.", "loader": ""}
    assert hints(POINTS.replace("self.y[place]", then_none)) == {"items": "", "loader": ""}
