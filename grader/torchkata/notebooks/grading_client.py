"""The kernel's side of the process that grades: each code is graded once."""

import hashlib
import json
import os
from typing import Any

from ..course.variables import COURSE
from ..errors import CourseError, GraderFailed
from ..record.sentences import say
from .grading_process import OwnProcess, SharedProcess

SHARED = "TORCHKATA_GRADER"  # a socket, where one process grades for many kernels
Result = dict[str, Any]


class GradingClient:
    """Grades code in another process, which is kept with its imports until the kernel ends."""

    def __init__(self) -> None:
        self._process: OwnProcess | SharedProcess | None = None
        self._graded: dict[str, Result] = {}  # digest of the request -> answer

    def grade(self, exercise: str, cells: list[str], folder: str, marking: bool = False) -> Result:
        """Return what all checks of an exercise say of `cells`. Raises GraderFailed, and CourseError for a refusal.

        `marking`: no other try follows, so a hint waits for none.
        """
        course = os.environ.get(COURSE, "")
        request = {"exercise": exercise, "cells": cells, "folder": folder, "course": course, "marking": marking}
        line = json.dumps(request)
        key = hashlib.sha256(line.encode()).hexdigest()
        if key not in self._graded:
            answer = self._ask(line)
            if "problem" in answer:
                raise CourseError(answer["problem"])
            self._graded[key] = answer | {"unread": answer["notices"]}
        return self._graded[key]

    def result(self, graded: Result, name: str) -> tuple[float, float, str]:
        """Return points, maximum and text of one check. The notices on the code come with the first that is asked for.

        Raises CourseError if there is no such check, GraderFailed if it could not be decided.
        """
        if name not in graded["checks"]:
            raise CourseError(say("check_unknown", name=name, exercise=graded["exercise"]))
        points, most, text = graded["checks"][name]
        if points is None:
            raise GraderFailed(text)
        notices, graded["unread"] = graded["unread"], []
        return points, most, "\n".join([*notices, text])

    def _ask(self, line: str) -> Result:
        """Send a request, and return the answer. Ends a process that fails or is interrupted. Raises GraderFailed."""
        if self._process is None or not self._process.alive:
            self.close()
            self._process = self._start()
        try:
            answer: Result = json.loads(self._process.ask(line))
        except BaseException as error:
            words = self.close().strip().splitlines()
            if not isinstance(error, ValueError | OSError):
                raise
            problem = words[-1] if words else say("grader_silent")
            raise GraderFailed(say("check_process_lost", problem=problem)) from error
        return answer

    def _start(self) -> OwnProcess | SharedProcess:
        """Return the process that grades for all kernels, if there is one, else a new one for this kernel."""
        if address := os.environ.get(SHARED):
            try:
                return SharedProcess(address)
            except OSError:
                pass  # it has ended: each kernel grades for itself
        return OwnProcess()

    def close(self) -> str:
        """End the process, if one runs, and return what it wrote to its standard error."""
        process, self._process = self._process, None
        return "" if process is None else process.close()
