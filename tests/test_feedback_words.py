"""The words of --feedback, the table [feedback], and what is remembered of tries: without grading anything."""

import argparse
import json

import pytest
from torchkata.cli.feedback_option import read_feedback
from torchkata.cli.main import run
from torchkata.course.catalog import load_exercises
from torchkata.course.feedback import COURSE_FILE, Feedback
from torchkata.course.feedback_words import FeedbackWords
from torchkata.course.tries import MAX_VERSIONS, Tries
from torchkata.errors import CourseError
from torchkata.report.held_back import failed_tries, hold_back

from tests.support.doors import ROOT, SMALL, SMALL_KIT

KNOWN = "Write one or more of full, minimal, hints=full, hints=after-tries, hints=none, with commas between them"


@pytest.mark.parametrize(
    ("text", "hidden", "policy"),
    [
        ("minimal", "minimal", ""),
        ("full", "full", ""),
        ("hints=none", "", "none"),
        ("minimal,hints=after-tries", "minimal", "after-tries"),
        ("hints=full, full", "full", "full"),
        ("minimal,minimal,", "minimal", ""),
    ],
)
def test_words_are_read(text, hidden, policy):
    assert read_feedback(text) == FeedbackWords(hidden, policy)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("minimall", f"'minimall' is not known. {KNOWN}"),
        ("minimal,hints", f"'hints' is not known. {KNOWN}"),
        ("hints=no", f"'hints=no' is not known. {KNOWN}"),
        ("", f"'' is not known. {KNOWN}"),
        (",", f"',' is not known. {KNOWN}"),
        ("minimal,full", "full, minimal exclude each other. Write one of them"),
        ("hints=none,hints=full", "hints=full, hints=none exclude each other. Write one of them"),
    ],
)
def test_other_words_are_refused_with_those_that_are_known(capsys, text, said):
    with pytest.raises(argparse.ArgumentTypeError) as refusal:
        read_feedback(text)
    assert str(refusal.value) == said
    with pytest.raises(SystemExit) as end:
        run(["grade", "x.py", "--feedback", text])
    assert end.value.code == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["grade", "class"])
def test_a_contradiction_in_the_environment_is_refused(monkeypatch, capsys, tmp_path, verb):
    (tmp_path / "small.py").write_text(SMALL)
    monkeypatch.setenv("TORCHKATA_FEEDBACK", "full,minimal")
    more = ["--out", str(tmp_path / "out")] if verb == "class" else []
    assert run(["--course", str(SMALL_KIT), verb, str(tmp_path), *more]) == 1
    assert "TORCHKATA_FEEDBACK: full, minimal exclude each other." in capsys.readouterr().err


def test_an_exercise_counts_more_than_its_course_key_by_key(kit):
    (small,) = load_exercises(kit)
    assert small.feedback == Feedback("after-tries", True)
    (kit / COURSE_FILE).write_text('[feedback]\nhints = "none"\nanother_way = false\n')
    assert load_exercises(kit)[0].feedback == Feedback("none", False)
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text() + '\n[feedback]\nhints = "full"\n')
    assert load_exercises(kit)[0].feedback == Feedback("full", False)
    (kit / COURSE_FILE).write_text("# nothing\n")
    assert load_exercises(kit)[0].feedback == Feedback("full", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('hints = "none"', "unknown key hints. Did you mean feedback.hints? The keys are feedback.hints, feedback.an"),
        ('[feedback]\nhint = "none"', "unknown key feedback.hint. Did you mean feedback.hints?"),
        ('[feedbak]\nhints = "none"', "unknown key feedbak. Did you mean feedback?"),
        ('title = "A"', "unknown key title. The keys are feedback.hints, feedback.another_way."),
        *(
            (f"[feedback]\nhints = {value}", f"feedback.hints must be {must} Write for example: hints = ")
            for value, must in (
                ('"never"', '"full", "after-tries" or "none".'),
                ('"after_tries"', '"full", "after-tries" or "none".'),
                ("false", "a text, but is true or false."),
            )
        ),
        ('[feedback]\nanother_way = "no"', "feedback.another_way must be true or false, but is a text. Write for exa"),
        ("feedback = 1", "feedback must be a table, but is a whole number. Write for example: feedback = { hints = "),
        ("[feedback", "cannot be read as TOML: "),
    ],
)
def test_a_bad_value_is_refused_with_file_key_and_what_to_write(kit, text, said):
    file = kit / COURSE_FILE
    file.write_text(text + "\n")
    with pytest.raises(CourseError) as refusal:
        load_exercises(kit)
    assert str(refusal.value).startswith(f"{file}: {said}")


