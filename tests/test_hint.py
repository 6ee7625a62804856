"""Hints: one at a time, for the first function that is not right yet."""

import json
import shutil

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.marking.open_functions import functions_called, open_functions
from torchkata.record.verdict import Check, CheckResult, ExerciseResult, Verdict

from tests.support.doors import SMALL, run_command

OUTCOME = "You can now double, add and count."
HINTS = "\n[hints]\n" + "".join(
    f'{name} = ["{name}: which?", "{name}: an idea.", "{name}: ___"]\n' for name in ("double", "total", "Counter")
)
DOUBLE = "    return [2.0 * value for value in values]\n"
STUB = "    raise NotImplementedError\n"


@pytest.fixture
def work(kit):
    """Return a student's kit with hints: no answer key, and the reference as the student's file."""
    settings = (kit / "solutions" / "01_small" / "exercise.toml").read_text()
    settings = settings.replace("points = 10", f'points = 10\nminutes = 25\noutcome = "{OUTCOME}"') + HINTS
    (kit / "exercises" / "01_small" / "exercise.toml").write_text(settings)
    (kit / "exercises" / "01_small" / "small.py").write_text(SMALL)
    shutil.rmtree(kit / "solutions")
    return kit


def edit(work, old, new):
    file = work / "exercises" / "01_small" / "small.py"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def ask(work, *words):
    done = run_command("--course", work, "hint", *words)
    return done.returncode, done.stdout, done.stderr


def test_hints_come_one_at_a_time_for_the_first_function_that_is_not_right(work):
    edit(work, "    return float(sum(values))\n", STUB)
    edit(work, "self.count += number", "self.count -= number")
    assert ask(work, "small") == (0, "total, hint 1 of 3: total: which?\n", "")
    assert ask(work, "1") == (0, "total, hint 2 of 3: total: an idea.\n", "")
    assert ask(work, "small", "Counter") == (0, "Counter, hint 1 of 3: Counter: which?\n", "")
    notes = work / ".cache" / "hints.json"
    assert json.loads(notes.read_text()) == {"01_small": {"total": 2, "Counter": 1}}
    edit(work, STUB, "    return float(sum(values))\n")
    assert ask(work, "01_small") == (0, "Counter, hint 2 of 3: Counter: an idea.\n", "")
    edit(work, "self.count -= number", "self.count += number")
    assert ask(work, "small") == (0, f"01_small: every check that you can read passes.\n{OUTCOME}\n", "")


def test_after_the_last_hint_all_are_shown_again(work):
    shown = [ask(work, "small", "double")[1] for _ in range(4)]
    assert "".join(shown[:3]) in shown[3]
    assert shown[3].splitlines()[-1].startswith("That was the last hint. `make grade EX=small` shows")


@pytest.mark.parametrize(
    "notes", ["", "[]", "{", '{"01_small": 2}', '{"01_small": {"double": "2"}}', '{"01_small": {"double": 9}}']
)
def test_notes_that_are_lost_or_damaged_start_again_at_the_first_hint(work, notes):
    (work / ".cache").mkdir()
    (work / ".cache" / "hints.json").write_text(notes)
    assert ask(work, "small", "double") == (0, "double, hint 1 of 3: double: which?\n", "")
    assert ask(work, "small", "double") == (0, "double, hint 2 of 3: double: an idea.\n", "")


def test_a_hint_that_cannot_be_noted_is_said(work):
    (work / ".cache").write_text("a file, where a folder should be")
    status, shown, errors = ask(work, "small", "double")
    assert (status, shown) == (0, "double, hint 1 of 3: double: which?\n")
    assert errors.startswith("It could not be noted which hint you saw (")


def test_what_has_no_hint_is_said(work):
    assert ask(work, "large")[0] == 1
    named = "There is no hint for triple. There are hints for double, total, Counter.\n"
    assert ask(work, "small", "triple") == (1, "", named)
    settings = work / "exercises" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text().replace(HINTS, ""))
    assert ask(work, "small") == (1, "", "01_small: this exercise has no hints.\n")


