"""Which checks can tell an answer from the reference: `verify` with one seed, and `mutants`, run only these."""

import pytest
from torchkata.author.reach import Reach, changed_by

from tests.support.doors import run_command

REFERENCE = b"import numpy as np\nimport torch\n\n\ndef f(x):\n    return np.abs(x)\n\n\ndef g(x):\n    return f(x)\n"
REACH = Reach(
    REFERENCE,
    called={"test_f": frozenset("f"), "test_g": frozenset("g"), "test_h": frozenset("h"), "test_open": frozenset("f")},
    used={"test_f": frozenset({"f"}), "test_g": frozenset({"f", "g"}), "test_h": frozenset("h")},
)


@pytest.mark.parametrize(
    ("answer", "changed"),
    [
        ("def f(x):\n    return x", {"f"}),
        ("import numpy as np\n\n\ndef f(x):\n    return np.abs(-x)", {"f"}),
        ("import torch as np\n\n\ndef f(x):\n    return np.abs(-x)", {"f", "np"}),
        ("from torch import nn\n\n\nclass Net(nn.Module):\n    pass", {"nn", "Net"}),
        ("K = 3\n\n\ndef f(x):\n    return K * x", {"K", "f"}),
        ("print(1)\n\n\ndef f(x):\n    return x", None),
        ("def f(x):\n    global K\n    K = x", None),
        ("def sum(x):\n    return 0", None),
    ],
)
def test_what_an_answer_changes(answer, changed):
    assert changed_by(answer.encode(), REFERENCE) == changed


def test_checks_that_reach_what_changed_are_not_known_to_pass():
    assert REACH.passed_with(b"def f(x):\n    return x") == {"test_h": {"h"}}
    assert REACH.passed_with(b"def g(x):\n    return x") == {"test_f": {"f"}, "test_h": {"h"}}
    assert REACH.passed_with(b"print(1)") == {}
    assert Reach().passed_with(b"def f(x):\n    return x") == {}


def test_a_mutant_is_tried_by_the_checks_that_may_reach_it():
    assert REACH.checks_of("g") == {"test_g", "test_open"}
    assert REACH.checks_of("f") == {"test_f", "test_g", "test_open"}
    assert Reach().checks_of("f") is None


KEY = "solutions/01_small"
POISON = "    total.__code__ = (lambda values: 0.5).__code__\n    return ["


def change(kit, file, old, new):
    path = kit / KEY / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def verify(kit, seeds):
    return run_command("--course", kit, "verify", "--seeds", seeds)


@pytest.mark.parametrize("check", ["test_the_total_is_the_sum", "test_the_total_of_negative_values"])
def test_a_check_that_does_not_reach_a_mistake_does_not_catch_it(kit, check):
    change(kit, "wrong/loses_the_sign.py", "doubled\n", f"doubled, {check}\n")
    done = verify(kit, 1)
    assert done.returncode == 1
    assert f"loses_the_sign.py: {check} does not catch it." in done.stdout


def test_what_one_function_does_to_another_is_seen_with_several_seeds(kit):
    change(kit, "right/by_adding.py", "    return [", POISON)
    done = verify(kit, 1)
    assert (done.returncode, "every law holds" in done.stdout) == (0, True), done.stdout
    done = verify(kit, 2)
    assert done.returncode == 1
    assert "right/by_adding.py: fails test_the_total_is_the_sum (WRONG)" in done.stdout
