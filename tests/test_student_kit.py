"""What students get: all that they need, and nothing of the answer key."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.support.doors import ROOT, SMALL_KIT, run_command

COMMONPLACE = b"with warnings.catch_warnings():"  # long, and said everywhere


def make_kit(file, *words):
    return run_command(*words, "student-kit", "--out", file)


def unpack(file, folder):
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    return folder / "torchkata"


def lines_below(folder, long_enough=30):
    """Return the long lines of every text in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".png", ".pyc")]
    return {
        line.strip() for path in files for line in path.read_bytes().splitlines() if len(line.strip()) >= long_enough
    }


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Return the zip of the real kit."""
    file = tmp_path_factory.mktemp("released") / "student-kit.zip"
    done = make_kit(file)
    assert done.returncode == 0, done.stderr
    return file


def test_no_line_of_the_answer_key_is_in_the_kit(released):
    public = {line for exercise in (ROOT / "exercises").iterdir() for line in lines_below(exercise)}
    secret = lines_below(ROOT / "solutions") - public - {COMMONPLACE}
    assert len(secret) > 500
    with zipfile.ZipFile(released) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    everything = released.read_bytes() + b"".join(members.values())
    assert not [line for line in secret if line in everything]


def test_the_kit_holds_what_students_need_and_no_more(released):
    with zipfile.ZipFile(released) as archive:
        names = {name.removeprefix("torchkata/") for name in archive.namelist()}
        skeleton = archive.read("torchkata/exercises/05_mse_sweep/mse_sweep.py")
    assert {"README.md", "LICENSE", "Makefile", "requirements.txt", "pyproject.toml", "conftest.py"} <= names
    for room in ("exercises", "grader"):
        tracked = {str(path.relative_to(ROOT)) for path in (ROOT / room).rglob("*.py")}
        assert tracked
        assert tracked <= names
    assert skeleton == (ROOT / "exercises" / "05_mse_sweep" / "mse_sweep.py").read_bytes()
    assert not [name for name in names if name.startswith(("solutions", "tests"))]
    assert [name for name in names if name.startswith(".")] == [".gitignore"]  # for the repository of a student
    assert not [name for name in names if "/." in name or "__pycache__" in name or name.endswith(".pyc")]
    assert not [name for name in names if name.startswith("exercises") and name.endswith(".png")]  # drawn by somebody


def test_the_links_of_the_readme_lead_somewhere_in_the_kit(released, tmp_path):
    kit = unpack(released, tmp_path)
    text = (kit / "README.md").read_text(encoding="utf-8")
    links = [part.split(")")[0] for part in text.split("](")[1:]]
    assert [link for link in links if not link.startswith("#")]
    files = [link.partition("#")[0] for link in links]
    assert not [file for file in files if file and not (kit / file).exists()]


def test_the_unpacked_kit_grades_by_the_visible_checks_and_says_so(released, tmp_path):
    kit = unpack(released, tmp_path)
    command = [sys.executable, "-m", "torchkata", "grade", "--only", "mse_sweep"]
    done = subprocess.run(
        command, cwd=kit, env=of_its_own(kit), capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    *_, sentence, _, isolation = done.stdout.splitlines()
    assert sentence.startswith("Only the checks that you can read were run.")
    assert isolation.startswith("isolation: ")
    assert "TODO    the loss at weight one is fourteen thirds" in done.stdout
    assert "0/4" in done.stdout


def test_the_same_kit_has_the_same_bytes(kit, tmp_path):
    for name in ("one.zip", "other.zip"):
        assert make_kit(tmp_path / name, "--course", kit).returncode == 0
        os.utime(kit / "exercises" / "01_small" / "small.py", (0, 0))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_a_students_work_in_exercises_is_refused(kit, tmp_path):
    work = kit / "exercises" / "01_small" / "small.py"
    work.write_text(work.read_text().replace("raise NotImplementedError", "return 1", 1))
    done = make_kit(tmp_path / "kit.zip", "--course", kit)
    assert done.returncode == 1
    assert (
        done.stderr
        == "exercises/01_small/small.py: stale: it differs from what solutions/ gives. Run `make skeletons`.\n"
    )
    assert list(tmp_path.glob("*.zip")) == []


def test_what_lies_beside_the_skeletons_stays_behind(kit, tmp_path):
    (kit / "exercises" / "01_small" / "small.py.kept").write_text("my answer")
    (kit / "exercises" / "01_small" / "notes.txt").write_text("my answer")
    assert make_kit(tmp_path / "kit.zip", "--course", kit).returncode == 0
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        names = [name for name in archive.namelist() if name.startswith("torchkata/exercises/")]
    assert [name.rsplit("/", 1)[1] for name in names] == ["exercise.toml", "small.py", "test_small.py"]


@pytest.fixture
def project(tmp_path):
    """Return a copy of the whole project, for the machine packs itself; the exercise is the small one."""
    for room in ("grader", "docs"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL_KIT, tmp_path, dirs_exist_ok=True)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


def of_its_own(kit):
    """Return an environment in which Python finds the engine of a kit."""
    return {**os.environ, "PYTHONPATH": str(kit / "grader")}


def make_kit_of(project):
    command = [sys.executable, "-m", "torchkata", "student-kit", "--out", "kit.zip"]
    return subprocess.run(
        command, cwd=project, env=of_its_own(project), capture_output=True, text=True, timeout=120, check=False
    )


def test_a_line_of_the_answer_key_anywhere_is_refused(project):
    hidden = project / "solutions" / "01_small" / "test_hidden.py"
    leaked = "    values = (-rng.random(5)).tolist()"
    assert leaked in hidden.read_text()
    (project / "docs" / "notes.md").write_text(f"As an example:\n\n{leaked}\n")
    done = make_kit_of(project)
    assert done.returncode == 1
    assert done.stderr.startswith("docs/notes.md holds a line of solutions/01_small/test_hidden.py: 'values = (-rng")
    assert not (project / "kit.zip").exists()


def test_caches_dotfiles_and_links_stay_behind(project):
    (project / "grader" / "torchkata" / "author" / "__pycache__").mkdir(exist_ok=True)
    for name in (".hidden", "author/.folder/file.py", "author/__pycache__/old.py", "author/old.pyc", "author/laws.py~"):
        file = project / "grader" / "torchkata" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("no part of the kit")
    (project / "docs" / "key").symlink_to(project / "solutions")
    (project / "docs" / "picture.png").write_bytes(b"a picture")
    done = make_kit_of(project)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(project / "kit.zip") as archive:
        assert "no part of the kit" not in str([archive.read(name) for name in archive.namelist()])
        assert archive.read("torchkata/docs/picture.png") == b"a picture"
        assert not [name for name in archive.namelist() if "docs/key" in name]


def test_a_kit_without_its_answer_key_makes_no_other(kit, tmp_path):
    shutil.rmtree(kit / "solutions")
    done = make_kit(tmp_path / "kit.zip", "--course", kit)
    assert done.returncode == 1
    assert "there is no answer key for it" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_is_one_sentence(kit, tmp_path):
    done = make_kit(tmp_path / "nowhere" / "kit.zip", "--course", kit)
    assert done.returncode == 1
    assert done.stderr.endswith("kit.zip: cannot be written: No such file or directory. Name another file.\n")
