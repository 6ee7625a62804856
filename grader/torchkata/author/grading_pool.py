"""Grades many sources in warm processes, one for each core."""

import contextlib
import gc
import multiprocessing
import os
import signal
import tempfile
import threading
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import connection
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from .. import interrupt
from ..course.catalog import Exercise
from ..course.libraries import libraries_of_course
from ..errors import CourseError
from ..marking.grader import Grader
from ..marking.replay import share_replays
from ..marking.sealed import HintFinder
from ..marking.stored import StoredAnswers
from ..record.sentences import say
from ..record.verdict import CheckResult, Verdict
from ..sandbox.processors import count_cores
from ..submission.reader import Answer
from .outcomes import Outcomes, Recorder
from .reach import Known, Reach, Tracer

Result = TypeVar("Result")

SLICE = 0.5  # seconds of waiting after which a lost Ctrl-C is noticed


@dataclass(frozen=True)
class Variant:
    """A source to grade as a submission to an exercise.

    `seed`: use the inputs of this exam or term. `checks`: only these. `hurried`: only the verdicts matter, so no hints
    are searched; `stop_early`: stop after the first check that fails. `known`: checks that are known to pass, with the
    functions that each calls: they are not run.
    """

    exercise: Exercise
    source: bytes
    seed: str = ""
    checks: frozenset[str] | None = None
    hurried: bool = False
    stop_early: bool = False
    known: Known = field(default_factory=dict)


class GradingPool:
    """A pool of processes within a ``with`` block, which kills them and all their children at its end."""

    def __init__(self, exercises: list[Exercise], jobs: int = 0) -> None:
        context = multiprocessing.get_context("forkserver")
        libraries = libraries_of_course(exercises)
        context.set_forkserver_preload(["torchkata.marking.collection", *libraries])  # imported once for all processes
        self._replays = tempfile.TemporaryDirectory(prefix="torchkata-", ignore_cleanup_errors=True)
        given = exercises, libraries, self._replays.name
        self._executor = ProcessPoolExecutor(jobs or count_cores(), context, begin_process, given)

    def __enter__(self) -> "GradingPool":
        return self

    def submit(self, variant: Variant) -> Future[list[CheckResult]]:
        """Queue a source for grading."""
        with interrupt.held():
            return self._executor.submit(try_one, variant)

    def submit_recording(self, variant: Variant) -> Future[Outcomes]:
        """Queue a source of an exercise without answer key, whose outcomes are wanted."""
        with interrupt.held():
            return self._executor.submit(record_one, variant)

    def submit_tracing(self, exercise: Exercise, seed: str = "") -> Future[Reach]:
        """Queue the reference of an exercise, of whose checks is wanted what they reach."""
        assert exercise.reference_file
        with interrupt.held():
            return self._executor.submit(trace_one, Variant(exercise, exercise.reference_file.read_bytes(), seed))

    def result_of(self, future: Future[Result]) -> Result:
        """Wait for the results of a variant. Raises CourseError where a process was killed, and what grading raises."""
        while not wait([future], timeout=SLICE).done:
            interrupt.check()
        try:
            return future.result()
        except BrokenExecutor as error:
            raise CourseError(say("grading_killed")) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        children = multiprocessing.active_children()
        for child in children:
            child.kill()
        for child in children:
            child.join()
        self._executor.shutdown(cancel_futures=True)
        self._replays.cleanup()


_grader: Grader | None = None
_exercises: list[Exercise] = []


def begin_process(exercises: list[Exercise], libraries: list[str], replays: str) -> None:
    """Prepare this process for variants of `exercises`. Its parent handles Ctrl-C; it ends when the parent ends.

    `replays`: a folder for what all processes of the pool find when they replay stored answers.
    """
    global _grader, _exercises
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent
    watch = lambda: (connection.wait([parent.sentinel]), os._exit(1))  # noqa: E731
    threading.Thread(target=watch, daemon=True).start()
    share_replays(Path(replays))
    _exercises, _grader = exercises, Grader()
    _grader.prepare(libraries)
    _grader.freeze()


def try_one(variant: Variant, recorder: HintFinder | None = None) -> list[CheckResult]:
    """Grade one variant in this process. `recorder`: keeps what its checks lead to, in place of hints."""
    global _exercises
    import pytest

    assert _grader
    with contextlib.suppress(pytest.UsageError):  # it is raised again, and reported with its exercise
        if _exercises:
            _grader.collect(_exercises)
            gc.freeze()  # the checks stay as they are, and need not be looked through for garbage
    _exercises = []
    answers = [Answer(variant.exercise, variant.source)]
    record = _grader.mark(
        answers,
        stop_early=variant.stop_early,
        seed=variant.seed,
        checks=variant.checks,
        hints=not variant.hurried,
        recorder=recorder,
        known=variant.known,
    )
    return record.exercises[0].results


def record_one(variant: Variant) -> Outcomes:
    """Grade one variant in this process, and return what its checks lead to."""
    recorder = Recorder()
    results = try_one(variant, recorder)
    failed = frozenset(result.check.name for result in results if result.verdict is not Verdict.PASS)
    return Outcomes(failed, recorder.outcomes, recorder.called)


def trace_one(variant: Variant) -> Reach:
    """Grade a reference in this process, and return what its checks reach; nothing is known if the key is broken."""
    tracer = Tracer()
    results = try_one(variant, tracer)
    with contextlib.suppress(Exception):
        return tracer.reach(StoredAnswers(variant.exercise), results)
    return Reach()
