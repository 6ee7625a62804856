"""How a call is observed: what counts as a line or an operator, the limits, and what a forged observation can be."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torchkata import assert_own_memory
from torchkata.checks.here import observe_here
from torchkata.checks.reference import run_source
from torchkata.checks.student_module import Student
from torchkata.comparison.mismatch import Mismatch
from torchkata.comparison.observation import FIELDS, Observation
from torchkata.inside import recording
from torchkata.inside.observation import MAX_FACTS
from torchkata.inside.recording import MAX_OPERATORS
from torchkata.sandbox.observed import read_observation
from torchkata.sandbox.replies import read_message

from tests.support.chance import JUNK, some

SOURCE = """
import sys
import threading

import numpy as np
import torch
from torch.autograd import backward, grad


def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total


def comprehension(n):
    return [i for i in range(n)]


def generator(n):
    return sum(i for i in range(n))


def mapped(n):
    return list(map(lambda i: i, range(n)))


def vectorized(n):
    return np.vectorize(lambda i: i)(np.arange(n))


def whole(n):
    return np.arange(n) * 2


def traced(n):
    sys.settrace(lambda *_: None)
    return loop(n)


def untraced(n):
    sys.settrace(None)
    return loop(n)


def fails(n):
    return loop(n) / 0


def adds(n):
    x = torch.zeros(2)
    for _ in range(n):
        x = x + 1
    return x


def many(n):
    return [torch.zeros(1) for _ in range(n)]


def items(n):
    return [[]] * n + [torch.zeros(1)]


def nested(n):
    return [[[]] * n] * n + [torch.zeros(1)]


def last(x):
    return x[-1:]


def descend(n):
    w = torch.ones(3, requires_grad=True)
    (w * w).sum().backward()
    backward((w * w).sum())
    grad((w * w).sum(), w)
    torch.autograd.grad((w * w).sum(), w)
    with torch.no_grad():
        w.sub_(w.grad)
    return w


def odd(x):
    return {"list": [x[::-1], (x[1:2], x[0:0])], "scalar": x[0], "text": "x"}


def parts(x):
    return x[0]


def other(x):
    return x[1].view(-1)[2:]


def appends(x, y):
    x.append(1.0)
    return y


def tracks(x):
    return x.requires_grad_()


def sparse(x):
    return x.to_sparse()
