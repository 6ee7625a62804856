"""How training is recorded: what is an event, what is known of each, the limits, and what is left behind."""

import json
import sys
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from torchkata import assert_training_loop
from torchkata.checks.reference import observe_here, run_source
from torchkata.comparison.mismatch import Mismatch
from torchkata.comparison.observation import Observation
from torchkata.comparison.training import BACKWARD_FIELDS, FORWARD_FIELDS, STEP_FIELDS
from torchkata.comparison.training_loop import find_fault
from torchkata.inside.parameters import MAX_PARAMETERS
from torchkata.inside.training import MAX_BACKWARDS, MAX_EVENTS, MAX_FORWARDS, MAX_STEPS
from torchkata.marking.likeness import alike
from torchkata.marking.replay import Seen
from torchkata.record.sentences import render
from torchkata.sandbox.observed import read_observation

from tests.support.chance import JUNK, some
from tests.support.loops import CLOSURE, PLAIN, RIGHT, WRONG, source_of, three

X, Y = torch.arange(10.0).reshape(5, 2) / 10, torch.tensor([[1.0], [-1.0], [0.5], [2.0], [0.0]])


def observed_of(body, name="train", arguments=()):
    """Return the observation of one call, as it crosses."""
    module = run_source("loop", Path("/nowhere/loop.py"), source_of(body).encode())
    given = [X.clone(), Y.clone(), *arguments]
    torch.manual_seed(3)
    try:
        return observe_here(getattr(module, name), [given, {}], module)[1]
    finally:
        sys.modules.pop("loop")


def see(body, **options):
    return Observation(0, observed_of(body, **options), set())


@pytest.mark.parametrize("style", RIGHT)
def test_a_right_loop_in_any_style_is_right(style):
    seen = see(RIGHT[style])
    assert_training_loop(seen, steps=5 if style.startswith("two models") else 3)


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_loop_reads_what_is_wrong_first(mistake):
    body, sentence = WRONG[mistake]
    with pytest.raises(Mismatch) as caught:
        assert_training_loop(see(body), steps=3)
    assert str(caught.value) == sentence
    redacted = "\n".join(line.key for line in caught.value.redacted)
    assert redacted == "\n".join(line.key + "_redacted" * bool(line.facts) for line in caught.value.lines)
    assert not any(line.facts for line in caught.value.redacted)


ORDERS = {
    "as in a book": ("zero_grad", "forward", "loss", "backward", "step") * 3,
    "cleared at the end": ("forward", "loss", "backward", "step", "zero_grad") * 3,
    "gradients set to None by hand": ("forward", "loss", "backward", "step") * 3,
    "cleared twice": ("zero_grad", "zero_grad", "forward", "loss", "backward", "step") * 3,
    "forward is called directly": ("zero_grad", "forward", "loss", "backward", "step") * 3,
    "a closure": ("zero_grad", "forward", "loss", "backward", "step") * 3,
    "autograd.grad": ("forward", "loss", "grad", "step") * 3,
    "evaluated in between": ("train", "zero_grad", "forward", "loss", "backward", "step", "eval", "forward") * 3,
    "an optimizer by hand": ("zero_grad", "forward", "loss", "backward", "step") * 3,
    "a class on top of SGD": ("zero_grad", "forward", "loss", "backward", "step") * 3,
    "a scheduler": ("zero_grad", "forward", "loss", "backward", "step") * 3,
    "plain tensors": ("zero_grad", "backward", "step") * 3,
}


@pytest.mark.parametrize("style", ORDERS)
def test_the_events_stand_in_their_order(style):
    assert see(RIGHT[style]).training.order == ORDERS[style]


