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
        self._words: Any = None  # the file of what the process writes to its standard error
        self._graded: dict[str, Result] = {}  # digest of the request -> answer

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
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(line + "\n")
                process.stdin.flush()
            answer: Result = json.loads(process.stdout.readline())
        except BaseException as error:
            words = self.close().strip().splitlines()
            if not isinstance(error, ValueError):
                raise
            problem = words[-1] if words else say("grader_silent")
            raise GraderFailed(say("check_process_lost", problem=problem)) from error
        return answer

    def _start(self) -> subprocess.Popen[str]:
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            text=True,
            encoding="utf-8",
            env={key: value for key, value in os.environ.items() if key != BACKEND},
            start_new_session=True,  # interrupting the kernel does not interrupt it in the middle of a check
        )
        return self._process

    def close(self) -> str:
        """End the process, if one runs, and return what it wrote to its standard error."""
        process, self._process = self._process, None
        if process is None:
            return ""
        process.kill()
        with contextlib.suppress(OSError):  # what waits in a pipe that nobody reads any more
            process.communicate()
        with self._words as file:
            file.seek(0)
            words: bytes = file.read()
        return words.decode("utf-8", "replace")