def test_a_file_that_cannot_be_run_gets_no_hint_about_a_function(work):
    edit(work, "def total", "def total(")
    status, shown, errors = ask(work, "small")
    assert (status, shown) == (1, "")
    assert errors.startswith("Your file cannot be run yet, so a hint about a function would not help.")


def test_a_check_that_calls_no_known_function_is_named(work):
    settings = work / "exercises" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text().replace("double = [", "halve = ["))
    edit(work, DOUBLE, "    return values\n")
    assert ask(work, "small")[1].startswith("One check does not pass: each value is doubled. Name a function to get")


CHECKS = b"""
def own(student, x):
    return student.g(x)

def test_f(student): student.f(1)
def test_g(student): assert own(student, 1)
def test_both(student): student.g(student.live.f(1)); student.k
def test_h(student): student.h(student.f(2))
"""


def test_the_functions_of_a_check_are_found_through_others():
    assert functions_called(CHECKS) == {
        "own": {"g"},
        "test_f": {"f"},
        "test_g": {"g"},
        "test_both": {"f", "g", "k"},
        "test_h": {"f", "h"},
    }


@pytest.mark.parametrize(
    ("failed", "source", "expected"),
    [
        ((), "", []),
        (("f",), "", ["f"]),
        (("f", "both", "h"), "", ["f"]),  # f is known to be wrong, so nothing is known of h
        (("h",), "", ["h"]),  # f is right by a check of its own
        (("both",), "", ["f", "g"]),  # both are right by their own checks, and wrong together
        (("f", "g", "h", "both"), "", ["f", "g"]),
        ((), "def h(x):\n    raise NotImplementedError", ["h"]),
        ((), "def h(x):\n    raise NotImplementedError\ndef h(x):\n    return 1", []),
        (("g",), "def h(x:", ["g"]),
    ],
)
def test_a_function_without_a_check_of_its_own_is_found_by_those_that_call_it(kit, failed, source, expected):
    toml = kit / "solutions" / "01_small" / "exercise.toml"
    toml.write_text(toml.read_text() + "\n[hints]\n" + "".join(f'{n} = ["a?", "b", "c"]\n' for n in "fgh"))
    (exercise,) = load_exercises(kit)
    exercise.visible_file.write_bytes(CHECKS)
    names = ("f", "g", "both", "h")
    verdicts = {name: Verdict.WRONG if name in failed else Verdict.PASS for name in names}
    results = [CheckResult(Check(f"test_{name}", 1, True), verdict) for name, verdict in verdicts.items()]
    assert open_functions(exercise, ExerciseResult("small", "01_small", "", results), source.encode()) == expected


def test_grade_shows_the_outcome_when_all_is_right_in_each_view(work, tmp_path):
    files = {name: tmp_path / f"result.{name}" for name in ("text", "html", "json")}
    write = [word for name, file in files.items() for word in ("--write", f"{name}={file}")]
    done = run_command("--course", work, "grade", *write)
    assert f"\n\n  {OUTCOME}\n\n" in done.stdout
    assert all(OUTCOME in file.read_text() for file in files.values())
    edit(work, DOUBLE, "    return values\n")
    assert OUTCOME not in run_command("--course", work, "grade", *write).stdout
    assert [name for name, file in files.items() if OUTCOME in file.read_text()] == ["json"]  # the record has facts


def test_only_a_student_in_their_own_folder_reads_what_comes_next(work, tmp_path):
    shutil.copytree(work / "exercises" / "01_small", work / "exercises" / "02_large")
    for file in (work / "exercises" / "02_large").glob("*small.py"):
        file.rename(file.with_name(file.name.replace("small", "large")))
    step = "\nExercise 1 of 2.\nNext: open exercises/02_large/large.py, about 25 minutes.\nThen: "
    for own in (["--only", "small"], ["small"], [work / "exercises" / "01_small" / "small.py"]):
        assert step in run_command("--course", work, "grade", *own).stdout
    somebody = shutil.copytree(work / "exercises" / "01_small", tmp_path / "somebody")
    assert "Next:" not in run_command("--course", work, "grade", somebody, "--only", "small").stdout