def test_the_files_that_come_with_torchkata_are_right():
    template = ROOT / "grader" / "torchkata" / "author" / "course_template" / COURSE_FILE
    assert template.read_bytes() == (ROOT / COURSE_FILE).read_bytes()
    assert all(exercise.feedback == Feedback() for exercise in load_exercises(ROOT))


def test_different_versions_are_counted_for_each_check(tmp_path):
    tries = Tries(tmp_path)
    for digest in ("a", "b", "a"):
        tries.note("01_a", ["test_x"], digest)
    tries.note("01_a", ["test_y"], "b")
    tries.note("02_b", ["test_x"], "b")
    again = Tries(tmp_path)
    counts = [again.count(*place) for place in (("01_a", "test_x"), ("01_a", "test_y"), ("02_b", "test_x"), ("3", "z"))]
    assert counts == [2, 1, 1, 0]
    assert [again.shows(policy, "01_a", "test_y") for policy in ("full", "after-tries", "none")] == [True, False, False]
    assert [again.shows(policy, "01_a", "test_x") for policy in ("full", "after-tries", "none")] == [True, True, False]
    again.ask("01_a", "test_y")
    assert Tries(tmp_path).shows("after-tries", "01_a", "test_y")
    assert not Tries(tmp_path).shows("after-tries", "02_b", "test_y")
    assert Tries(tmp_path).count("01_a", "test_x") == 2


def test_the_notes_are_bounded(tmp_path):
    tries = Tries(tmp_path)
    for number in range(3 * MAX_VERSIONS):
        tries.note("01_a", ["test_x", f"test_{number}" * 9], f"{number:064x}"[::-1])
    assert tries.count("01_a", "test_x") == MAX_VERSIONS
    for number in range(300):
        tries.note("02_b", [f"test_{number}"], "a")
        tries.ask("02_b", f"test_{number}")
    notes = json.loads((tmp_path / ".cache" / "tries.json").read_text())
    assert [len(notes["02_b"][name]) for name in ("versions", "asked")] == [200, 200]
    assert (tries.count("02_b", "test_0"), tries.count("02_b", "test_299")) == (0, 1)


EXERCISE = {
    "problem": None,
    "checks": [
        {"name": name, "verdict": verdict, "hint": hint}
        for name, verdict, hint in (
            ("a", "PASS", ""),
            ("b", "WRONG", "Add b."),
            ("c", "ERROR", "Add c."),
            ("d", "TODO", ""),
            ("e", "MISSING", ""),
            ("f", "GRADER", ""),
            ("g", "TIMEOUT", ""),
        )
    ],
}


def test_what_waits_is_taken_out_and_named():
    shown, held = hold_back(EXERCISE, lambda name: name == "b")
    assert held == ["c"]
    assert [check["hint"] for check in shown["checks"] if check["hint"]] == ["Add b."]
    assert EXERCISE["checks"][2]["hint"] == "Add c."
    assert hold_back(EXERCISE, lambda name: True) == (EXERCISE, [])


def test_a_try_is_a_failure_of_what_was_written():
    assert failed_tries(EXERCISE) == ["b", "c", "g"]
    assert failed_tries({**EXERCISE, "problem": {"cause": "unreadable"}}) == []
