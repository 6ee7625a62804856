"""What stored answers make of a call: made once in a process, and where that takes long, once in a class."""

import types

import numpy as np
import pytest
from torchkata.cache.content_cache import Cache
from torchkata.checks.reference import Loaded
from torchkata.checks.steps import Call, Outcome, Step
from torchkata.inside.encoder import Encoder
from torchkata.marking import replay

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
