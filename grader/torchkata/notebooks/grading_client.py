"""The kernel's side of the process that grades: it is started once, and each code is graded once."""

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from ..errors import CourseError, GraderFailed
from ..record.sentences import say

SERVER = "torchkata.notebooks.grading_server"
COURSE = "TORCHKATA_COURSE"  # the course to grade by; else the one around the notebook
BACKEND = "MPLBACKEND"  # of the kernel: pictures in cells
Result = dict[str, Any]


class GradingClient:
    """Grades code in a process of its own, which is kept with its imports until the kernel ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._graded: dict[str, Result] = {}  # digest of the request -> answer
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - what the process writes to its standard error

    def grade(self, exercise: str, cells: list[str], folder: str) -> Result:
        """Return what all checks of an exercise say of `cells`. Raises GraderFailed, and CourseError for a refusal."""
        request = {"exercise": exercise, "cells": cells, "folder": folder, "course": os.environ.get(COURSE, "")}
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
        process = self._start()
        assert process.stdin
        assert process.stdout
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(line + "\n")
                process.stdin.flush()
            answer: Result = json.loads(process.stdout.readline())
        except BaseException as error:
            self._process = None
            process.kill()
            process.wait()
            if not isinstance(error, ValueError):
                raise
            words = self._last_words().strip().splitlines()
            raise GraderFailed(
                say("check_process_lost", problem=words[-1] if words else say("grader_silent"))
            ) from error
        return answer

    def _start(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", SERVER],
                stdin=pipe,
                stdout=pipe,
                stderr=self._words,
                text=True,
                encoding="utf-8",
                env={key: value for key, value in os.environ.items() if key != BACKEND},
                start_new_session=True,  # interrupting the kernel does not interrupt it in the middle of a check
            )
        return self._process

    def _last_words(self) -> str:
        self._words.seek(0)
        return self._words.read().decode("utf-8", "replace")
