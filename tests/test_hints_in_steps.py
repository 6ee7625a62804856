"""Hints come in steps: what is wrong and where, then the sentence on the mistake, as the course's [feedback] says."""

import json
import shutil

import pytest

from tests.support.doors import SMALL, run_command, with_function
from tests.support.one_by_one import CHECK, MISTAKE, ONE_BY_ONE, SENTENCE

WAITS = "A hint is there: python -m torchkata hint small"
LOOKS_LIKE = f"WRONG: a counter counts up\nLooks like: {SENTENCE}\n"
HINTS = '\n[hints]\nCounter = ["Which number is added?", "Add it with `+=`.", "self.count += ___"]\n'
WAY = "A counter can also keep the numbers in a list, and add them up when it is asked."


@pytest.fixture
def course(kit):
    """Return a course in which the student's file counts one by one."""
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text().replace("points = 10", f'points = 10\nanother_way = "{WAY}"') + HINTS)
    write(kit, ONE_BY_ONE)
    return kit


def write(course, source):
    (course / "exercises" / "01_small" / "small.py").write_text(source)


def set_feedback(course, text, own=""):
    (course / "exercises" / "course.toml").write_text(text)
    settings = course / "solutions" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text() + own)


def look(course, *words, env=None):
    """Return what `grade` of one's own exercises shows."""
    done = run_command("--course", course, "grade", "--visible", *words, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(course, *words, env=None):
    done = run_command("--course", course, "hint", "small", *words, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_sentence_comes_with_the_second_version_in_which_the_check_fails(course):
    first = look(course)
    assert "WRONG   a counter counts up" in first
    assert "expected  7" in first
    assert SENTENCE not in first
    assert first.count(WAITS) == 1
    assert look(course) == first  # the same version is no second try
    write(course, ONE_BY_ONE + "# another version\n")
    second = look(course)
    assert SENTENCE in second
    assert WAITS not in second
    write(course, ONE_BY_ONE)
    assert SENTENCE in look(course)


def test_a_version_that_could_not_be_run_is_no_try(course):
    write(course, "def broken(:\n")
    look(course)
    write(course, SMALL.replace("self.count += number", "raise NotImplementedError"))
    look(course)
    write(course, ONE_BY_ONE)
    assert WAITS in look(course)


def test_a_check_that_failed_for_the_first_time_waits_although_another_has_failed_before(course):
    double = "def double(values):\n    return [value for value in values]"
    write(course, with_function("double", double))
    look(course)
    write(course, ONE_BY_ONE + "\n\n" + double + "\n")
    assert WAITS in look(course)


def test_of_several_exercises_the_one_to_look_at_next_says_what_waits(course):
    for part, file in (("solutions", "small.py"), ("exercises", "small.py")):
        folder = course / part / "02_other"
        shutil.copytree(course / part / "01_small", folder)
        (folder / file).rename(folder / "other.py")
    (course / "exercises" / "02_other" / "test_small.py").rename(course / "exercises" / "02_other" / "test_other.py")
    assert [line for line in look(course).splitlines() if "A hint is there" in line] == [WAITS]
    ask(course)
    screen = look(course)
    assert SENTENCE in screen.partition("02_other")[0]
    assert SENTENCE not in screen.partition("02_other")[2]


def test_after_asking_the_sentence_is_shown(course):
    look(course)
    assert ask(course).splitlines() == [
        *LOOKS_LIKE.splitlines(),
        "For a hint on the function, call `make hint EX=small` again.",
    ]
    assert SENTENCE in look(course)
    assert ask(course) == f"{LOOKS_LIKE}Counter, hint 1 of 3: Which number is added?\n"
    assert ask(course) == f"{LOOKS_LIKE}Counter, hint 2 of 3: Add it with `+=`.\n"


def test_what_the_screen_shows_already_costs_no_call(course):
    set_feedback(course, '[feedback]\nhints = "full"\n')
    assert SENTENCE in look(course)
    assert ask(course).splitlines()[2] == "Counter, hint 1 of 3: Which number is added?"


def test_without_hints_of_functions_the_sentence_is_a_hint(course):
    settings = course / "solutions" / "01_small" / "exercise.toml"
    settings.write_text(settings.read_text().replace(HINTS, ""))
    assert ask(course) == LOOKS_LIKE
    assert ask(course) == LOOKS_LIKE
    set_feedback(course, '[feedback]\nhints = "none"\n')
    assert run_command("--course", course, "hint", "small").stderr == "01_small: this exercise has no hints.\n"


@pytest.mark.parametrize(
    ("general", "own", "words", "variable", "shown", "waits"),
    [
        ("full", "", [], "", True, False),
        ("none", "", [], "", False, False),
        ("after-tries", "", [], "", False, True),
        ("none", "full", [], "", True, False),
        ("full", "none", [], "", False, False),
        ("none", "none", ["--feedback", "hints=full"], "", True, False),
        ("full", "full", ["--feedback", "minimal,hints=none"], "hints=full", False, False),
        ("none", "", [], "hints=full", True, False),
        ("full", "", [], "hints=none", False, False),
    ],
)
def test_who_decides(course, general, own, words, variable, shown, waits):
    set_feedback(course, f'[feedback]\nhints = "{general}"\n', own and f'\n[feedback]\nhints = "{own}"\n')
    env = {"TORCHKATA_FEEDBACK": variable}
    screen = look(course, *words, env=env)
    assert (SENTENCE in screen, WAITS in screen) == (shown, waits)
    if not words:
        assert (SENTENCE in ask(course, env=env)) is (shown or waits)


def test_without_hints_no_file_holds_the_sentence_and_teachers_have_the_name(course, tmp_path):
    set_feedback(course, '[feedback]\nhints = "none"\n')
    file = tmp_path / "small.py"
    file.write_text(ONE_BY_ONE)
    formats = ("json", "html", "text", "junit", "gradescope", "csv")
    for words, mistake in (((), MISTAKE), (("--feedback", "minimal"), "")):
        files = {name: tmp_path / f"{name}.out" for name in formats}
        writes = [word for name, out in files.items() for word in ("--write", f"{name}={out}")]
        done = run_command("--course", course, "grade", file, *writes, *words)
        assert done.returncode == 0, done.stderr
        assert not [name for name, out in files.items() if SENTENCE in out.read_text()]
        assert SENTENCE not in done.stdout
        (exercise,) = json.loads(files["json"].read_text())["exercises"]
        (check,) = [one for one in exercise["checks"] if one["name"] == CHECK]
        assert check["hint"] == ""
        assert check["mistake"] == mistake


def test_a_submission_and_a_file_hold_nothing_back(course, tmp_path):
    file = tmp_path / "small.py"
    file.write_text(ONE_BY_ONE)
    assert SENTENCE in look(course, file)
    assert SENTENCE in look(course, "--json", tmp_path / "record.json")
    assert SENTENCE in (tmp_path / "record.json").read_text()
    assert not (course / ".cache" / "tries.json").exists()


@pytest.mark.parametrize(
    "notes", ["", "[]", '{"01_small": 3}', '{"01_small": {"versions": {"%s": [1, 2]}, "asked": 1}}']
)
def test_damaged_notes_start_again(course, notes):
    (course / ".cache").mkdir()
    (course / ".cache" / "tries.json").write_text(notes.replace("%s", CHECK))
    assert WAITS in look(course)
    write(course, ONE_BY_ONE + "# again\n")
    assert SENTENCE in look(course)


def test_notes_that_cannot_be_written_are_reported_once(course):
    (course / ".cache").write_text("a file, where a folder should be")
    done = run_command("--course", course, "grade", "--visible")
    assert WAITS in done.stdout
    assert done.stderr.count("It could not be noted which checks failed (") == 1


def test_at_full_points_another_right_way_is_shown_where_the_teacher_allows_it(course, tmp_path):
    shown = f"Another right way: {WAY}"
    assert WAY not in look(course)
    write(course, SMALL)
    assert shown in look(course)
    assert shown in ask(course)
    files = {name: tmp_path / f"{name}.out" for name in ("json", "html", "text")}
    look(course, *(word for name, out in files.items() for word in ("--write", f"{name}={out}")))
    assert all(WAY in out.read_text() for out in files.values())
    set_feedback(course, "[feedback]\nanother_way = false\n")
    assert WAY not in look(course)
    look(course, "--json", files["json"])
    assert WAY not in files["json"].read_text()
    set_feedback(course, "[feedback]\nanother_way = false\n", "\n[feedback]\nanother_way = true\n")
    assert shown in look(course)
