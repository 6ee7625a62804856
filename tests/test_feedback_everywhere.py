"""The switch of the hints wherever a submission is graded: a class and its workers, Gradescope, a student's kit."""

import json
import re
import zipfile

import pytest
import yaml
from torchkata.author.new_course import create_course
from torchkata.classroom.answer_key import pack_key, unpack_key
from torchkata.cli.feedback_option import feedback_of
from torchkata.cli.main import read_arguments
from torchkata.course.catalog import load_exercises
from torchkata.course.feedback import COURSE_FILE, Feedback
from torchkata.course.feedback_words import VARIABLE, FeedbackWords
from torchkata.release.delivery import place_exercises

from tests.support.classes import grade_class, make_class
from tests.support.containers import hand_in, results_of, run
from tests.support.doors import ROOT, run_command
from tests.support.one_by_one import MISTAKE, ONE_BY_ONE, SENTENCE

NONE = '[feedback]\nhints = "none"\n'
HIDDEN = "01_small: a single value is doubled"
TRIPLE = "\n\ndef double(values):\n    return [3.0 * value for value in values]\n"


def test_a_class_is_graded_as_the_course_says_unless_an_option_says_otherwise(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 1, text=ONE_BY_ONE), tmp_path / "out"
    for text, words, shown in (
        ("", [], True),
        ("", ["--feedback", "hints=none"], False),
        (NONE, [], False),
        (NONE, ["--feedback", "full,hints=full"], True),
    ):
        (kit / COURSE_FILE).write_text(text)
        done = grade_class(kit, folder, out, *words)
        assert done.returncode == 0, done.stderr
        assert "1 graded" in done.stdout  # each time anew: the result may be another
        for file in (out / "feedback" / "student00.txt", out / "results" / "student00.json"):
            assert (SENTENCE in file.read_text()) is shown, (words, file)


def test_the_teacher_has_the_name_of_the_mistake_although_no_student_reads_the_sentence(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 1, text=ONE_BY_ONE), tmp_path / "out"
    grade_class(kit, folder, out, "--feedback", "full,hints=none")
    (exercise,) = json.loads((out / "results" / "student00.json").read_text())["exercises"]
    assert {(check["mistake"], check["hint"]) for check in exercise["checks"] if check["mistake"]} == {(MISTAKE, "")}


def test_the_settings_travel_with_the_answer_key(kit, tmp_path):
    before = pack_key(load_exercises(kit))
    (kit / COURSE_FILE).write_text(NONE)
    key = pack_key(load_exercises(kit))
    assert key.fingerprint != before.fingerprint
    unpack_key(key, tmp_path / "worker")
    assert [exercise.feedback for exercise in load_exercises(tmp_path / "worker")] == [Feedback("none")]


@pytest.mark.parametrize(
    ("value", "course", "sentence", "values"),
    [
        ("minimal", "", True, False),
        ("minimal,hints=none", "", False, False),
        ("hints=none", "", False, False),  # hidden checks stay closed
        ("full, hints=none", "", False, True),
        ("minimal", NONE, False, False),
        ("hints=full", NONE, True, False),
    ],
)
def test_gradescope(kit, container, value, course, sentence, values):
    settings = container / "source" / "settings.sh"
    text = settings.read_text().replace("FEEDBACK:=minimal", f"FEEDBACK:={value}")
    settings.write_text(text.replace("VISIBILITY:=hidden", "VISIBILITY:=visible"))
    if course:
        (kit / COURSE_FILE).write_text(course)
        archive = kit / "autograder.zip"
        assert run_command("--course", kit, "autograder-zip", "--out", archive).returncode == 0
        with zipfile.ZipFile(archive) as opened:
            opened.extract(f"kit/{COURSE_FILE}", container / "source")
    hand_in(container, ONE_BY_ONE + TRIPLE)
    done = run(container)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"isolation: .*\n", done.stdout)  # nothing of skeletons, which an autograder does not have
    shown = json.dumps(results_of(container))
    assert (SENTENCE in shown) is sentence
    (hidden,) = [test for test in results_of(container)["tests"] if test.get("name") == HIDDEN]
    assert ("expected" in hidden["output"]) is values


def test_every_workflow_keeps_hidden_checks_closed_and_leaves_hints_to_its_variables():
    files = [*(ROOT / "docs" / "ci").glob("*.yml"), ROOT / "docs" / "ci" / "classroom50_autograder.py"]
    for file in files:
        text = file.read_text()
        assert "--feedback minimal" in text or '"--feedback", "minimal"' in text, file
        assert file.suffix != ".yml" or yaml.safe_load(text)
    said = feedback_of(read_arguments(["grade", "x", "--feedback", "minimal"]), {VARIABLE: "full,hints=none"})
    assert said == FeedbackWords("minimal", "none")


def make_kit(course, file):
    assert run_command("--course", course, "skeletons").returncode == 0
    done = run_command("--course", course, "student-kit", "--out", file)
    assert done.returncode == 0, done.stderr
    return file


def test_a_students_kit_follows_the_course_and_a_later_kit_brings_the_later_settings(kit, tmp_path):
    student = tmp_path / "student" / "torchkata"
    for number, (text, expected) in enumerate(((NONE, "none"), ('[feedback]\nhints = "full"\n', "full"), (None, ""))):
        (kit / COURSE_FILE).write_text(text) if text else (kit / COURSE_FILE).unlink()
        with zipfile.ZipFile(make_kit(kit, tmp_path / f"{number}.zip")) as archive:
            archive.extractall(student.parent)
        place_exercises(student)
        assert load_exercises(student)[0].feedback.hints == (expected or Feedback().hints)
        (student / COURSE_FILE).write_text('[feedback]\nhints = "full"  # a student would like to\n')
        assert place_exercises(student) == []
        assert load_exercises(student)[0].feedback.hints == (expected or Feedback().hints)


def test_a_new_course_has_the_switch(tmp_path):
    create_course(tmp_path / "mine")
    assert "after-tries" in (tmp_path / "mine" / COURSE_FILE).read_text()
    assert run_command("--course", tmp_path / "mine", "skeletons").returncode == 0
    assert (tmp_path / "mine" / COURSE_FILE).is_file()
