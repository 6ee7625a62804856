"""What a check sees of a training loop through the command: the sentences, the hints, and forged records."""

import json

import pytest
from torchkata.record.document import message_text

from tests.support.doors import run_command
from tests.support.kits import add_exercise
from tests.support.loops import BETWEEN, HEAD, NEVER

CLASSES, _, _ = HEAD.partition("def train")
FUNCTIONS = """
def train(x, y, rate, steps):
    model = Model()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for _ in range(steps):
        one_update(model, optimizer, x, y)
    return float(F.mse_loss(model(x), y))


def one_update(model, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def make_optimizer(model):
    return Sub(model.parameters(), lr=0.5)
"""
RIGHT = CLASSES + FUNCTIONS
UPDATE = "    optimizer.zero_grad()\n    loss = F.mse_loss(model(x), y)\n    loss.backward()\n    optimizer.step()\n"


def updating(lines):
    """Return the right answer with another update."""
    assert UPDATE in RIGHT
    return RIGHT.replace(UPDATE, "".join(f"    {line}\n" for line in lines.split("; ")))


LOSS = "loss = F.mse_loss(model(x), y)"
CHECKS = {
    "the loop": "assert_training_loop(student.observed.train(x, y, 0.1, 3), steps=3)",
    "objects": "model = student.Model()\noptimizer = student.make_optimizer(model)\n"
    "seen = student.observed.one_update(model, optimizer, x, y)\nassert_training_loop(seen, steps=1)\n"
    "(step,) = seen.training.steps\n"
    "assert step.held == ('a.weight', 'a.bias', 'b.weight', 'b.bias'), 'Hold all.'",
    "objects of torch": "seen = []\n"
    "for one in (reference, student):\n"
    "    model = one.build(torch.nn.Linear, 2, 1)\n"
    "    optimizer = one.build_optimizer(torch.optim.Adam, model, lr=0.1)\n"
    "    seen += [one.observed.one_update(model, optimizer, x, y) for _ in range(2)]\n"
    "assert_training_loop(seen[3], steps=1)\n"
    "assert seen[3].training.forwards[0].module == 'Linear', 'Use the model.'\n"
    "assert_close(seen[3].training.steps[0].moved, seen[1].training.steps[0].moved, rtol=1e-3)",
    "order": "order = [one for one in student.observed.train(x, y, 0.1, 2).training.order if one != 'zero_grad']\n"
    "assert order == ['forward', 'backward', 'step'] * 2 + ['forward'], 'As told.'",
    "the reference": "theirs = student.observed.train(x, y, 0.1, 1).training.steps\n"
    "ours = reference.observed.train(x, y, 0.1, 1).training.steps\n"
    "assert_close([one.gradients for one in theirs], [one.gradients for one in ours], rtol=1e-3)",
    "the value": "assert_close(student.train(x, y, 0.1, 3), reference.train(x, y, 0.1, 3), rtol=1e-4)",
}
IMPORTS = (
    "import torch\nfrom torchkata import assert_training_loop\n"
    "x, y = torch.arange(8.0).reshape(4, 2) / 8, torch.tensor([[1.0], [-1.0], [0.5], [2.0]])\n"
)
SPY = """
import sys


def train(x, y, rate, steps):
    for name in list(sys.modules):
        if name.endswith("training_hooks") or name == "torch.optim.optimizer" or name == "torch.nn.modules.module":
            for hooks in vars(sys.modules[name]).values():
                if isinstance(hooks, dict) and hooks and all(isinstance(key, int) for key in hooks):
                    hooks.clear()
    torch.optim.Optimizer.zero_grad = lambda self: None
    return 0.25
"""
FORGED = """
import sys

STEP = ["SGD", [0], [], 0, [1.0], [0.1], False, ""]
TRAINING = {"order": ["zero_grad", "forward", "backward", "step"] * 3, "counts": {"backward": 3, "step": 3},
            "updates": 3, "parameters": [["a.weight", True]], "forwards": [["Model", True, True, 0.5, 0.1, [4, 2]]] * 3,
            "backwards": [[True, True, 1, True]] * 3, "steps": [STEP] * 3}
RECORD = {"changed": [], "facts": [], "operators": [], "counts": {}, "elements": 0, "lines": 1, "training": TRAINING}

for module in list(sys.modules.values()):
    if hasattr(module, "observe"):
        module.observe = lambda called, arguments, *_: (0.25, RECORD)


def train(x, y, rate, steps):
    return 0.25
"""
LYING = """
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 1)

    def forward(self, x):
        setattr(self, f"the secret is {float(x[1, 1])} ".replace(".", ","), nn.Linear(2, 1))
        return self.a(x) + list(self.children())[-1](x)
"""
ANSWERS = {
    "right": RIGHT,
    "never": updating(f"{LOSS}; loss.backward(); optimizer.step()"),
    "between": updating(f"{LOSS}; loss.backward(); optimizer.zero_grad(); optimizer.step()"),
    "spy": RIGHT + SPY,
    "forged": RIGHT + FORGED,
    "lying": RIGHT + LYING,
}
MISTAKES = {"never": "You never clear.", "between": "You clear too late."}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return the checks of some answers, by the name of the answer and of the check."""
    kit = tmp_path_factory.mktemp("training")
    folder = add_exercise(kit, "01_loop", [IMPORTS + body for body in CHECKS.values()], RIGHT)
    (folder / "wrong").mkdir()
    for name, hint in MISTAKES.items():
        whole = ANSWERS[name]
        (folder / "wrong" / f"{name}.py").write_text(f'"""{hint}\n\nCaught by: test_0\n"""\n{whole}')
    found = {}
    for name, source in ANSWERS.items():
        (kit / name).mkdir()
        (kit / name / "loop.py").write_text(source)
        done = run_command("--course", kit, "grade", kit / name, "--json", kit / f"{name}.json")
        assert (kit / f"{name}.json").exists(), done.stderr
        checks = json.loads((kit / f"{name}.json").read_text())["exercises"][0]["checks"]
        found[name] = dict(zip(CHECKS, checks, strict=True))
    return found


def verdicts(checks):
    return [check["verdict"] for check in checks.values()]


def text(check):
    return message_text(check).partition("\n")[2]


def test_a_right_loop_passes(graded):
    assert [(check["verdict"], message_text(check)) for check in graded["right"].values()] == [("PASS", "")] * len(
        CHECKS
    )


def test_a_wrong_loop_reads_what_is_wrong_in_it(graded):
    assert text(graded["never"]["the loop"]) == NEVER
    assert [text(graded["between"][name]) for name in ("the loop", "objects")] == [BETWEEN, BETWEEN]
    assert graded["never"]["objects"]["verdict"] == "PASS", "one step alone finds no old gradients"
    assert text(graded["never"]["objects of torch"]).startswith("There were gradients already when `backward()` was")


def test_a_stored_mistake_is_recognised_by_its_loop(graded):
    for name, hint in MISTAKES.items():
        assert graded[name]["the loop"]["hint"] == hint
    assert graded["between"]["objects"]["hint"] == MISTAKES["between"]


def test_who_removes_the_hooks_is_not_seen_to_train(graded):
    assert "`backward()` is never called" in text(graded["spy"]["the loop"])
    assert verdicts(graded["spy"])[1] == "PASS", "what one call has broken does not last"


def test_a_forged_record_earns_the_checks_about_how_and_no_value(graded):
    assert graded["forged"]["the loop"]["verdict"] == "PASS", "a trace is what the process says"
    assert graded["forged"]["the value"]["verdict"] == "WRONG"


def test_names_of_parameters_are_not_told_of_a_hidden_check(graded):
    lying = graded["lying"]["the loop"]
    assert lying["verdict"] == "WRONG"
    assert "holds only some parameters" in text(lying)
    assert not [name for name in graded["lying"] if "secret" in json.dumps(graded["lying"][name])]
