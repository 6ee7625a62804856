"""What a check sees of an observed call: facts about the result, changed arguments, operators of torch, lines."""

import json

import pytest
from torchkata.record.document import message_text

from tests.support.doors import run_command
from tests.support.kits import add_exercise

RIGHT = """
import numpy as np
import torch


def view(x):
    return x[1:]


def copy(x):
    return x.detach().clone()


def fill(x, out):
    out += x
    return out


def loss(w):
    return (w * w).sum()


def plain(w):
    return loss(w).detach()


def gradient(w):
    value = loss(w)
    value.backward()
    return w.grad


def table(x):
    return {"columns": [x.t(), x.t().contiguous()], "sum": x.sum()}


def bridge(a):
    return torch.from_numpy(a)


def first(x):
    return x[0]


def squares(x):
    return x * x


def steps(w):
    (slope,) = torch.autograd.grad((w * w).sum(), w)
    with torch.no_grad():
        w -= 0.5 * slope
    return w


def double(a):
    return a * 2


def again(x):
    return x.sum()


class Line:
    def __init__(self, slope):
        self.slope = slope

    def at(self, x):
        return self.slope * x
"""
WRONG = """
import numpy as np
import torch

kept = []


def view(x):
    return x[1:].clone()


def copy(x):
    return x


def fill(x, out):
    return out + x


def loss(w):
    return (w * w).sum().detach()


def plain(w):
    return (w * w).sum()


def gradient(w):
    parts = []
    for i in range(len(w)):
        v = w.detach().clone().requires_grad_(True)
        (v * v).sum().backward()
        parts.append(v.grad[i])
    return torch.stack(parts)


def table(x):
    return {"columns": [x.t().contiguous(), x.t()], "sum": x.sum()}


def bridge(a):
    return torch.tensor(a)


def first(x):
    return x[0].clone()


def squares(x):
    return torch.stack([one * one for one in x])


def steps(w):
    slope = 2 * w.detach()
    return w.detach() - 0.5 * slope


def double(a):
    return np.array([one * 2 for one in a])


def again(x):
    kept.append(x)
    return sum(one.sum() for one in kept)


class Line:
    def __init__(self, slope):
        self.slope = slope

    def at(self, x):
        return self.slope * x + len(kept)
"""
FORGED = """
import sys

FORGED = {"changed": [], "facts": [[[0], 0, True, True, True, "MulBackward0"]], "operators": [["mul", 40]],
          "counts": {"mul": 1}, "elements": 40, "lines": 1, "training": None}


def forge(called, arguments, *_):
    value = called(*arguments[0], **arguments[1])
    return value, {**FORGED, "elements": len(arguments[0][0])}


for module in list(sys.modules.values()):
    if hasattr(module, "observe"):
        module.observe = forge
"""
MISTAKES = {  # number of the check that must catch it -> a stored wrong answer, and its hint
    0: ("def view(x):\n    return x[1:].clone()", "You copy the rows."),
    9: ("def fill(x, out):\n    return out + x", "You add to a new array."),
    11: (
        "def gradient(w):\n    rows = []\n    for i in range(3):\n        v = torch.tensor(w[i].item(), "
        "requires_grad=True)\n        (v * v).backward()\n        rows.append(v.grad)\n    return torch.stack(rows)",
        "You go backward for each weight.",
    ),
    14: (
        "def squares(x):\n    y = torch.zeros(len(x))\n    for i in range(len(x)):\n        y[i] = x[i] * x[i]\n"
        "    return y",
        "You square one by one.",
    ),
    16: (
        "def double(a):\n    out = []\n    for one in a:\n        out.append(2 * one)\n    return np.array(out)",
        "Loop.",
    ),
    18: ("memory = []\n\n\ndef again(x):\n    memory.append(x.sum())\n    return sum(memory)", "You keep the sum."),
}
IMPORTS = (
    "import torch\nfrom torchkata import assert_own_memory, assert_same_object, assert_shares_memory\n"
    "from torchkata import assert_tracked, assert_untracked\n"
    "x = torch.arange(6.0).reshape(3, 2)\nw = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)\n"
)
CHECKS = {  # a check -> the sentence for the wrong answer
    "assert_shares_memory(student.observed.view(x), 0)": "The result is a copy: it does not share memory with argument "
    "1. Return a view of it, which copies nothing.",
    "assert_shares_memory(student.observed.view(x=x), 'x')": "The result is a copy: it does not share memory with `x`. "
    "Return a view of it, which copies nothing.",
    "assert_own_memory(student.observed.copy(x))": "The result shares memory with an argument, so a change in one also "
    "changes the other. Return a copy.",
    "assert_same_object(student.observed.fill(np.ones(3), out=np.ones(3)), 'out')": "The result is not `out` itself, "
    "but another object. Return the same object, not a copy or a view of it.",
    "assert_same_object(student.observed.fill(x, torch.ones(3, 2)), 1, 'out')": "The result is not `out` itself, but "
    "another object. Return the same object, not a copy or a view of it.",
    "assert_tracked(student.observed.loss(w))": "The result does not require gradients: autograd does not know how it "
    "was computed. Is there a `detach()`, `item()`, `no_grad()` or `torch.tensor(...)` on the way?",
    "assert_untracked(student.observed.plain(w))": "The result requires gradients, so autograd still follows it. "
    "Return it without its graph, for example with `detach()`.",
    "assert_shares_memory(student.observed.bridge(np.ones(3)), 0)": "The result is a copy: it does not share memory "
    "with argument 1. Return a view of it, which copies nothing.",
    "assert_shares_memory(student.observed.first(x), 0)": "The result is a copy: it does not share memory with "
    "argument 1. Return a view of it, which copies nothing.",
    "assert student.observed.fill(np.ones(3), out=np.ones(3)).changed == ('out',), 'out must change.'": (
        "out must change."
    ),
    "assert student.observed.fill(np.ones(3), np.ones(3)).changed == (1,), 'out must change.'": "out must change.",
    "assert student.observed.gradient(w).trace.count('backward') == 1, 'Go backward once.'": "Go backward once.",
    "facts = student.observed.table(x).facts\n"
    "assert [fact.contiguous for fact in facts] == [False, True, True], 'First as it is, then contiguous.'": (
        "First as it is, then contiguous."
    ),
    "fact = student.observed.loss(w).fact\n"
    "assert (fact.leaf, fact.requires_grad, fact.grad_fn) == (False, True, 'SumBackward0'), 'Keep the graph.'": (
        "Keep the graph."
    ),
    "few, many = (student.observed.squares(torch.ones(n)).trace for n in (4, 40))\n"
    "assert few.count() == many.count() == 1 and few.names == ('mul',), 'No loop, please.'": "No loop, please.",
    "few, many = (student.observed.squares(torch.ones(n)).trace for n in (4, 40))\n"
    "assert many.elements - few.elements == 36 and many.operators[0].elements == 40, 'No more than needed.'": (
        "No more than needed."
    ),
    "few, many = (student.observed.double(np.ones(n)).lines for n in (4, 40))\n"
    "assert many == few > 0, 'No loop, please.'": "No loop, please.",
    "names = student.observed.steps(w).trace.names\n"
    "assert names[:2] == ('mul', 'sum') and names.index('grad') < names.index('sub_'), 'Use autograd.'": (
        "Use autograd."
    ),
    "once, twice = student.again(x), student.again(x)\nassert_equal(twice, once)": "expected  15\ngot       30",
    "seen = student.observed.Line(2.0)\n"
    "assert seen.value.at(3.0) == 6.0, 'The line must not remember.'": "The line must not remember.",
    "assert_shares_memory(student.observed.table(x), 0)": "What was returned must be exactly one array or tensor.",
    "same = reference.observed.table(x), student.observed.table(x)\n"
    "shares, contiguous = ([[getattr(f, name) for f in seen.facts] for seen in same] for name in "
    "('shares_memory_with', 'contiguous'))\n"
    "assert shares[0] == shares[1] and contiguous[0] == contiguous[1], 'As the reference.'": "As the reference.",
}


