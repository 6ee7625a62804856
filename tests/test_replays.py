"""What stored answers make of a call: made once in a process, and where that takes long, once in a class."""

import sys
import types

import numpy as np
import pytest
from torchkata.cache.content_cache import Cache
from torchkata.checks.reference import Loaded, run_source
from torchkata.checks.steps import Call, Outcome, Step
from torchkata.inside.encoder import Encoder
from torchkata.marking import replay
from torchkata.marking.likeness import alike
from torchkata.marking.recordings import recordings_for
from torchkata.marking.replaying import Seen

VALUES = [
    2.5,
    float("nan"),
    "text",
    (1, [2.0, 3.0], {"a": None}),
    np.arange(6, dtype=np.float32).reshape(2, 3),
    {1, 2},
    ValueError("no"),
]


@pytest.fixture
def process(tmp_path, monkeypatch):
    """Return a function that stands for another process: what this one remembered is gone."""

    def begin(folder=tmp_path):
        monkeypatch.setattr(replay, "_remembered", Cache())
        replay.share_replays(folder)

    monkeypatch.setattr(replay, "WORTH_SHARING", 0)
    begin()
    yield begin
    replay.share_replays(None)


class Answer:
    """A stored answer with one function, and how often that was called."""

    def __init__(self, value, digest=b"digest"):
        self.times, self.value = 0, value
        self.loaded = Loaded(types.ModuleType("answer"), digest)
        self.loaded.module.function = lambda *values: self.function(*values)

    def function(self, values):
        self.times += 1
        values[0] = 7.0
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


def see(answer, argument=1.0):
    encoder = Encoder()
    tree = encoder.encode([[np.array([argument])], {}])
    call = Call(Step("call", "function", tree, bytes(encoder.body)), Outcome(), True, "")
    (seen,) = replay.replay(answer.loaded, [call], {0})
    return seen


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_another_process_reads_exactly_what_was_made(process, value):
    answer = Answer(value)
    first = see(answer)
    process()
    second = see(answer)
    assert answer.times == 1
    assert repr(second) == repr(first)
    assert type(second.value) is type(first.value)
    process(None)
    assert repr(see(answer)) == repr(first)
    assert answer.times == 2


def test_another_answer_another_input_and_a_damaged_file_are_made_anew(process, tmp_path):
    answer, other = Answer(1.0), Answer(2.0, b"other")
    assert (see(answer).value, see(other).value, see(answer, 3.0).value) == (1.0, 2.0, 1.0)
    assert (answer.times, other.times) == (2, 1)
    assert len(list(tmp_path.iterdir())) == 3
    for damage in (b"", b"x" * 50, b"\0" * 12, b"\0\0\0\2" + b"\0" * 8 + b"{}"):
        for file in tmp_path.iterdir():
            file.write_bytes(damage)
        process()
        assert see(other).value == 2.0
    assert other.times == 5


def test_what_is_made_at_once_and_what_the_folder_cannot_take_is_not_shared(process, tmp_path, monkeypatch):
    monkeypatch.setattr(replay, "WORTH_SHARING", 1000)
    assert see(Answer(1.0)).value == 1.0
    monkeypatch.setattr(replay, "WORTH_SHARING", 0)
    process(tmp_path / "gone")
    assert see(Answer(1.0)).value == 1.0
    assert list(tmp_path.iterdir()) == []


SOURCE = b"""
made = []


def append(value):
    made.append(value)
    return len(made)
"""


def call(argument, ordinal=0, observe=False):
    tree = Encoder().encode([[argument], {}])
    return Call(Step("call", "append", tree, observe=observe, ordinal=ordinal), Outcome(), False, "")


@pytest.fixture
def appending(tmp_path):
    file = tmp_path / "appending.py"
    file.write_bytes(SOURCE)
    yield Loaded(run_source("answer_key_appending", file, SOURCE), b"appending", (SOURCE,))
    sys.modules.pop("answer_key_appending")


