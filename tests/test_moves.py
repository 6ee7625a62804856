"""The way of a student's file through the rooms of the engine, from the command to the screen, is short.

A move is where the file, or what became of it, first comes to a module of another room than the module before.
"""

import os
import sys
from pathlib import Path

import torchkata
from torchkata.checks.session import Session
from torchkata.checks.student_module import Student
from torchkata.cli.main import run
from torchkata.explain.student_file import StudentFile
from torchkata.marking import collection  # noqa: F401 - imported where it is used, which is no move of a file
from torchkata.marking.check_run import CheckRun
from torchkata.marking.exercise_run import ExerciseRun
from torchkata.marking.run import Grading
from torchkata.record.verdict import ExerciseResult, Record
from torchkata.submission.reader import Answer
from torchkata.submission.source_code import Code

from tests.support.doors import SMALL, SMALL_KIT

MOST = 16
ENGINE = os.path.dirname(torchkata.__file__) + os.sep
CARRIERS = (Answer, Code, CheckRun, ExerciseRun, Grading, Session, Student, StudentFile, ExerciseResult, Record)


def carries(value, file):
    """Tell whether a value is the file, what it says, or what became of it."""
    if isinstance(value, list | tuple):
        return any(isinstance(item, CARRIERS) for item in value[:3])
    named = isinstance(value, str | Path) and str(value) == str(file)
    return named or isinstance(value, CARRIERS) or (type(value) is bytes and b"def double" in value)


def test_a_file_makes_few_moves_between_rooms(tmp_path, capsys):
    file = tmp_path / "small.py"
    file.write_text(SMALL + "# a student's own\n")
    rooms, met = [], set()

    def watch(frame, event, _):
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(ENGINE) or code.co_filename in met:
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        if any(carries(frame.f_locals.get(name), file) for name in names if name in frame.f_locals):
            met.add(code.co_filename)
            room = Path(code.co_filename[len(ENGINE) :]).parts[0]
            if rooms[-1:] != [room]:
                rooms.append(room)

    sys.setprofile(watch)
    try:
        status = run(["--course", str(SMALL_KIT), "grade", str(file)])
    finally:
        sys.setprofile(None)
    assert status == 0
    assert "10/10" in capsys.readouterr().out
    assert {"cli", "submission", "marking", "checks", "report"} <= set(rooms), rooms
    assert len(rooms) - 1 <= MOST, rooms
