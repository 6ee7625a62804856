"""The command `grade`: what it finds, shows, writes and returns."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command


@pytest.fixture
def two_exercises(kit):
    """Return a kit with a second exercise, `tiny`, and no answer key for either."""
    shutil.rmtree(kit / "solutions")
    tiny = kit / "exercises" / "02_tiny"
    tiny.mkdir()
    (tiny / "exercise.toml").write_text('title = "Tiny"\npoints = 5\nteaches = []\n')
    (tiny / "tiny.py").write_text("def one():\n    return 1\n")
    (tiny / "test_tiny.py").write_text(
        "import pytest\nfrom torchkata import assert_equal\n\n\n"
        "@pytest.mark.points(5)\ndef test_one_is_one(student):\n    assert_equal(student.one(), 1)\n"
    )
    return kit


def test_all_shows_verdict_claim_and_points_of_each_check_and_a_table():
    screen = run_command("--course", SMALL_KIT, "grade", SMALL_KIT / "solutions", "--all").stdout
    assert screen.splitlines()[1] == "01_small  10/10 points"
    assert [line.split() for line in screen.splitlines()[-5:-2]] == [
        ["exercise", "points", "checks"],
        ["01_small", "10/10", "+++++++++"],
        ["total", "10/10"],
    ]
    assert screen.splitlines()[-1].startswith("isolation: ")
    assert "PASS    each value is doubled" in screen
    assert "\x1b" not in screen


def test_a_terminal_gets_colours():
    words = ["-m", "torchkata", "--course", str(SMALL_KIT), "grade", "--all"]
    code = f"import pty, sys; sys.exit(pty.spawn([sys.executable, *{words}]))"
    environment = {**os.environ, "TERM": "xterm"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, timeout=60)
    assert b"\x1b[33mTODO" in done.stdout


def test_the_document_has_what_was_promised(kit, tmp_path):
    document = tmp_path / "record.json"
    run_command("--course", kit, "grade", "--json", document)
    record = json.loads(document.read_text())
    assert {"version", "points", "max_points", "exercises"} <= record.keys()
    (exercise,) = record["exercises"]
    assert {"name", "points", "max_points", "checks"} <= exercise.keys()
    wanted = {"name", "claim", "verdict", "points", "max_points", "visible", "message", "hint"}
    assert all(wanted <= check.keys() for check in exercise["checks"])
    assert exercise["checks"][0]["claim"] == "each value is doubled"
    assert [check["visible"] for check in exercise["checks"]] == [True] * 3 + [False] * 6


def test_the_same_submission_gives_the_same_record(tmp_path):
    texts = []
    for name in ("one.json", "two.json"):
        run_command("--course", SMALL_KIT, "grade", SMALL_KIT / "solutions", "--json", tmp_path / name)
        texts.append((tmp_path / name).read_text())
    assert texts[0] == texts[1]


def test_without_the_answer_key_the_visible_checks_run_and_that_is_said(two_exercises):
    done = run_command("--course", two_exercises, "grade")
    assert done.returncode == 0
    assert "02_tiny      5/5" in done.stdout
    assert "\nOnly the checks that you can read were run." in done.stdout


def test_visible_leaves_the_hidden_checks_out(grade):
    graded = grade(SMALL, "--visible")
    assert graded.record["max_points"] == 4
    assert graded.record["hidden_checks"] is False
    assert "Only the checks that you can read" in graded.screen


@pytest.mark.parametrize("word", ["tiny", "02_tiny", "2", "02"])
def test_only_one_exercise(two_exercises, word):
    screen = run_command("--course", two_exercises, "grade", "--only", word).stdout
    assert "02_tiny" in screen
    assert "01_small" not in screen


def test_an_unknown_exercise_is_refused_with_the_names(two_exercises):
    done = run_command("--course", two_exercises, "grade", "--only", "tinny")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "There is no exercise 'tinny'. Did you mean tiny? All exercises: small, tiny.\n"


def test_files_are_found_by_name_wherever_they_lie(two_exercises, tmp_path):
    deep = tmp_path / "alice" / "homework (final)" / "v2"
    deep.mkdir(parents=True)
    (deep / "tiny.py").write_text("def one():\n    return 1\n")
    done = run_command("--course", two_exercises, "grade", tmp_path / "alice")
    assert "02_tiny      5/5" in done.stdout
    assert "small.py was not found in alice" in done.stdout
    assert done.returncode == 0


def test_of_two_files_the_one_in_the_folder_of_the_exercise_counts(two_exercises, tmp_path):
    for folder, code in (("a", "x = 1"), ("z/02_tiny", "def one():\n    return 1\n")):
        (tmp_path / "alice" / folder).mkdir(parents=True)
        (tmp_path / "alice" / folder / "tiny.py").write_text(code)
    screen = run_command("--course", two_exercises, "grade", tmp_path / "alice", "--only", "tiny").stdout
    assert "5/5" in screen
    assert "More than one tiny.py was found; graded: z/02_tiny/tiny.py." in screen


def test_a_single_file_is_graded_for_its_own_exercise(two_exercises):
    screen = run_command("--course", two_exercises, "grade", two_exercises / "exercises" / "02_tiny" / "tiny.py").stdout
    assert "02_tiny  5/5 points" in screen
    assert "01_small" not in screen


def test_a_single_file_of_another_name_is_graded_if_the_exercise_is_named(two_exercises, tmp_path):
    file = tmp_path / "alice_tiny_old.py"
    file.write_text("def one():\n    return 1\n")
    assert "5/5" in run_command("--course", two_exercises, "grade", file, "--only", "tiny").stdout
    done = run_command("--course", two_exercises, "grade", file)
    assert done.returncode == 1
    assert "alice_tiny_old.py: nothing to grade. It should be one of: small.py, tiny.py" in done.stderr


def test_a_single_file_that_bears_a_name_is_taken_and_that_of_another_exercise_is_not(two_exercises, tmp_path):
    file = tmp_path / "alice_tiny_v3.py"
    file.write_text("def one():\n    return 1\n")
    screen = run_command("--course", two_exercises, "grade", file).stdout
    assert "02_tiny  5/5 points" in screen
    assert "alice_tiny_v3.py was taken for tiny.py" in screen
    assert run_command("--course", two_exercises, "grade", file, "--only", "small").returncode == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["grade", "no/such/path"], "no/such/path: there is no such file or folder."),
        (["grade", "--json", "no/such/folder/x.json"], "there is no such folder. Create it first."),
        (["grade", "--jsn", "x"], "unrecognized arguments: --jsn"),
        (["marks"], "invalid choice: 'marks'"),
        ([], "the following arguments are required: COMMAND"),
        (["--course", "/", "grade"], "there is no exercise here"),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_1(words, sentence):
    done = run_command(*words)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_what_pytest_is_told_by_the_environment_does_not_matter(grade, monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k nothing --maxfail=1")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    assert grade(SMALL).record["points"] == 10


def test_a_broken_kit_is_refused_by_file_and_remedy(kit):
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text("title = ")
    done = run_command("--course", kit, "grade")
    assert done.returncode == 1
    assert "exercise.toml: cannot be read as TOML" in done.stderr


def test_nothing_is_left_in_the_temporary_folder(tmp_path):
    environment = {"TMPDIR": str(tmp_path)}
    run_command("--course", SMALL_KIT, "grade", SMALL_KIT / "solutions", env=environment)
    assert list(tmp_path.iterdir()) == []


def test_the_grader_imports_nothing_large_that_it_does_not_need():
    code = (
        "import sys; sys.argv[1:] = ['--course', 'tests/kit', 'grade', 'tests/kit/solutions']\n"
        "from torchkata.__main__ import main\nmain()\nprint({'torch', 'matplotlib', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "set()"


def test_every_line_on_the_screen_is_free_of_absolute_paths(grade):
    graded = grade(SMALL.replace("return float(sum(values))", "return float(sum(values)) + missing"))
    assert str(Path(ROOT)) not in graded.screen
    assert "/tmp" not in graded.screen


def test_a_record_may_go_to_a_pipe_or_through_a_link_which_stay(tmp_path):
    pipe, link, target = (tmp_path / name for name in ("pipe", "link.json", "target.json"))
    os.mkfifo(pipe)
    target.write_text("")
    link.symlink_to(target)
    words = ("--course", SMALL_KIT, "grade", SMALL_KIT / "solutions", "--json")
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), encoding="ascii") as reader:  # it has room for the record
        assert run_command(*words, pipe).returncode == 0
        assert pipe.is_fifo()
        read = json.loads(reader.read())
    assert run_command(*words, link).returncode == 0
    assert link.is_symlink()
    assert json.loads(target.read_text()) == read