def test_each_event_knows_what_it_has_met():
    training = see(three(PLAIN, "m.eval()\nwith torch.no_grad(): m(x)\nm.train()\n")).training
    assert training.order[:4] == ("eval", "forward", "train", "zero_grad")
    assert (training.count("step"), training.count("eval"), training.count("grad")) == (3, 1, 0)
    first, second = training.forwards[:2]
    assert (first.module, first.training, first.grad_enabled, first.shape) == ("Model", False, False, (5, 2))
    assert (second.training, second.grad_enabled) == (True, True)
    assert second.mean == pytest.approx(float(X.mean()), rel=1e-5)
    assert second.std == pytest.approx(float(X.std(correction=0)), rel=1e-5)
    assert [(one.cleared, one.first, one.reached, one.training) for one in training.backwards] == [
        (True, True, 4, True)
    ] * 3
    step = training.steps[0]
    names = ("a.weight", "a.bias", "b.weight", "b.bias")
    assert (step.optimizer, step.held, step.not_held, step.foreign) == ("SGD", names, (), 0)
    assert step.moved == pytest.approx({name: 0.1 * norm for name, norm in step.gradients.items()}, rel=1e-3)
    assert all(step.gradients.values())


def test_a_step_knows_what_its_optimizer_does_not_hold():
    step = see(WRONG["one layer"][0]).training.steps[0]
    assert (step.held, step.not_held, step.foreign) == (("b.weight", "b.bias"), ("a.weight", "a.bias"), 0)
    assert (step.moved["a.weight"], step.gradients["a.weight"] > 0) == (0.0, True)
    step = see(WRONG["another model"][0]).training.steps[0]
    assert (step.held, step.foreign, set(step.moved.values())) == ((), 4, {0.0})


def test_a_model_among_the_arguments_gives_the_names():
    model = nn.Linear(2, 1)
    module = run_source(
        "given",
        Path("/nowhere/given.py"),
        b"def train(w, optimizer, x):\n    optimizer.zero_grad()\n    w(x).sum().backward()\n    optimizer.step()\n",
    )
    arguments = [[model, torch.optim.SGD(model.parameters(), lr=0.1), X], {}]
    for cleared in (True, True):
        training = Observation(0, observe_here(module.train, arguments, module)[1], set()).training
        assert [one.cleared for one in training.backwards] == [cleared]
        assert training.steps[0].held == ("weight", "bias")


def test_gradients_that_were_there_before_the_call_are_seen():
    model = nn.Linear(2, 1)
    model(X).sum().backward()
    source = b"def train(model, optimizer, x):\n    model(x).sum().backward()\n    optimizer.step()\n"
    module = run_source("given", Path("/nowhere/given.py"), source)
    arguments = [[model, torch.optim.SGD(model.parameters(), lr=0.1), X], {}]
    seen = Observation(0, observe_here(module.train, arguments, module)[1], set())
    with pytest.raises(Mismatch, match="There were gradients already when `backward"):
        assert_training_loop(seen, steps=1)


def test_numbers_that_are_not_finite_cross():
    observed = observed_of(three(PLAIN, "x = x / 0\n"))
    observed = read_observation(json.loads(json.dumps(observed)))
    training = Observation(0, observed, set()).training
    assert training.forwards[0].mean != training.forwards[0].mean
    assert all(norm != norm for norm in training.steps[0].gradients.values())


def test_a_long_training_is_counted_to_its_end_and_listed_at_its_beginning():
    observed = observed_of(f"for _ in range({MAX_BACKWARDS + 100}):\n  {PLAIN}")
    training = Observation(0, observed, set()).training
    assert len(training.order) == MAX_EVENTS
    assert (len(training.forwards), len(training.steps)) == (MAX_FORWARDS, MAX_STEPS)
    assert len(training.backwards) == MAX_STEPS
    assert training.count("step") == training.count("forward") == MAX_BACKWARDS + 100
    assert len(json.dumps(observed)) < 150_000
    with pytest.raises(Mismatch, match="Steps that it made: 300"):
        assert_training_loop(Observation(0, observed, set()), steps=3)


