"""Another teacher's course: what `new-course` writes passes every law, and overwrites nothing."""

import os
import subprocess
import sys

import pytest
from torchkata.author import new_course
from torchkata.author.new_course import create_course

from tests.support.doors import ROOT, run_command


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a new course."""
    folder = tmp_path_factory.mktemp("teacher") / "my-course"
    done = run_command("new-course", folder)
    assert done.returncode == 0, done.stderr
    names = ".gitignore, Makefile, README.md, exercises, requirements, solutions"
    assert done.stdout.startswith(f"{folder}: created, with {names}.\n")
    return folder


def make(course, *words):
    """Run make in a course as a teacher whose environment has the engine."""
    command = ["make", f"TORCHKATA={sys.executable} -m torchkata", *words]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command, cwd=course, env=environment, capture_output=True, text=True, timeout=240, check=False
    )


def test_the_sample_keeps_every_law(course):
    done = make(course, "verify")
    assert (done.returncode, done.stdout, done.stderr) == (0, "01_first_steps: every law holds, with 5 seeds\n", "")


def test_each_verb_of_the_makefile_is_a_verb_of_the_command(course):
    shown = make(course, "help").stdout
    verbs = [line.split()[1] for line in shown.splitlines()]
    assert {"verify", "skeletons", "new", "grade", "student-kit", "class", "doctor"} <= set(verbs)
    usage = run_command("--help").stdout.split()
    assert not [verb for verb in verbs if verb != "help" and verb not in usage]


def test_two_courses_have_different_secrets(course, tmp_path):
    create_course(tmp_path / "other")
    assert (tmp_path / "other" / "solutions" / "seed.txt").read_text() != (
        course / "solutions" / "seed.txt"
    ).read_text()


def test_students_of_a_new_course_get_a_kit(course, tmp_path):
    done = make(course, "student-kit", f"OUT={tmp_path}/kit.zip")
    assert done.returncode == 0, done.stderr
    assert "files for students: first_steps. It holds no line of the answer key." in done.stdout


def test_what_to_type_next_can_be_copied_whatever_the_folder_is_called(tmp_path):
    done = run_command("new-course", tmp_path / "my course")
    assert f"cd '{tmp_path / 'my course'}', then torchkata verify." in done.stdout


@pytest.mark.parametrize("kind", ["a file in it", "a hidden file in it", "a file", "a link"])
def test_a_course_is_written_nowhere_but_to_an_empty_folder(tmp_path, kind):
    folder = tmp_path / "taken"
    if kind == "a file":
        folder.write_text("mine")
    elif kind == "a link":
        (tmp_path / "elsewhere").mkdir()
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.mkdir()
        (folder / (".hidden" if "hidden" in kind else "mine.txt")).write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    done = run_command("new-course", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Name an empty or new one." in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("there", [True, False])
def test_a_course_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch, there):
    def fail(*words):
        raise OSError("the disk is full")

    monkeypatch.setattr(new_course, "write_skeletons", fail)
    folder = tmp_path / "course"
    if there:
        folder.mkdir()
    with pytest.raises(OSError, match="the disk is full"):
        create_course(folder)
    assert (folder.exists(), list(tmp_path.rglob("*"))) == (there, [folder] if there else [])


def test_the_sample_holds_no_line_of_the_answer_key_here():
    public = b"".join(file.read_bytes() for file in (ROOT / "exercises").rglob("*.*"))
    lines = {line.strip() for file in (ROOT / "solutions").rglob("*.py") for line in file.read_bytes().splitlines()}
    sample = b"\n".join(file.read_bytes() for file in new_course.TEMPLATE.rglob("*.*"))
    assert not [line for line in lines if len(line) >= 30 and line not in public and line in sample]
