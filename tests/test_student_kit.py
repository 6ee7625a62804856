"""What students get: all that they need, and nothing of the answer key."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest
import torchkata

from tests.support.doors import ROOT, SMALL_KIT, run_command
from tests.support.lookup import find_in

COMMONPLACE = b"with warnings.catch_warnings():"  # long, and said everywhere


def make_kit(file, *words):
    verb = [] if "student-kit" in words else ["student-kit"]
    return run_command(*words, *verb, "--out", file)


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
    # What a student reads inside of a longer line, for example in a statement, is no secret either.
    public = b"\n".join(line for exercise in (ROOT / "exercises").iterdir() for line in lines_below(exercise))
    written = lines_below(ROOT / "solutions") - {COMMONPLACE}
    secret = written.difference(find_in(public, written))
    assert len(secret) > 500
    everything = released.read_bytes() + b"".join(members_of(released))
    assert len(everything) > 2_000_000
    assert not find_in(everything, secret)


def members_of(archive):
    """Give the content of each file in an archive, and of each in the archives in it."""
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            yield opened.read(name)
            if name.endswith((".zip", ".whl")):
                yield from members_of(io.BytesIO(opened.read(name)))


def names_in(file):
    with zipfile.ZipFile(file) as archive:
        return {name.removeprefix("torchkata/") for name in archive.namelist()}


def test_the_kit_holds_what_students_need_and_no_more(released):
    folders = [path.name for path in (ROOT / "exercises").iterdir() if (path / "exercise.toml").exists()]
    wheel = f"engine/torchkata-{torchkata.__version__}-py3-none-any.whl"
    assert names_in(released) == {
        *("README.md", "Makefile", "LICENSE", ".gitignore"),
        *("engine/prepare.py", "engine/run_pip.py", "requirements/student.txt", wheel),
        *("engine/exercises/course.toml", *(f"engine/exercises/{folder}.zip" for folder in folders)),
    }


def test_each_exercise_is_the_skeleton_the_visible_checks_the_settings_and_the_sealed_mistakes(released):
    with zipfile.ZipFile(released) as archive:
        packed = archive.read("torchkata/engine/exercises/05_mse_sweep.zip")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    public = ROOT / "exercises" / "05_mse_sweep"
    names = ("exercise.toml", "mistakes.json", "mse_sweep.py", "test_mse_sweep.py")
    assert contents == {name: (public / name).read_bytes() for name in names}


def test_the_page_for_students_is_about_their_exercises_and_leads_nowhere_else(released):
    with zipfile.ZipFile(released) as archive:
        page = archive.read("torchkata/README.md").decode()
        makefile = archive.read("torchkata/Makefile").decode()
    first = min(path.name for path in (ROOT / "exercises").iterdir() if (path / "exercise.toml").exists())
    assert f"exercises/{first}/{first[3:]}.py" in page
    assert not re.search("FOLDER|NAME", page)
    assert "](" not in page
    assert not re.search(r"solutions|skeletons|hidden check|make (class|verify|test)", page)
    assert set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)) == {
        *("grade", "watch", "hint", "doctor", "clean", "help")
    }
    assert set(re.findall(r"\bmake ([a-z-]+)", page.replace("install make", ""))) <= {
        "grade",
        "watch",
        "hint",
        "doctor",
        "clean",
    }


def test_an_unpacked_kit_is_found_from_within_and_grades_by_the_visible_checks(released, tmp_path):
    kit = unpack(released, tmp_path)
    command = [sys.executable, "-m", "torchkata", "grade", "--only", "mse_sweep"]
    done = subprocess.run(command, cwd=kit / "engine", capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    assert "exercises/05_mse_sweep: added.\n" in done.stderr
    *_, sentence, _, isolation, _, place, step, then = done.stdout.splitlines()
    folders = sorted(file.parent.name for file in ROOT.glob("exercises/*/exercise.toml"))
    number = folders.index("05_mse_sweep") + 1
    minutes = tomllib.loads((ROOT / "exercises" / "05_mse_sweep" / "exercise.toml").read_text(encoding="utf-8"))[
        "minutes"
    ]
    assert place == f"Exercise {number} of {len(folders)}."
    assert step.startswith("Next: open ../exercises/05_mse_sweep/mse_sweep.py, and write predict (line ")
    assert step.endswith(f"), about {minutes} minutes.")
    assert then == "Then: make grade EX=mse_sweep"
    assert sentence.startswith("Only the checks that you can read were run.")
    assert isolation.startswith("isolation: ")
    assert "05_mse_sweep  not begun, 4.5 points" in done.stdout


def test_a_later_kit_is_installed_although_its_files_have_an_older_date(released, tmp_path):
    kit = unpack(released, tmp_path)
    (kit / ".venv" / "bin").mkdir(parents=True)
    python = kit / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}

    def sets_up():
        """Tell whether make would install, and let it note that it has."""
        command = ["make", "--dry-run", "grade"]
        shown = subprocess.run(command, cwd=kit, env=environment, capture_output=True, text=True, check=True).stdout
        for line in shown.splitlines():
            if line.startswith("echo"):
                subprocess.run(line, shell=True, cwd=kit, check=True)
        (kit / ".venv" / "ready").touch()
        return "engine/prepare.py" in shown

    assert [sets_up(), sets_up()] == [True, False]
    (wheel,) = (kit / "engine").glob("*.whl")
    for file in (wheel, kit / "requirements" / "student.txt"):
        file.write_bytes(file.read_bytes() + b"\n")
        os.utime(file, (0, 0))
        assert [sets_up(), sets_up()] == [True, False]


def test_a_kit_may_release_some_exercises(tmp_path):
    done = make_kit(tmp_path / "kit.zip", "student-kit", "--only", "mse_sweep", "7")
    assert "files for students: mse_sweep, gradient_descent." in done.stdout
    packed = {name for name in names_in(tmp_path / "kit.zip") if name.startswith("engine/exercises/")}
    names = ("05_mse_sweep.zip", "07_gradient_descent.zip", "course.toml")
    assert packed == {f"engine/exercises/{name}" for name in names}


def test_a_line_of_an_exercise_that_is_not_released_is_refused_too(kit, tmp_path):
    run_command("--course", kit, "new", "later")
    (kit / "requirements").mkdir()
    secret = "the key of an exercise that students do not have yet"
    for file in ("requirements/student.txt", "solutions/02_later/test_hidden.py"):
        with (kit / file).open("a") as opened:
            opened.write(f"\n# {secret}\n")
    done = make_kit(tmp_path / "kit.zip", "--course", kit, "student-kit", "--only", "small")
    assert done.returncode == 1
    assert f"requirements/student.txt holds a line of solutions/02_later/test_hidden.py: '# {secret}'" in done.stderr


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


def test_a_hint_that_holds_a_line_of_the_reference_is_refused(kit, tmp_path):
    for room in ("solutions", "exercises"):
        with (kit / room / "01_small" / "exercise.toml").open("a") as file:
            file.write('\n[hints]\ntotal = ["What is a sum?", "A loop.", "return float(sum(values))"]\n')
    done = make_kit(tmp_path / "kit.zip", "--course", kit)
    assert done.returncode == 1
    assert "exercise.toml: hint 3 of total holds a line of the reference: float(sum(values))." in done.stderr
    assert list(tmp_path.glob("*.zip")) == []


def test_what_lies_beside_the_skeletons_stays_behind(kit, tmp_path):
    for name in ("small.py.kept", "notes.txt"):
        (kit / "exercises" / "01_small" / name).write_text("my answer")
    assert make_kit(tmp_path / "kit.zip", "--course", kit).returncode == 0
    with zipfile.ZipFile(unpack(tmp_path / "kit.zip", tmp_path) / "engine" / "exercises" / "01_small.zip") as archive:
        assert archive.namelist() == ["exercise.toml", "mistakes.json", "small.py", "test_small.py"]


def test_a_course_says_what_its_students_install(kit, tmp_path):
    (kit / "requirements").mkdir()
    (kit / "requirements" / "student.txt").write_text("torch==2.13.0\n")
    assert make_kit(tmp_path / "kit.zip", "--course", kit).returncode == 0
    assert (unpack(tmp_path / "kit.zip", tmp_path) / "requirements" / "student.txt").read_text() == "torch==2.13.0\n"


@pytest.fixture
def project(tmp_path):
    """Return a copy of the whole project, for the engine packs itself; the exercise is the small one."""
    shutil.copytree(ROOT / "grader", tmp_path / "grader", ignore=shutil.ignore_patterns("__pycache__"))
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
    (project / "grader" / "torchkata" / "notes.txt").write_text(f"As an example:\n\n{leaked}\n")
    done = make_kit_of(project)
    assert done.returncode == 1
    found = "/torchkata/notes.txt holds a line of solutions/01_small/test_hidden.py: 'values = (-rng"
    assert found in done.stderr
    assert not (project / "kit.zip").exists()


def test_caches_dotfiles_and_links_stay_behind(project):
    (project / "grader" / "torchkata" / "author" / "__pycache__").mkdir(exist_ok=True)
    for name in (".hidden", "author/.folder/file.py", "author/__pycache__/old.py", "author/old.pyc", "author/laws.py~"):
        file = project / "grader" / "torchkata" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("no part of the kit")
    (project / "grader" / "torchkata" / "key").symlink_to(project / "solutions")
    done = make_kit_of(project)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(project / "kit.zip") as archive:
        assert "no part of the kit" not in str([archive.read(name) for name in archive.namelist()])
        (wheel,) = [archive.read(name) for name in archive.namelist() if name.endswith(".whl")]
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        assert "torchkata/author/laws.py" in archive.namelist()
        assert not [name for name in archive.namelist() if name.startswith("torchkata/key")]


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