def test_a_large_model_has_bounded_lists_and_unknown_movements():
    deep = (
        "m = nn.Sequential(*[nn.Linear(2, 2) for _ in range(80)]); y = x; o = torch.optim.SGD(m.parameters(), lr=0.1)\n"
    )
    observed = observed_of(three(PLAIN, deep))
    training = Observation(0, observed, set()).training
    assert len(training.steps[0].held) == MAX_PARAMETERS
    assert training.steps[0].foreign == 0
    wide = "m = nn.Linear(2, 700_000); y = torch.zeros(5, 700_000); o = torch.optim.SGD(m.parameters(), lr=0.1)\n"
    (step,) = see(wide + PLAIN).training.steps
    assert set(step.moved.values()) == {None}
    assert_training_loop(see(wide + PLAIN), steps=1)


def attributes():
    """Return what the hooks of a recording change."""
    hooks, steps = sys.modules["torch.nn.modules.module"], sys.modules["torch.optim.optimizer"]
    return (
        nn.Module.zero_grad, nn.Module.train, nn.Module.__call__, torch.optim.Optimizer.zero_grad,
        torch.autograd._engine_run_backward, sys.gettrace(),
        *(list(one) for one in (hooks._global_forward_hooks, hooks._global_forward_pre_hooks)),
        *(list(one) for one in (steps._global_optimizer_pre_hooks, steps._global_optimizer_post_hooks)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "end", ["", "raise ValueError", "nn.Module.zero_grad = None; torch.optim.Optimizer.zero_grad = 3"]
)
def test_no_hook_stays_after_the_call(end):
    before = attributes()
    try:
        observed_of(three(PLAIN) + "\n" + end)
    except ValueError:
        assert end.startswith("raise")
    assert attributes() == before


@pytest.mark.parametrize("style", ["as in a book", "LBFGS", "an optimizer by hand"])
def test_the_record_does_not_change_what_is_recorded(style):
    source = source_of(RIGHT[style]).replace("return 0", "return m.a.weight.detach()").encode()
    module = run_source("loop", Path("/nowhere/loop.py"), source)
    torch.manual_seed(5)
    plain = module.train(X, Y)
    torch.manual_seed(5)
    value, observed = observe_here(module.train, [[X, Y], {}], module)
    assert torch.equal(plain, value)
    trace = Observation(0, observed, set()).trace
    assert trace.count("linalg_vector_norm", "count_nonzero") == 0


def test_code_without_modules_has_no_training():
    assert observed_of("return x + y")["training"] is None
    training = see("return x + y").training
    assert (training.order, training.forwards, training.backwards, training.steps) == ((), (), (), ())


def seen_as(observed, looked_at):
    return Seen(observed=observed, looked_at=frozenset(looked_at))


def looked(use):
    """Return what a check looks at that uses a training in this way."""
    looked_at = set()
    use(Observation(0, observed_of(three(PLAIN)), looked_at))
    return looked_at


def test_mistakes_are_alike_in_what_the_check_has_used():
    right, closure = observed_of(three(PLAIN)), observed_of(three("o.step(look)", CLOSURE))
    never, epoch, other = (
        observed_of(WRONG[name][0]) for name in ("never cleared", "cleared once an epoch", "another model")
    )
    by_hand = observed_of(WRONG["never cleared by hand"][0])
    loop = looked(lambda seen: assert_training_loop(seen, steps=3))
    assert loop == {"training.loop"}
    assert alike(seen_as(right, loop), seen_as(closure, loop))
    assert alike(seen_as(never, loop), seen_as(by_hand, loop))
    assert not any(alike(seen_as(never, loop), seen_as(one, loop)) for one in (right, epoch, other))
    order = looked(lambda seen: seen.training.order)
    assert alike(seen_as(right, order), seen_as(closure, order))
    assert not alike(seen_as(never, order), seen_as(right, order))
    held = looked(lambda seen: [step.held for step in seen.training.steps])
    assert alike(seen_as(never, held), seen_as(right, held))
    assert not alike(seen_as(other, held), seen_as(right, held))
    norms = looked(lambda seen: [step.gradients for step in seen.training.steps])
    assert alike(seen_as(right, norms), seen_as(closure, norms))
    assert not alike(seen_as(right, norms), seen_as(never, norms))
    cleared = looked(lambda seen: [one.cleared for one in seen.training.backwards])
    assert not alike(seen_as(right, cleared), seen_as(never, cleared))
    steps = looked(lambda seen: seen.training.count("step"))
    assert alike(seen_as(right, steps), seen_as(never, steps))
    assert not alike(seen_as(right, steps), seen_as(epoch, steps))
    nothing = observed_of("return x + y")
    assert not alike(seen_as(right, steps), seen_as(nothing, steps))


def test_a_record_survives_being_kept():
    observed = observed_of(three(PLAIN))
    assert read_observation(json.loads(json.dumps(observed))) == observed


SENT = json.loads(json.dumps(observed_of(three(PLAIN))))["training"]
STEP, FORWARD, BACKWARD = SENT["steps"][0], SENT["forwards"][0], SENT["backwards"][0]
EMPTY = {"changed": [], "facts": [], "operators": [], "counts": {}, "elements": 0, "lines": 0}
FORGED = [
    [],
    {**SENT, "more": 1},
    {key: SENT[key] for key in SENT if key != "updates"},
    {**SENT, "order": ["zero_grad"] * (MAX_EVENTS + 1)},
    {**SENT, "order": ["trained"]},
    {**SENT, "counts": {"won": 1}},
    {**SENT, "counts": {"step": -1}},
    {**SENT, "updates": 1.5},
    {**SENT, "parameters": [["x" * 81, True]]},
    {**SENT, "parameters": [["x", True]] * (MAX_PARAMETERS + 1)},
    {**SENT, "parameters": []},
    {**SENT, "forwards": [FORWARD] * (MAX_FORWARDS + 1)},
    {**SENT, "forwards": [[*FORWARD[:3], 1, *FORWARD[4:]]]},
    {**SENT, "forwards": [[*FORWARD[:5], [-1]]]},
    {**SENT, "backwards": [BACKWARD] * (MAX_BACKWARDS + 1)},
    {**SENT, "backwards": [[1, *BACKWARD[1:]]]},
    {**SENT, "backwards": [BACKWARD[:-1]]},
    {**SENT, "steps": [STEP] * (MAX_STEPS + 1)},
    {**SENT, "steps": [STEP[:-1]]},
    {**SENT, "steps": [[*STEP[:-1], "never"]]},
    {**SENT, "steps": [[STEP[0], [0, 0, 1, 2], *STEP[2:]]]},
    {**SENT, "steps": [[STEP[0], [0, 1, 2, 7], *STEP[2:]]]},
    {**SENT, "steps": [[*STEP[:4], STEP[4][:-1], *STEP[5:]]]},
    {**SENT, "steps": [[*STEP[:4], ["1"] * 4, *STEP[5:]]]},
]


@pytest.mark.parametrize("training", FORGED, ids=range(len(FORGED)))
def test_a_forged_record_breaks_the_protocol(training):
    assert read_observation({**EMPTY, "training": SENT})["training"]["updates"] == 3
    with pytest.raises((TypeError, ValueError)):
        read_observation({**EMPTY, "training": training})


VIEWS = {"forwards": FORWARD_FIELDS, "backwards": BACKWARD_FIELDS, "steps": STEP_FIELDS}


@some
@given(st.data(), st.sampled_from([*SENT]), st.integers(0, 7))
def test_whatever_stands_in_a_record_it_can_be_used_or_is_refused(data, part, place):
    drawn = data.draw(JUNK | st.lists(JUNK, max_size=3) | st.dictionaries(st.text(max_size=3), JUNK, max_size=2))
    event = list(SENT[part][0]) if part in VIEWS else []
    forged = drawn if place >= len(event) else [[*event[:place], drawn, *event[place + 1 :]]]
    try:
        read = read_observation({**EMPTY, "training": {**SENT, part: forged}})
    except (TypeError, ValueError):
        return
    training = Observation(None, read, set()).training
    for name, fields in VIEWS.items():
        shown = [field for field in fields if field not in ("wiped", "stale")]
        assert all(isinstance(getattr(one, field), object) for one in getattr(training, name) for field in shown)
    fault = find_fault(training.whole, 3)
    assert fault is None or render(fault)
    assert isinstance(training.count("step") + len(training.order), int)
