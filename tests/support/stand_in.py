"""A pool for a class that grades nothing: it answers at once, and everything around it is real."""

import re
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from torchkata.classroom import run
from torchkata.classroom.pool import grade_all
from torchkata.classroom.task import Task
from torchkata.record.types import Verdict
from torchkata.record.verdict import CheckResult, ExerciseResult, Record
from torchkata.sandbox.levels import Level

PASSES = re.compile(rb"passes (\d+)")
Answer = Callable[[Task], dict[str, Any]]


class StandIn:
    """A pool that answers each task at once; `graded` lists student and exercises of each, if it `keeps` them."""

    def __init__(self, answer: Answer, keeps: bool = True) -> None:
        self._answer, self._keeps, self.graded = answer, keeps, list[tuple[str, list[str]]]()

    def grade(self, settings: Any, tasks: Any, watch: object) -> Any:
        return grade_all(self, settings, tasks)

    def left_out(self) -> list[str]:
        return []

    @property
    def executor(self) -> Any:
        return self

    def submit(self, grade: object, settings: object, task: Task) -> "Future[dict[str, Any]]":
        future: Future[dict[str, Any]] = Future()
        if self._keeps:
            self.graded.append((task.student, [file.exercise for file in task.files]))
        future.set_result(self._answer(task))
        return future

    def width(self) -> int:
        return 2

    def renew(self) -> None:
        pass

    def stop(self) -> None:
        pass


class StillZygote:
    """A zygote that is never used."""

    level = Level.FULL

    def __init__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass


def take_place(monkeypatch: Any, answer: Answer) -> StandIn:
    """Let a stand-in answer all tasks of classes that this process grades; return it."""
    pool = StandIn(answer)
    monkeypatch.setattr(run, "Zygote", StillZygote)
    monkeypatch.setattr(run, "begin_early", lambda *_: None)
    monkeypatch.setattr(run, "begin_jobs", lambda *_: pool)
    return pool


def answer_by_text(exercises: Any) -> Answer:
    """Return an answer that reads from a file how many checks pass: ``# passes 2``. ``# dies``: the process dies."""
    known = {exercise.name: exercise for exercise in exercises}

    def answer(task: Task) -> dict[str, Any]:
        results = []
        for file in task.files:
            if b"dies" in file.source:
                return {"failed": "the grading process died"}
            exercise = known[file.exercise]
            found = PASSES.search(file.source)
            number = int(found[1]) if found else 0
            verdicts = [Verdict.PASS if place < number else Verdict.WRONG for place in range(len(exercise.checks()))]
            checks = [CheckResult(check, one) for check, one in zip(exercise.checks(), verdicts, strict=True)]
            results.append(ExerciseResult(exercise.name, exercise.folder, exercise.title, checks, file.notices))
        return {"record": Record(results, True, "full").document(), "seconds": 0.5}

    return answer
