"""A kit that is unpacked over an earlier one: exercises are added, and no answer is touched."""

import shutil
import subprocess
import sys
import zipfile

import pytest
from torchkata.errors import CourseError
from torchkata.release.delivery import place_exercises

from tests.support.doors import run_command

ANSWER = "def double(values):\n    return [2 * value for value in values]\n"
PROGRAMS = {"unzip": ["unzip", "-o", "-q"], "zipfile": [sys.executable, "-m", "zipfile", "-e"]}


def release(course, file, *only):
    """Make a kit of a course whose exercises/ may be out of date."""
    assert run_command("--course", course, "skeletons").returncode == 0
    words = ["--only", *only] if only else []
    done = run_command("--course", course, "student-kit", "--out", file, *words)
    assert done.returncode == 0, done.stderr


def edit(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.fixture
def student(tmp_path):
    """Return the folder of a student, where kits are unpacked."""
    folder = tmp_path / "student"
    folder.mkdir()
    return folder


def unpack(file, student, program="zipfile"):
    """Unpack a kit as students do, over what is there; return its folder."""
    if program == "cp":  # of a folder that a browser has unpacked
        elsewhere = unpack(file, student.with_name("downloads") / file.stem)
        (student / "torchkata").mkdir(exist_ok=True)
        subprocess.run(["cp", "-R", f"{elsewhere}/.", "."], cwd=student / "torchkata", check=True)
        return student / "torchkata"
    student.mkdir(parents=True, exist_ok=True)
    words = PROGRAMS[program]
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed here")
    subprocess.run([*words, str(file), *(["."] if program == "zipfile" else [])], cwd=student, check=True)
    return student / "torchkata"


@pytest.fixture
def begun(kit, tmp_path, student):
    """Return the folder of a student's kit whose exercise is in place."""
    release(kit, tmp_path / "first.zip")
    unpacked = unpack(tmp_path / "first.zip", student)
    assert place_exercises(unpacked) == ["exercises/01_small: added."]
    return unpacked


@pytest.mark.parametrize("program", [*PROGRAMS, "cp"])
def test_a_later_kit_adds_exercises_and_touches_no_answer(kit, tmp_path, student, program):
    release(kit, tmp_path / "first.zip")
    course = unpack(tmp_path / "first.zip", student, program)
    assert run_command("--course", course, "grade").returncode == 0
    answer = course / "exercises" / "01_small" / "small.py"
    answer.write_text(ANSWER)
    run_command("--course", kit, "new", "later")
    edit(kit / "solutions" / "01_small" / "test_visible.py", "[1.0, 2.5]", "[1.0, 3.5]")
    edit(kit / "solutions" / "01_small" / "test_visible.py", "[2.0, 5.0]", "[2.0, 7.0]")
    release(kit, tmp_path / "second.zip")
    (course / "requirements" / "student.txt").write_text("of the first kit")
    assert unpack(tmp_path / "second.zip", student, program) == course
    assert (course / "requirements" / "student.txt").read_text() != "of the first kit"
    done = run_command("--course", course, "grade")
    assert (done.returncode, done.stderr) == (0, "exercises/02_later: added.\n")
    assert answer.read_text() == ANSWER
    assert "[1.0, 3.5]" in (answer.parent / "test_small.py").read_text()
    assert (course / "exercises" / "02_later" / "later.py").exists()
    assert "PASS    1 of 3 checks" in done.stdout


def test_a_kit_of_some_exercises_keeps_those_of_the_kit_before(kit, tmp_path, student):
    run_command("--course", kit, "new", "later")
    release(kit, tmp_path / "first.zip", "small")
    release(kit, tmp_path / "second.zip", "later")
    unpack(tmp_path / "first.zip", student)
    course = unpack(tmp_path / "second.zip", student)
    assert place_exercises(course) == ["exercises/01_small: added.", "exercises/02_later: added."]


def test_the_checks_beside_a_skeleton_are_not_taken_for_an_answer(begun):
    done = run_command("--course", begun, "grade")
    assert (done.returncode, "Not taken" in done.stdout) == (0, False)


def test_no_kit_holds_a_file_where_students_write(kit, tmp_path):
    release(kit, tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("torchkata/exercises")]


def test_nothing_is_written_or_said_where_nothing_is_new(begun):
    before = {path: path.stat().st_mtime_ns for path in begun.rglob("*")}
    assert place_exercises(begun) == []
    assert {path: path.stat().st_mtime_ns for path in begun.rglob("*")} == before


def changed_kit(kit, tmp_path, student):
    """Unpack a kit whose skeleton has another title."""
    edit(kit / "solutions" / "01_small" / "small.py", "Small", "Changed")
    release(kit, tmp_path / "second.zip")
    unpack(tmp_path / "second.zip", student)


def test_a_newer_skeleton_lies_beside_an_answer_and_is_announced_once(kit, tmp_path, student, begun):
    answer = begun / "exercises" / "01_small" / "small.py"
    answer.write_text(ANSWER)
    changed_kit(kit, tmp_path, student)
    assert place_exercises(begun) == [
        "exercises/01_small/small.py: there is a newer version, small.py.new beside it. Your file was not changed. "
        "Compare the two."
    ]
    assert (answer.read_text(), "Changed" in answer.with_name("small.py.new").read_text()) == (ANSWER, True)
    assert place_exercises(begun) == []


def test_a_skeleton_that_nobody_has_changed_becomes_the_newer_one(kit, tmp_path, student, begun):
    changed_kit(kit, tmp_path, student)
    assert place_exercises(begun) == [
        "exercises/01_small/small.py: replaced by a newer version. You had not changed it."
    ]
    assert "Changed" in (begun / "exercises" / "01_small" / "small.py").read_text()


@pytest.mark.parametrize("lost", ["answer", "notes"])
def test_where_the_notes_are_lost_nothing_of_a_student_is(kit, tmp_path, student, begun, lost):
    answer = begun / "exercises" / "01_small" / "small.py"
    if lost == "answer":
        answer.write_text(ANSWER)
    shutil.rmtree(begun / ".cache")
    before = answer.read_text()
    changed_kit(kit, tmp_path, student)
    assert "Your file was not changed" in place_exercises(begun)[0]
    assert answer.read_text() == before


def test_a_file_that_was_renamed_comes_again_but_not_beside_a_notebook(begun):
    answer = begun / "exercises" / "01_small" / "small.py"
    answer.rename(answer.with_name("mine.txt"))
    assert place_exercises(begun) == ["exercises/01_small: added."]
    answer.rename(answer.with_suffix(".ipynb"))
    assert place_exercises(begun) == []
    assert not answer.exists()


def test_what_a_student_made_of_the_visible_checks_is_kept_aside(begun):
    checks = begun / "exercises" / "01_small" / "test_small.py"
    own = checks.read_text()
    checks.write_text("# mine\n")
    assert place_exercises(begun) == [
        "exercises/01_small/test_small.py: this is the teacher's file, and it was changed. It is restored; the "
        "changed one is now test_small.py.kept."
    ]
    assert (checks.read_text(), checks.with_name("test_small.py.kept").read_text()) == (own, "# mine\n")


def test_an_answer_that_is_a_link_stays_one(begun, tmp_path):
    answer = begun / "exercises" / "01_small" / "small.py"
    (tmp_path / "elsewhere.py").write_text(ANSWER)
    answer.unlink()
    answer.symlink_to(tmp_path / "elsewhere.py")
    place_exercises(begun)
    assert answer.is_symlink()
    assert answer.read_text() == ANSWER


def harmful(file, name):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "")


@pytest.mark.parametrize("damage", ["cut off", "empty", "leads out", "hidden"])
def test_a_damaged_exercise_is_a_sentence_and_writes_nothing(begun, damage):
    archive = begun / "engine" / "exercises" / "01_small.zip"
    if damage == "cut off":
        archive.write_bytes(archive.read_bytes()[:-200])
    elif damage == "empty":
        zipfile.ZipFile(archive, "w").close()
    else:
        harmful(archive, "../small.py" if damage == "leads out" else ".hidden")
    before = sorted(begun.rglob("*"))
    with pytest.raises(CourseError, match=r"01_small\.zip: .*Unpack the kit again\."):
        place_exercises(begun)
    assert sorted(begun.rglob("*")) == before