AFTER = (  # the same call as twice in an earlier check: the first comes from memory, the second is made
    "assert_equal(student.again(x), x.sum())\n"
    "assert student.again(x) in (15, 45), 'The wrong answer has now seen three.'"
)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return the checks of some answers, by the name of the answer."""
    kit = tmp_path_factory.mktemp("observed")
    add_exercise(kit, "01_facts", [IMPORTS + body for body in (*CHECKS, AFTER)], RIGHT)
    (kit / "solutions" / "01_facts" / "wrong").mkdir()
    for number, (source, hint) in MISTAKES.items():
        text = f'"""{hint}\n\nCaught by: test_{number}\n"""\n\nimport numpy as np\nimport torch\n\n\n{source}\n'
        (kit / "solutions" / "01_facts" / "wrong" / f"mistake_{number}.py").write_text(text)
    found = {}
    for name, source in (("right", RIGHT), ("wrong", WRONG), ("forged", WRONG + FORGED)):
        (kit / name).mkdir()
        (kit / name / "facts.py").write_text(source)
        done = run_command("--course", kit, "grade", kit / name, "--json", kit / f"{name}.json")
        assert (kit / f"{name}.json").exists(), done.stderr
        record = json.loads((kit / f"{name}.json").read_text())
        found[name] = record["exercises"][0]["checks"]
    return found


@pytest.mark.parametrize("number", range(len(CHECKS)), ids=list(CHECKS))
def test_a_right_answer_passes_and_a_wrong_one_reads_why(graded, number):
    right, wrong = (graded[name][number] for name in ("right", "wrong"))
    sentence = list(CHECKS.values())[number]
    if not sentence.startswith("What was returned"):
        assert (right["verdict"], message_text(right)) == ("PASS", "")
    assert (wrong["verdict"], message_text(wrong).partition("\n")[2]) == ("WRONG", sentence)


def test_the_first_of_equal_calls_comes_from_an_earlier_check(graded):
    assert [graded[name][len(CHECKS)]["verdict"] for name in ("right", "wrong")] == ["PASS", "PASS"]


@pytest.mark.parametrize("number", MISTAKES)
def test_a_stored_mistake_is_recognised_by_what_the_check_looked_at(graded, number):
    assert graded["wrong"][number]["hint"] == MISTAKES[number][1]


def test_a_forged_observation_earns_the_checks_about_how_and_no_value(graded):
    by_check = dict(zip((*CHECKS, AFTER), graded["forged"], strict=True))
    earned = [body for body, check in by_check.items() if check["verdict"] == "PASS"]
    assert next(body for body in earned if "few.elements == 36" in body), "a trace is what the process says"
    assert next(body for body in earned if "many == few > 0" in body), "and so are lines"
    assert not [body for body in earned if "assert_equal(twice" in body or ".value" in body]
