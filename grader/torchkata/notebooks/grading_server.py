"""The process that grades for a kernel: ``python -m torchkata.notebooks.grading_server``, a line of JSON each way.

It keeps the zygote with the imported libraries and the collected checks. Only what the student may read goes back. It
ends when its input ends, so it never outlives the kernel. With the path of a socket as an argument it serves all that
connect there, one after the other.
"""

import contextlib
import json
import os
import select
import socket
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from ..course.catalog import PARTS, SETTINGS, Exercise, load_exercise
from ..course.choose import find_problem
from ..course.feedback import AFTER_TRIES
from ..course.missing_packages import ALWAYS, first_missing
from ..errors import NothingToGrade, TorchkataError
from ..formats.nbgrader_cells import code_cell, notebook
from ..marking.grader import Grader
from ..record.document import Document, exercises_of
from ..record.notices import distinct
from ..record.sentences import say
from ..record.verdict import Verdict
from ..submission.find import find_submission
from ..submission.helper_files import read_helper_files
from ..submission.reader import Answer, libraries_of, needed_libraries
from ..watching.grading_process import own_streams
from .exercise_place import find_course_of
from .shown import notes_of, text_of_check


class Service:
    """Grades the code of one kernel."""

    def __init__(self) -> None:
        self.grader = Grader()
        self._courses = tempfile.TemporaryDirectory(prefix="torchkata-")  # of exercises that lie beside a notebook
        self._failed: dict[str, set[str]] = defaultdict(set)  # exercise -> checks that failed in an earlier code

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return points, maximum and text of each check, or the sentence on why there are none."""
        try:
            return self._grade(request)
        except TorchkataError as refusal:
            return {"problem": str(refusal)}
        except OSError as error:
            return {"problem": say("check_file_problem", file=error.filename or "", problem=error.strerror or error)}

    def _grade(self, request: dict[str, Any]) -> dict[str, Any]:
        name, folder = request["exercise"], Path(request["folder"])
        with tempfile.TemporaryDirectory(prefix="torchkata-") as made:
            course = find_course_of(name, folder, request["course"], Path(self._courses.name))
            exercise = read_exercise(course, name)
            answer = answer_of(exercise, request["cells"], folder, Path(made))
            hidden = exercise.secret is not None
            self.grader.prepare(libraries_of(answer, hidden))
            if missing := first_missing([*ALWAYS, *needed_libraries(answer, hidden)]):
                raise NothingToGrade(missing)
            record = self.grader.mark([answer], hidden, minimal=True)
        (graded,) = exercises_of(record.document())
        checks = {
            check["name"]: (check["points"], check["max_points"], self._show(exercise, check, request["marking"]))
            for check in graded["checks"]
        }
        return {"exercise": name, "notices": notes_of(graded), "checks": checks}

    def close(self) -> None:
        """End all workers, and remove what was made."""
        self.grader.close()
        self._courses.cleanup()

    def _show(self, exercise: Exercise, check: Document, marking: bool) -> str:
        """Return the text on one check. A hint waits for the second code that fails, if the course says so."""
        if check["verdict"] != Verdict.PASS and not marking:
            failed = self._failed[exercise.folder]
            if exercise.feedback.hints == AFTER_TRIES and check["name"] not in failed:
                check = {**check, "hint": ""}
            failed.add(check["name"])
        return text_of_check(check)


def read_exercise(course: Path, name: str) -> Exercise:
    """Return the exercise in the folder `name` of a course as it is now. Raises CourseError, NothingToGrade."""
    places = [course / part / name for part in reversed(PARTS)]
    exercise = load_exercise(course, next((one for one in places if (one / SETTINGS).is_file()), places[-1]))
    if problem := find_problem(exercise, course, with_key=exercise.secret is not None):
        raise NothingToGrade(problem)
    return exercise


def answer_of(exercise: Exercise, cells: list[str], folder: Path, scratch: Path) -> Answer:
    """Return the answer in the cells of a kernel; helper files lie in its `folder`. Raises OSError."""
    file = scratch / "handed-in" / f"{exercise.name}.ipynb"
    file.parent.mkdir()
    file.write_text(json.dumps(notebook(map(code_cell, cells))), encoding="utf-8")
    (answer,) = find_submission(file.parent, [exercise])
    helpers, left_out = read_helper_files(folder / exercise.file, exercise.helpers)
    return replace(answer, helpers=helpers, notices=distinct([*answer.notices, *left_out]))


def serve(service: Service, lines: TextIO, output: TextIO) -> None:
    """Answer each line of the input until it ends, or nobody reads any more."""
    with contextlib.suppress(OSError), lines, output:
        for line in lines:
            output.write(json.dumps(service.answer(json.loads(line))) + "\n")
            output.flush()


def serve_all(service: Service, address: str, ends: int) -> None:
    """Answer whoever connects to a socket, until the descriptor `ends` has nothing to read any more. Raises OSError."""
    with socket.socket(socket.AF_UNIX) as listening:
        made = f"{address}.new"
        listening.bind(made)
        try:
            os.chmod(made, 0o600)
            listening.listen(64)
            os.link(made, address)  # only now: whoever finds the file can connect to it
        finally:
            os.unlink(made)
        watched: list[Any] = [listening, ends]
        try:
            while ends not in select.select(watched, [], [])[0]:
                connected, _ = listening.accept()
                with connected:
                    lines, output = (connected.makefile(mode, encoding="utf-8") for mode in ("r", "w"))
                    serve(service, lines, output)
        finally:
            os.unlink(address)


def main() -> None:
    """Serve the kernel that started this process, or with an argument all that connect there."""
    requests, answers = own_streams()
    service = Service()
    try:
        if sys.argv[1:]:
            serve_all(service, sys.argv[1], requests)
        else:
            serve(service, os.fdopen(requests, encoding="utf-8"), os.fdopen(answers, "w", encoding="utf-8"))
    finally:
        service.close()


if __name__ == "__main__":
    main()