"""


@pytest.fixture(scope="module")
def module():
    made = run_source("observed_module", Path("/nowhere/observed_module.py"), SOURCE.encode())
    yield made
    sys.modules.pop("observed_module")


@pytest.fixture
def see(module):
    """Return a function that makes one observed call, and gives what a check sees."""

    def observe(name, *args, **kwargs):
        value, observed = observe_here(getattr(module, name), [list(args), kwargs], module)
        return Observation(value, observed, set())

    return observe


@pytest.mark.parametrize("name", ["loop", "comprehension", "generator", "mapped", "vectorized"])
def test_lines_grow_with_every_kind_of_loop(see, name):
    few, many = see(name, 10).lines, see(name, 100).lines
    assert 90 <= many - few <= 190


def test_lines_of_libraries_do_not_count(see):
    assert see("whole", 10).lines == see("whole", 10_000).lines == 1


@pytest.mark.parametrize("name", ["traced", "untraced"])
def test_code_with_its_own_trace_function_has_no_lines(see, name):
    before = sys.gettrace()
    assert see(name, 10).lines == 0
    assert sys.gettrace() is before


def test_lines_are_counted_up_to_a_limit(see, monkeypatch):
    monkeypatch.setattr(recording, "MAX_LINES", 50)
    assert see("loop", 1000).lines == 50
    assert see("loop", 10).lines == 23


def test_after_an_exception_nothing_is_recorded_any_more(see):
    before = sys.gettrace(), torch.autograd._engine_run_backward
    with pytest.raises(ZeroDivisionError):
        see("fails", 3)
    assert (sys.gettrace(), torch.autograd._engine_run_backward) == before
    assert torch._C._len_torch_dispatch_stack() == 0


def test_operators_past_the_limit_are_only_counted(see):
    trace = see("adds", MAX_OPERATORS).trace
    assert len(trace.operators) == MAX_OPERATORS
    assert (trace.count("add"), trace.count(), trace.count("mul")) == (MAX_OPERATORS, MAX_OPERATORS + 1, 0)
    assert trace.elements == 2 * MAX_OPERATORS + 2


def test_each_way_to_start_autograd_is_in_the_trace(see):
    names = [name for name in see("descend", 1).trace.names if name in ("backward", "grad", "sub_", "sum")]
    assert names == ["sum", "backward", "sum", "backward", "sum", "grad", "sum", "grad", "sub_"]
    assert "expand" in see("descend", 1).trace.names  # an operator that only backward runs


def test_facts_of_the_first_arrays_only(see):
    assert len(see("many", MAX_FACTS + 5).facts) == MAX_FACTS
    assert see("items", 10).fact.leaf
    assert see("items", 200_000).facts == ()
    assert see("nested", 400).facts == ()


def test_the_memory_of_a_reversed_array_is_known_as_a_whole(see):
    assert see("last", np.arange(4.0)[::-1]).fact.shares_memory_with == (0,)


@pytest.mark.parametrize("x", [np.arange(4.0), np.arange(8.0).reshape(4, 2).T[0]], ids=["whole", "strided"])
def test_views_of_all_kinds_share_memory(see, x):
    seen = see("odd", x)
    assert [fact.shares_memory_with for fact in seen.facts] == [(0,), (0,), ()]
    assert not seen.facts[0].contiguous


def test_a_part_of_a_list_shares_memory_with_the_list_and_is_not_it(see):
    tensors = [torch.ones(2), torch.ones(6)]
    fact = see("parts", tensors).fact
    assert (fact.shares_memory_with, fact.same_object_as) == ((0,), None)
    assert see("other", tensors).fact.shares_memory_with == (0,)
    assert see("parts", x=torch.ones(2)).fact.shares_memory_with == ("x",)


def test_changed_arguments_are_named(see):
    assert see("appends", [1.0], y=np.ones(2)).changed == (0,)
    assert see("tracks", torch.ones(2)).changed == (0,)
    assert see("parts", torch.ones(2)).changed == ()


def test_a_tensor_without_memory_shares_none(see):
    fact = see("sparse", torch.ones(2)).fact
    assert (fact.shares_memory_with, fact.contiguous) == ((), False)


def test_exactly_one_array_is_demanded(see):
    for seen in (see("loop", 3), see("many", 2)):
        with pytest.raises(Mismatch, match="exactly one array or tensor"):
            seen.fact  # noqa: B018 - raises


def test_a_visible_check_says_with_which_argument_memory_is_shared(see):
    with pytest.raises(Mismatch, match="The result shares memory with argument 1, so a change in one also"):
        assert_own_memory(see("parts", torch.ones(2)))
    with pytest.raises(Mismatch, match="The result shares memory with `x`, so a change in one also"):
        assert_own_memory(see("parts", x=torch.ones(2)))


def test_live_and_observed_do_not_combine():
    student = Student(None, True)
    for combine in (lambda: student.live.observed, lambda: student.observed.live):
        with pytest.raises(TypeError, match=r"student\.live and student\.observed do not combine"):
            combine()
    assert student.observed.observed
    assert student.live.live


def test_a_part_that_was_not_recorded_is_not_taken_for_nothing(module):
    value, observed = observe_here(module.loop, [[3], {}], module, parts=frozenset({"lines"}))
    seen = Observation(value, observed, set(), frozenset({"lines"}))
    assert seen.lines > 0
    assert seen.trace.count("backward", "grad") == 0
    asked = (lambda: seen.trace.count(), lambda: seen.trace.count("mul"), lambda: seen.trace.names)
    for ask in (*asked, lambda: seen.trace.elements):
        with pytest.raises(
            TypeError, match=r"asks for operators, which its call did not record\. Use student\.observed"
        ):
            ask()
    with pytest.raises(TypeError, match=r"asks for training, .* student\.observing\(\"training\"\)"):
        seen.training  # noqa: B018 - raises
    with pytest.raises(TypeError, match="asks for lines"):
        Observation(value, observed, set(), frozenset()).lines  # noqa: B018 - raises


def test_only_known_parts_are_recorded():
    with pytest.raises(TypeError, match=r"cannot record 'line'; it knows lines, operators, training"):
        Student(None, True).observing("line")


@pytest.mark.parametrize("parts", [(), ("lines",), ("operators",), ("training",), ("operators", "lines", "training")])
def test_a_recording_with_fewer_parts_has_the_same_in_these(module, parts):
    whole = observe_here(module.descend, [[1], {}], module)[1]
    some = observe_here(module.descend, [[1], {}], module, parts=frozenset(parts))[1]
    assert some["facts"] == whole["facts"]
    assert some["changed"] == whole["changed"]
    assert (some["lines"] == whole["lines"]) is ("lines" in parts or "training" in parts)
    assert (some["operators"] == whole["operators"]) is ("operators" in parts)
    assert (some["elements"] == whole["elements"]) is ("operators" in parts)
    starts = {name: count for name, count in whole["counts"].items() if name in ("backward", "grad")}
    assert some["counts"] == (whole["counts"] if "operators" in parts else starts)
    assert some["training"] == (whole["training"] if "training" in parts else None)


def test_torch_asks_for_rules_as_before_after_a_recording(module):
    registry = torch._library.simple_registry
    find = registry.find_torch_dispatch_rule
    observe_here(module.descend, [[1], {}], module)
    assert registry.find_torch_dispatch_rule is find


def test_a_check_leaves_what_it_looked_at(module):
    value, observed = observe_here(module.descend, [[1], {}], module)
    looked_at = set()
    seen = Observation(value, observed, looked_at)
    assert looked_at == set()
    for name in FIELDS:
        getattr(seen.fact, name)
    assert looked_at == set(FIELDS)
    assert seen.trace.count("mul", "mm") > 3
    assert seen.trace.elements + seen.lines > 0
    assert ("count", "mul", "mm") in looked_at
    assert {"elements", "lines"} <= looked_at


FACT = [[0, "x"], None, True, False, True, "MulBackward0"]
SENT = {
    "changed": [0, "out"],
    "facts": [FACT],
    "operators": [["mul", 4]],
    "counts": {"mul": 1},
    "elements": 4,
    "lines": 3,
    "training": None,
}
FORGED = [
    {**SENT, "changed": [-1]},
    {**SENT, "changed": [True]},
    {**SENT, "changed": [0] * 1001},
    {**SENT, "changed": "all"},
    {**SENT, "facts": [FACT] * 1001},
    {**SENT, "facts": [FACT[:-1]]},
    {**SENT, "facts": [[*FACT[:2], 1, *FACT[3:]]]},
    {**SENT, "facts": [[*FACT[:5], "x" * 81]]},
    {**SENT, "facts": [[[0.5], *FACT[1:]]]},
    {**SENT, "operators": [["mul", 4]] * 2001},
    {**SENT, "operators": [["mul", -4]]},
    {**SENT, "operators": [["mul"]]},
    {**SENT, "operators": [[7, 4]]},
    {**SENT, "counts": {str(number): 1 for number in range(301)}},
    {**SENT, "counts": {"mul": 2**63}},
    {**SENT, "elements": 1e3},
    {**SENT, "lines": 1_000_001},
    {**SENT, "more": 1},
    {key: SENT[key] for key in SENT if key != "lines"},
    [],
]


def test_an_observation_crosses():
    reply = {"number": 1, "outcome": "value", "value": None, "observed": SENT}
    observed = read_message(reply, 1, "call")["observed"]
    seen = Observation(None, observed, set())
    assert (seen.changed, seen.lines, seen.trace.names, seen.trace.count("mul")) == ((0, "out"), 3, ("mul",), 1)
    assert [getattr(seen.fact, name) for name in FIELDS] == [(0, "x"), *FACT[1:]]


@pytest.mark.parametrize("observed", FORGED, ids=lambda observed: json.dumps(observed)[:60])
def test_a_forged_observation_breaks_the_protocol(observed):
    with pytest.raises((TypeError, ValueError)):
        read_observation(observed)


@some
@given(st.data(), st.sampled_from([*SENT, "fact"]))
def test_whatever_stands_in_an_observation_it_can_be_used_or_is_refused(data, field):
    drawn = data.draw(JUNK | st.lists(JUNK, max_size=3) | st.dictionaries(st.text(max_size=3), JUNK, max_size=2))
    forged = {**SENT, field: drawn} if field in SENT else {**SENT, "facts": [[*FACT[:1], drawn, *FACT[2:]]]}
    try:
        seen = Observation(None, read_observation(forged), set())
    except (TypeError, ValueError):
        return
    assert isinstance(seen.trace.count(), int)
    assert all(isinstance(getattr(fact, name), object) for fact in seen.facts for name in FIELDS)
    assert isinstance(seen.lines + seen.trace.elements + len(seen.changed) + len(seen.trace.names), int)
