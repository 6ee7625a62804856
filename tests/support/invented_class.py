"""An invented class in all exercises of this course, without grading: for the size and the speed of pages."""

import random
from collections.abc import Iterator
from typing import Any

from torchkata.classroom.mistakes import stored_sentences
from torchkata.course.catalog import Exercise, load_exercises
from torchkata.record.types import Verdict
from torchkata.record.verdict import CheckResult, ExerciseResult, Record

from tests.support.doors import ROOT

KINDS = 40  # different results in each exercise
FAILED = [Verdict.WRONG] * 8 + [Verdict.ERROR] * 3 + [Verdict.TODO] * 3 + [Verdict.TIMEOUT, Verdict.CRASH]


class InventedClass:
    """Students with results in all exercises; about three of four checks pass, and half of the mistakes have names."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        exercises = load_exercises(ROOT)
        self.exercises = [(exercise.folder, exercise.points) for exercise in exercises]
        self._known = stored_sentences(exercises)
        self._results = [[self._result(exercise, kind / KINDS) for kind in range(KINDS)] for exercise in exercises]

    def _result(self, exercise: Exercise, skill: float) -> dict[str, Any]:
        mistakes = [(name, said) for (folder, name), said in self._known.items() if folder == exercise.folder]
        results = []
        for check in exercise.checks():
            passed = self._chance.random() < 0.5 + skill / 2
            verdict = Verdict.PASS if passed else self._chance.choice(FAILED)
            known = verdict is Verdict.WRONG and self._chance.random() < 0.5
            name, sentence = self._chance.choice(mistakes[:12]) if known else ("", "")
            results.append(CheckResult(check, verdict, hint=sentence, mistake=name))
        result = ExerciseResult(exercise.name, exercise.folder, exercise.title, results, ())
        return dict(Record([result], True, "full").document()["exercises"][0])

    def documents(self, students: int) -> Iterator[dict[str, Any]]:
        """Yield the document of each student."""
        for number in range(students):
            skill = self._chance.random()
            places = [min(KINDS - 1, int(KINDS * self._chance.gauss(skill, 0.1) % KINDS)) for _ in self._results]
            exercises = [kinds[place] for kinds, place in zip(self._results, places, strict=True)]
            who = {"student": f"student{number:06}", "name": f"Student Number {number}", "email": "", "late": False}
            sums = {key: sum(one[key] for one in exercises) for key in ("points", "max_points", "ungraded_points")}
            what = {"status": "graded", "notices": [], "isolation": "full", "complete": True, "hidden_checks": True}
            yield {"version": 2, **sums, **what, **who, "seconds": 1.0, "exercises": exercises}
