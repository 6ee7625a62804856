"""One grader marks submissions to different sets of exercises and kits, and survives what goes wrong around a check."""

import json
import subprocess
import sys
import textwrap

import pytest

from tests.support.doors import ROOT, run_command
from tests.support.kits import add_exercise

SCRIPT = """
import json, sys
from pathlib import Path
from torchkata.course.choose import choose_exercises
from torchkata.marking.grader import Grader
from torchkata.submission.find import find_submission

grader = Grader()
found = []
for kit, names in json.loads(sys.argv[1]):
    answers = find_submission(Path(kit) / "solutions", choose_exercises(Path(kit), names))
    record = grader.mark(answers)
    found.append([[check.verdict.value + " " + check.check.name for check in e.results] for e in record.exercises])
grader.close()
print(json.dumps(found))
"""


def verdicts_of(*marked):
    """Mark the reference solutions of (kit, names) one after the other at one grader."""
    words = json.dumps([(str(kit), names) for kit, names in marked])
    done = subprocess.run([sys.executable, "-c", SCRIPT, words], cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def kits(tmp_path_factory):
    """Return two kits with exercises and checks of the same names, of which the second has other answers."""
    made = []
    for kit, number in (("one", 1), ("two", 2)):
        folder = tmp_path_factory.mktemp(kit)
        for exercise, count in (("01_a", number), ("02_b", number + 1), ("03_c", 3)):
            checks = [f"assert_equal(student.give(), {number})"] * count
            add_exercise(folder, exercise, checks, f"def give():\n    return {number}\n")
        made.append(folder)
    return made


@pytest.mark.parametrize(
    "sets",
    [
        [["a"], ["b"]],
        [["a", "b"], ["b"]],
        [["b"], ["a", "b"], ["a"]],
        [["a", "b", "c"], ["a", "c"], ["b"], ["a", "b", "c"]],
    ],
    ids=lambda sets: " ".join("".join(names) for names in sets),
)
def test_a_desk_marks_any_sets_of_exercises(kits, sets):
    kit, counts = kits[0], {"a": 1, "b": 2, "c": 3}
    expected = [[[f"PASS test_{n}" for n in range(counts[name])] for name in names] for names in sets]
    assert verdicts_of(*((kit, names) for names in sets)) == expected


@pytest.mark.parametrize("names", [["a"], ["a", "b"], ["c"]], ids="".join)
def test_a_desk_marks_exercises_of_the_same_names_of_two_kits(kits, names):
    found = verdicts_of(*((kit, names) for kit in (*kits, *kits)))
    assert {text.split()[0] for record in found for exercise in record for text in exercise} == {"PASS"}
    assert found[:2] == found[2:]


def record_of(kit, folder, source, status=2):
    (folder / "odd.py").write_text(source)
    done = run_command("--course", kit, "grade", folder / "odd.py", "--json", folder / "record.json")
    assert (done.stderr, done.returncode) == ("", status), done.stdout
    return [check["verdict"] for check in json.loads((folder / "record.json").read_text())["exercises"][0]["checks"]]


GIVE = "def give():\n    return 1\n"
CHECKS = ["assert_equal(student.give(), 1)"] * 3
FIRST = "@pytest.mark.points(1)\ndef test_0("
SLOW_TEXT = """
class Slow(AssertionError):
    def __str__(self):
        time.sleep(3)


"""


def test_a_check_whose_time_is_over_while_it_is_judged_is_ungraded_and_alone(tmp_path):
    checks = ["raise student.give() and Slow", *CHECKS[1:]]
    hidden = add_exercise(tmp_path / "kit", "01_odd", checks, GIVE) / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace(FIRST, f"{SLOW_TEXT}@pytest.mark.timeout(2)\n{FIRST}"))
    submission = "def give():\n    return 2\n"
    assert record_of(tmp_path / "kit", tmp_path, submission) == ["GRADER", "WRONG", "WRONG"]


def test_a_check_whose_time_is_over_while_its_hint_is_searched_keeps_its_verdict(tmp_path):
    secret = add_exercise(tmp_path / "kit", "01_odd", CHECKS, GIVE)
    hidden = secret / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace(FIRST, "@pytest.mark.timeout(2)\n" + FIRST))
    (secret / "wrong").mkdir()
    (secret / "wrong" / "slow.py").write_text('"""Slow. Caught by: test_1"""\nimport time\ntime.sleep(3)\n')
    submission = "def give():\n    return 2\n"
    assert record_of(tmp_path / "kit", tmp_path, submission, status=0) == ["WRONG", "WRONG", "WRONG"]


ODD = {
    "a check that no file declares": "test_more = pytest.mark.points(1)(lambda student: student.give())",
    "a fixture that fails at its end": """
        @pytest.fixture(autouse=True)
        def ends(request):
            yield
            if request.node.name == "test_1":
                raise RuntimeError
    """,
    "a hook in a check": """
        class Bad(AssertionError):
            def __str__(self):
                raise RuntimeError
        @pytest.fixture(autouse=True)
        def begins(request):
            if request.node.name == "test_1":
                raise Bad
    """,
}


@pytest.mark.parametrize("name", ODD)
def test_what_goes_wrong_around_a_check_is_that_check_alone(tmp_path, name):
    secret = add_exercise(tmp_path / "kit", "01_odd", CHECKS, GIVE)
    hidden = secret / "test_hidden.py"
    hidden.write_text(hidden.read_text() + "\n\n" + textwrap.dedent(ODD[name]))
    (tmp_path / "odd.py").write_text(GIVE)
    done = run_command("--course", tmp_path / "kit", "grade", tmp_path / "odd.py", "--json", tmp_path / "record.json")
    assert done.stderr == ""
    checks = json.loads((tmp_path / "record.json").read_text())["exercises"][0]["checks"]
    verdicts = [check["verdict"] for check in checks[:3]]
    assert verdicts in (["PASS", "GRADER", "PASS"], ["PASS"] * 3)
    assert done.returncode == (2 if "GRADER" in verdicts else 0)
