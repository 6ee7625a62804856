"""Runs the checks on the references in one process, many times: course code alone, so nothing needs a sandbox.

All is as in a grading, down to the bytes of requests and replies; only the worker is an object of this process. It
begins each call with other random numbers than the grader, and others in each run, as if a student's code drew some.
A call that draws none gives the same again, so it is made once; and so are the visible checks if all their calls are.
"""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torchkata.checks import session
from torchkata.course.catalog import Exercise, load_exercises
from torchkata.inside import child, seed, wire
from torchkata.marking import grader
from torchkata.record.verdict import Verdict
from torchkata.sandbox.levels import Level
from torchkata.sandbox.replies import Reply, read_message
from torchkata.submission.reader import Answer

from .doors import ROOT

CALLS = ("call", "method")
MANY = 20  # runs, in which no check may flicker


class NoZygote:
    """What a grader asks of a zygote, where none is needed."""

    level = Level.NONE

    def __init__(self, *_: object) -> None:
        pass

    def preload(self, libraries: list[str]) -> None:
        """Import nothing: this process has all."""

    def close(self) -> None:
        """End nothing."""


class Calls:
    """The calls of one exercise: what is known of them, and for one run the seed, and the seconds that they took."""

    def __init__(self) -> None:
        self.known: dict[str, child.Reply] = {}
        self.seen: dict[str, tuple[child.Reply, object]] = {}  # with the generators that have moved
        self.begin(0)

    def begin(self, number: int) -> None:
        """Begin a run."""
        self.seed, self.made, self.seconds = seed.SEED + number, 0, 0.0

    def start_worker(self, *_: object) -> "InProcess":
        """Stand for the function that starts a worker."""
        return InProcess(self)

    def add(self, key: str, reply: child.Reply, before: list[object]) -> None:
        """Remember the reply to a call that draws nothing, or sets the generators itself: alike with two seeds."""
        drawn = [None if one == other else other for one, other in zip(before, states(), strict=True)]
        if not any(drawn) or self.seen.get(key) == (reply, drawn):
            self.known[key] = reply
        self.seen[key] = reply, drawn


class InProcess:
    """A worker that is an object of this process."""

    def __init__(self, calls: Calls) -> None:
        self._calls, self._worker, self._number = calls, child.Worker(), 0

    def ask(self, request: wire.Message, body: bytes, _: float) -> Reply:
        """Answer a request as a worker would. Raises ProtocolError."""
        self._number += 1
        sent = wire.FrameReader(wire.MAX_REQUEST).feed(wire.pack({**request, "number": self._number}, body))
        assert sent
        key = repr(({**request, "scope": None}, body))
        message, data = self._calls.known.get(key) or self._answer(key, *sent)
        read = wire.FrameReader().feed(wire.pack({**message, "number": self._number}, data))
        assert read
        return Reply(read_message(read[0], self._number, request["op"]), read[1], "", len(data))

    def _answer(self, key: str, request: wire.Message, body: memoryview) -> child.Reply:
        given, seed.seed_everything.__defaults__ = seed.seed_everything.__defaults__, (self._calls.seed,)
        try:
            seed.seed_everything()
            before, start = states(), time.process_time()
            reply = self._worker.answer(request, body)
            took = time.process_time() - start
            if request["op"] in CALLS:
                self._calls.made += 1
                self._calls.seconds += took
                if self._worker.host.is_empty:
                    self._calls.add(key, reply, before)
        finally:
            seed.seed_everything.__defaults__ = given
        return reply

    def close(self) -> None:
        """End nothing."""


def states() -> list[object]:
    """Return the states of the shared random generators."""
    _, words, *rest = np.random.get_state()
    return [random.getstate(), (words.tobytes(), *rest), torch.default_generator.get_state().numpy().tobytes()]


def run_reference(exercise: Exercise, runs: int) -> dict[str, Any]:
    """Return the checks that the reference did not pass, with the run, and the seconds of its calls in the first run.

    Each run has another seed for the hidden inputs and another for the process; the first has those of a grading.
    """
    assert exercise.reference_file
    answer = Answer(exercise, exercise.reference_file.read_bytes())
    calls, marker = Calls(), grader.Grader()
    session.start_worker = calls.start_worker
    faults: list[str] = []
    seconds: list[float] = []
    visible = frozenset(check.name for check in exercise.checks() if check.visible)
    hidden = frozenset(check.name for check in exercise.checks() if not check.visible)
    settled = False  # the visible checks: nothing in them can be another in the next run
    for number in range(runs):
        calls.begin(number)
        for checks in (hidden,) if settled else (visible, hidden):
            made = calls.made
            record = marker.mark([answer], seed=str(number or ""), hints=False, checks=checks)
            results = record.exercises[0].results
            assert {result.check.name for result in results} == checks
            faults += [f"run {number}: {r.check.name}: {r.text}" for r in results if r.verdict is not Verdict.PASS]
            settled = settled or (checks is visible and calls.made == made)
        seconds.append(calls.seconds)
    marker.close()
    return {"faults": faults, "seconds": seconds[0]}


def run_references(course: Path, runs: int) -> dict[str, Any]:
    """Return what `run_reference` says of each exercise, from another process, with the processor time of all."""
    command = [sys.executable, "-m", "tests.support.in_process", str(course), str(runs)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Run all references of a course as often as the words say, and print what was seen as JSON."""
    grader.Zygote = NoZygote
    torch.set_num_threads(1)
    course, runs = Path(sys.argv[1]), int(sys.argv[2])  # now: loading a file replaces sys.argv, as in a script
    start = time.process_time()
    seen = {exercise.folder: run_reference(exercise, runs) for exercise in load_exercises(course)}
    print(json.dumps({"exercises": seen, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
