"""A run reports what it does, in the order in which it does it, for a status line or a view that waits."""

from torchkata.course.catalog import load_exercises
from torchkata.marking.progress import Progress
from torchkata.submission.reader import Answer

from tests.support.doors import SMALL
from tests.support.kits import add_exercise

GIVE = "def give():\n    return 1\n"
CHECKS = ["assert_equal(student.give(), 1)", "assert_equal(student.give(), 2)"]


class Written(Progress):
    """Writes down what is reported."""

    def __init__(self):
        self.events = []

    def begin_exercise(self, answer, checks):
        self.events.append(f"begin {answer.exercise.name} {checks}")

    def begin_call(self, name, seconds):
        assert 0 < seconds <= 10
        self.events.append(f"call {name or 'load'}")

    def end_call(self):
        self.events.append("end")

    def end_check(self, result):
        self.events.append(f"{result.verdict.value} {result.check.name}")

    def end_exercise(self, result, answer):
        self.events.append(f"done {answer.exercise.name} {result.points:g}")


def events_of(grader, kit, sources):
    progress = Written()
    exercises = load_exercises(kit)
    grader.mark([Answer(e, s.encode()) for e, s in zip(exercises, sources, strict=True)], progress=progress)
    return progress.events


def test_each_exercise_call_and_check_is_reported_in_order(grader, tmp_path):
    for folder in ("01_a", "02_b"):
        add_exercise(tmp_path, folder, CHECKS, GIVE)
    first, second = (
        [f"begin {name} 2", "call load", "end", "call give", "end", "PASS test_0", "WRONG test_1", f"done {name} 1"]
        for name in "ab"
    )
    assert events_of(grader, tmp_path, [GIVE, GIVE]) == [*first, *second]


def test_a_file_that_cannot_be_loaded_is_reported_as_one_load(grader, tmp_path):
    add_exercise(tmp_path, "01_a", CHECKS, GIVE)
    expected = ["begin a 2", "call load", "end", "ERROR test_0", "ERROR test_1", "done a 0"]
    assert events_of(grader, tmp_path, ["def give(:\n"]) == expected


def test_the_cases_of_a_check_are_one_check(grader, kit):
    ended = [event for event in events_of(grader, kit, [SMALL]) if event.startswith("PASS")]
    assert ended
    assert len(ended) == len(set(ended))
