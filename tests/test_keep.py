"""Nothing is deleted or overwritten that is not provably ours; what is refused leaves nothing behind."""

import hashlib
import json
import os
import shutil
import socket
import sqlite3
import zipfile
from pathlib import Path

import pytest
from torchkata.classroom.demo import make_class as make_demo
from torchkata.classroom.output import place_of
from torchkata.classroom.output_folder import MARKER, OutputFolder
from torchkata.errors import ClassError
from torchkata.release.bundle import is_bundle, write_bundle
from torchkata.release.contents import Part

from tests.support.classes import grade_class, make_class, rows_of
from tests.support.disks import can_mount, small_disk
from tests.support.doors import SMALL_KIT, run_command

VIEWS = ("results", "feedback", "gradescope", "junit", "exercism")


def content(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, and every folder, with what is in it."""
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else b"" for p in sorted(folder.rglob("*"))}


def place(folder: Path) -> OutputFolder:
    return place_of(folder)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a class of one, and where it was graded."""
    folder = make_class(tmp_path_factory.mktemp("class") / "homework", 1)
    out = tmp_path_factory.mktemp("out") / "out"
    assert grade_class(SMALL_KIT, folder, out).returncode == 0
    return folder, out


def test_a_graded_class_keeps_what_others_put_beside_it(graded, tmp_path):
    folder, out = graded
    mine = {
        "work/essay.txt": "mine",
        "notes.part2.txt": "mine",
        "video.part1": "mine",
        "feedback/plan.part": "mine",
        "grades.csv.old.part": "mine",
        "results/student00.json.draft.part": "mine",
    }
    for name, text in mine.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(text)
    (out / "results" / "student00.json.123.part").write_text("half")
    (out / "feedback" / "student00.html.123.part").write_text("half")
    (out / "grades.csv.77.part").write_text("half")
    page = (out / "feedback" / "student00.html").read_bytes()
    (out / "feedback" / "student00.html").unlink()
    done = grade_class(SMALL_KIT, folder, out)
    assert done.returncode == 0, done.stderr
    assert {name: (out / name).read_text() for name in mine} == mine
    assert (out / "feedback" / "student00.html").read_bytes() == page
    assert not (out / "feedback" / "student00.html.123.part").exists()
    assert not (out / "results" / "student00.json.123.part").exists()
    assert not (out / "grades.csv.77.part").exists()
    assert [path.name for path in out.glob("work*")] == ["work"]


@pytest.mark.parametrize(
    "name", ["index.html", "grades.csv", "gradebook.db", "journal.db", *(f"{view}/alice.txt" for view in VIEWS)]
)
def test_a_class_overwrites_no_file_of_somebody_elses(tmp_path, name):
    file = tmp_path / "out" / name
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    before = content(tmp_path)
    with pytest.raises(ClassError, match="Choose another --out") as refusal:
        place(tmp_path / "out").claim()
    assert str(file) in str(refusal.value)
    assert content(tmp_path) == before


def test_a_database_of_another_program_is_no_journal(kit, tmp_path):
    (tmp_path / "out").mkdir()
    with sqlite3.connect(tmp_path / "out" / "journal.db") as database:
        database.execute("CREATE TABLE diary (day TEXT)")
    before = content(tmp_path / "out")
    done = grade_class(kit, make_class(tmp_path / "class", 1), tmp_path / "out")
    assert done.returncode == 1
    assert "journal.db: it is damaged, or belongs to another program" in done.stderr
    assert content(tmp_path / "out") == before


def test_a_class_of_the_version_before_the_marker_is_ours(tmp_path):
    out = tmp_path / "out"
    (out / "results").mkdir(parents=True)
    (out / "results" / "alice.json").write_text("{}")
    (out / "index.html").write_text("a page")
    with sqlite3.connect(out / "journal.db") as database:
        database.execute("CREATE TABLE class (place)")
        database.execute("CREATE TABLE results (student)")
    place(out).claim()
    assert (out / MARKER).exists()


def test_the_folder_for_work_of_a_killed_run_goes_and_that_of_another_stays(tmp_path):
    claimed = place(tmp_path / "out")
    claimed.claim()
    work = claimed.make_work()
    (work / "keys-1").mkdir()
    assert claimed.make_work() == work
    assert [path.name for path in work.iterdir()] == [MARKER]
    shutil.rmtree(work)
    work.mkdir()
    (work / "essay.txt").write_text("mine")
    assert claimed.make_work().name == "work-2"
    assert (work / "essay.txt").read_text() == "mine"


@pytest.mark.parametrize("case", ["no submissions", "empty", "roster", "cluster", "exercise"])
def test_a_class_that_is_refused_leaves_nothing(kit, tmp_path, case):
    folder = make_class(tmp_path / "class", 1)
    (tmp_path / "empty").mkdir()
    (tmp_path / "roster.csv").write_text("name\nx\n")
    words = {
        "no submissions": [tmp_path / "nope"],
        "empty": [tmp_path / "empty"],
        "roster": [folder, "--roster", tmp_path / "roster.csv"],
        "cluster": [folder, "--cluster", "nowhere://at-all"],
        "exercise": [folder, "--only", "large"],
    }
    before = content(tmp_path)
    done = run_command("--course", kit, "class", *words[case], "--out", tmp_path / "new" / "out")
    assert done.returncode == 1
    assert content(tmp_path) == before


def test_a_demonstration_removes_no_class(kit, tmp_path):
    mine = make_class(tmp_path / "demo" / "submissions", 1)
    (mine / "roster.csv").write_text("id\nstudent00\n")
    before = content(tmp_path / "demo")
    done = run_command("--course", kit, "demo", "--out", tmp_path / "demo")
    assert (done.returncode, "holds other files" in done.stderr) == (1, True)
    assert content(tmp_path / "demo") == before


def test_a_demonstration_is_made_anew_unless_somebody_worked_in_it(tmp_path):
    from torchkata.course.catalog import load_exercises

    folder, exercises = tmp_path / "submissions", load_exercises(SMALL_KIT)
    make_demo(folder, exercises)
    before = content(folder)
    make_demo(folder, exercises)
    assert content(folder) == before
    for name in ("me/small.py", "ada100/small.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
        with pytest.raises(ClassError, match=f"{name}: .* holds other files"):
            make_demo(folder, exercises)
        assert (folder / name).read_text() == "mine"
        (folder / "me" / "small.py").unlink(missing_ok=True)


def test_a_demonstration_that_is_refused_leaves_nothing(kit, tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "graded").write_text("mine")
    before = content(tmp_path / "demo")
    done = run_command("--course", kit, "demo", "--out", tmp_path / "demo")
    assert done.returncode == 1
    assert content(tmp_path / "demo") == before


@pytest.mark.parametrize("text", ['{"points": 3}', "[1, 2]", "print('mine')\n", "points: 3\n"])
def test_a_record_replaces_a_record_and_nothing_else(kit, tmp_path, text):
    file = tmp_path / "data.json"
    file.write_text(text)
    done = run_command("--course", kit, "grade", "--json", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"--json {file}: it is there already, and is not a record of this grader. "
        "Name another file, or move this one away.\n"
    )
    assert file.read_text() == text


def test_a_record_replaces_no_socket_and_no_folder_and_goes_where_a_link_leads(kit, tmp_path):
    listener = socket.socket(socket.AF_UNIX)  # it stands for a disk: never try it on one of this machine
    listener.bind(str(tmp_path / "socket"))
    listener.close()
    for path in (tmp_path / "socket", tmp_path):
        before = path.lstat().st_ino
        done = run_command("--course", kit, "grade", "--json", path)
        assert (done.returncode, "this is not a file that can be replaced" in done.stderr) == (1, True)
        assert path.lstat().st_ino == before
    (tmp_path / "link.json").symlink_to(tmp_path / "record.json")
    (tmp_path / "record.json").write_text("")
    for _ in range(2):
        assert run_command("--course", kit, "grade", "--json", tmp_path / "link.json").returncode == 0
        assert (tmp_path / "link.json").is_symlink()
        assert json.loads((tmp_path / "record.json").read_text())["max_points"] == 10


@pytest.mark.parametrize("verb", ["student-kit", "autograder-zip"])
def test_an_archive_replaces_an_archive_of_ours_and_nothing_else(kit, tmp_path, verb):
    file = tmp_path / "archive.zip"
    with zipfile.ZipFile(file, "w") as archive:  # somebody's own copy of the folder, with work in it
        archive.writestr("torchkata/grader/torchkata/cli/main.py", "x")
        archive.writestr("kit/engine/torchkata-0.2.0-py3-none-any.whl", "x")
        archive.writestr("torchkata/exercises/01_small/small.py", "mine")
    before = file.read_bytes()
    done = run_command("--course", kit, verb, "--out", file)
    assert done.returncode == 1
    assert done.stderr == (
        f"{file}: it is there already, and is not an archive that this grader made. "
        "Name another file, or move this one away.\n"
    )
    assert file.read_bytes() == before
    file.unlink()
    for _ in range(2):
        assert run_command("--course", kit, verb, "--out", file).returncode == 0


def test_keys_of_others_in_the_folder_for_temporary_files_stay(kit, tmp_path, monkeypatch):
    import platform

    from torchkata.classroom import key_folder as station

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(station, "MEMORY", tmp_path / "none")
    prefix = f"{station.PREFIX}{platform.node()}-"
    others = [tmp_path / f"{prefix}{name}" for name in ("1999999999-mine", "my-notes-here", "notes")]
    for folder in others:
        folder.mkdir()
        (folder / "essay.txt").write_text("mine")
    held, lost = station.KeyFolder(str(tmp_path)), station.KeyFolder(str(tmp_path))
    lost.lock.close()  # as when its process was killed
    station.remove_lost_keys()
    assert all((folder / "essay.txt").read_text() == "mine" for folder in others)
    assert held.folder.exists()
    assert not lost.folder.exists()
    held.remove()
    assert not held.folder.exists()


def test_a_partial_file_of_somebody_elses_is_not_overwritten(tmp_path):
    from torchkata.record.atomic_file import write_text

    mine = tmp_path / f"a.txt.{os.getpid()}.part"
    mine.write_text("mine")
    write_text(tmp_path / "a.txt", "ours")
    assert (mine.read_text(), (tmp_path / "a.txt").read_text()) == ("mine", "ours")


@can_mount
def test_a_full_disk_is_one_sentence_and_leaves_nothing_where_nothing_was_begun(kit, tmp_path):
    folder, disk = make_class(tmp_path / "class", 1), tmp_path / "disk"
    disk.mkdir()
    for size, words in (("4k", ["class", folder]), ("16k", ["class", folder]), ("16k", ["demo"])):
        with small_disk(disk, f"size={size}"):
            done = run_command("--course", kit, *words, "--out", disk / "new" / "out", "--no-gradebook")
            assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
            assert str(disk) in done.stderr
            assert "full" in done.stderr or "No space left" in done.stderr
            assert list(disk.iterdir()) == []
    with small_disk(disk, "size=4k"):
        (disk / "filler").write_bytes(bytes(4096))
        done = run_command("--course", kit, "grade", kit / "solutions", "--json", disk / "record.json")
        assert done.returncode == 1
        assert done.stderr == (
            f"--json {disk}/record.json: cannot be written: No space left on device. Name another file.\n"
        )
        assert "01_small  10/10 points" in done.stdout
        assert [path.name for path in disk.iterdir()] == ["filler"]


def test_who_comes_back_to_a_class_finds_the_same_grades(graded):
    folder, out = graded
    before = hashlib.sha256((out / "grades.csv").read_bytes()).hexdigest()
    done = grade_class(SMALL_KIT, folder, out)
    assert "1 were graded before" in done.stdout
    assert hashlib.sha256((out / "grades.csv").read_bytes()).hexdigest() == before
    assert rows_of(out)["student00"]["total"] == "10"


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("torchkata/engine/torchkata-0.2.0-py3-none-any.whl", True),
        ("kit/engine/torchkata-9.10.11-py3-none-any.whl", True),
        ("kit/grader/torchkata/cli/main.py", True),  # earlier versions packed the engine as source files
        ("torchkata/grader/command.py", True),
        ("torchkata/exercises/01_small/small.py", False),
        ("engine/another-0.2.0-py3-none-any.whl", False),
    ],
)
def test_archives_of_this_and_earlier_versions_are_known_as_ours(tmp_path, name, ours):
    write_bundle([Part(name, b""), Part("README.md", b"")], tmp_path / "archive.zip")
    assert is_bundle(tmp_path / "archive.zip") is ours