def test_repeated_calls_are_replayed_one_after_another_by_a_fresh_module(process, appending):
    calls = [call(7), call(8), call(7, ordinal=1), call(9)]
    for asked, values in (({0, 2}, [1, 2, 3, None]), ({3}, [1, 2, 3, 4]), (set(), [None] * 4)):
        assert [seen.value for seen in replay.replay(appending, calls, asked)] == values
    assert appending.module.made == []
    assert not [name for name in sys.modules if name.endswith("_afresh")]
    assert [seen.value for seen in replay.replay(appending, calls[:2], {0, 1})] == [1, 2]  # as ever, by the one module
    assert appending.module.made == [7, 8]


def test_repeated_calls_are_made_once_in_a_process(process, appending, monkeypatch):
    calls = [call(7), call(7, ordinal=1)]
    first = list(replay.replay(appending, calls, {1}))
    monkeypatch.setattr(replay, "fresh_module", None)
    assert list(replay.replay(appending, calls, {1})) == first


def test_repeated_calls_that_were_made_are_not_made_again_where_a_comparison_stops(process, appending, monkeypatch):
    calls = [call(7), call(7, ordinal=1), call(8)]
    steps = replay.replay(appending, calls, {2})
    assert next(steps).value == 1
    steps.close()
    monkeypatch.setattr(replay, "fresh_module", None)
    assert next(replay.replay(appending, calls, {2})).value == 1
    monkeypatch.undo()
    assert [seen.value for seen in replay.replay(appending, calls, {2})] == [1, 2, 3]


def test_an_observation_is_the_same_in_another_process(process, appending):
    observed = call(7, observe=True)
    observed.looked_at.add("lines")
    (first,) = replay.replay(appending, [observed], {0})
    process()
    (second,) = replay.replay(appending, [observed], {0})
    assert appending.module.made == [7]
    assert first.observed["lines"] == 2
    assert first == second


def test_only_what_the_check_looked_at_is_recorded(process, appending):
    observed = call(7, observe=True)
    (first,) = replay.replay(appending, [observed], {0})
    assert first.observed["lines"] == 0
    observed.looked_at.add("lines")
    (second,) = replay.replay(appending, [observed], {0})
    assert second.observed["lines"] == 2


@pytest.mark.parametrize(
    ("looked_at", "recorded"),
    [
        ((), set()),
        (("changed", "requires_grad", "facts"), set()),
        ((("count", "backward"), ("count", "backward", "grad")), set()),
        ((("count", "backward", "mul"),), {"operators"}),
        ((("count",),), {"operators"}),
        (("trace",), {"operators"}),
        (("elements", "lines"), {"operators", "lines"}),
        (("training.loop",), {"training"}),
        (("training.steps.held", "lines"), {"training", "lines"}),
    ],
)
def test_what_a_check_looked_at_says_what_is_recorded(looked_at, recorded):
    observed = call(7, observe=True)
    observed.looked_at.update(looked_at)
    assert recordings_for(observed) == recorded


def test_observations_are_compared_in_what_the_check_looked_at():
    facts = ((0,), None, True, True, False, "")
    observed = {"changed": (0,), "facts": (facts,), "counts": {"mul": 40, "grad": 1}, "elements": 7, "lines": 100}
    differing = {
        "changed": {"changed": ()},
        "facts": {"facts": ()},
        "shares_memory_with": {"facts": (((), *facts[1:]),)},
        "contiguous": {"facts": ((*facts[:2], False, *facts[3:]),)},
        "trace": {"counts": {"mul": 40, "grad": 2}},
        ("count", "mul"): {"counts": {"mul": 2}},
        ("count", "grad"): {"counts": {"mul": 40, "grad": 2}},
        ("count",): {"counts": {"mul": 1000}},
        "elements": {"elements": 0},
        "lines": {"lines": 6},
    }
    for looked_at in differing:
        one = Seen(observed=observed, looked_at=frozenset([looked_at]))
        alike_to = [part for part, change in differing.items() if alike(one, Seen(observed={**observed, **change}))]
        assert alike(one, Seen(observed=observed))
        assert looked_at not in alike_to
        assert len(alike_to) >= 5
        assert not alike(one, Seen())
    assert alike(Seen(), Seen())
    assert alike(Seen(observed=observed, looked_at=frozenset(["lines"])), Seen(observed={**observed, "lines": 30}))
