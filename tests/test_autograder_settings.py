"""The settings of the autograder: what is not known is refused when the image is built, and each default tells less."""

import os
import shlex
import subprocess
import sys

import pytest
from torchkata.cli.main import run as run_here
from torchkata.sandbox.levels import Level

from tests.support.containers import TRIPLED, assert_nothing_was_graded, hand_in, results_of, run
from tests.support.doors import SMALL
from tests.support.records import find_test

FEEDBACK = "Allowed: minimal full, with a comma and one of hints=full hints=after-tries hints=none"
WRONG = [
    ("ISOLATION", "fulll", "Allowed: confined full container none; or leave it empty for the default."),
    ("ISOLATION", "Full", "Allowed: confined full container none;"),
    ("FEEDBACK", "minimall", f"{FEEDBACK}; or leave it empty for the default."),
    ("FEEDBACK", "minimal,hints=some", f"{FEEDBACK};"),
    ("FEEDBACK", "minimal,full", f"{FEEDBACK};"),
    ("FEEDBACK", "hints=none,hints=full", f"{FEEDBACK};"),
    ("FEEDBACK", ",", f"{FEEDBACK};"),
    ("HIDDEN_VISIBILITY", "after-published", "Allowed: hidden after_published after_due_date visible;"),
    ("PIP_ARGS", "https://example.org/cpu", "Allowed: options of pip, as in --extra-index-url ADDRESS."),
    ("PIP_ARGS", '--extra-index-url "https://example.org"', "Leave out the inner quotation marks."),
]


def change_settings(container, old, new):
    settings = container / "source" / "settings.sh"
    assert old in settings.read_text()
    settings.write_text(settings.read_text().replace(old, new))


def write_program(file, *lines):
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def programs(tmp_path):
    """Return a search path on which apt-get only writes down that it was called."""
    write_program(tmp_path / "programs" / "apt-get", f'echo "$@" >> {tmp_path}/installed')
    return f"{tmp_path / 'programs'}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize(("name", "value", "allowed"), WRONG)
def test_the_set_up_refuses_a_value_that_is_not_known_before_anything_is_installed(
    container, tmp_path, programs, name, value, allowed
):
    settings = {f"TORCHKATA_{name}": value, "TORCHKATA_PYTHON": "", "PATH": programs}
    done = run(container, "source/setup.sh", **settings)
    assert done.returncode == 1
    assert f"settings.sh: TORCHKATA_{name} is '{value}'. {allowed}" in done.stderr
    assert not (tmp_path / "installed").exists()
    assert not (container / "venv").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"${TORCHKATA_FEEDBACK:=minimal}"', '"${TORCHKATA_FEEDBAK:=minimal}"', "TORCHKATA_FEEDBAK is not a setting."),
        ('"${TORCHKATA_FEEDBACK:=minimal}"', '"${TORCHKTA_FEEDBACK:=minimal}"', "TORCHKTA_FEEDBACK is not a setting."),
        ("FEEDBACK:=minimal", "FEEDBACK:=minimum", "TORCHKATA_FEEDBACK is 'minimum'."),
        (': "${TORCHKATA_FEEDBACK:=minimal}"', "if", "the file cannot be read as a script."),
    ],
)
def test_a_misspelt_line_of_the_settings_is_refused_by_both_scripts(container, old, new, said):
    change_settings(container, old, new)
    hand_in(container, SMALL)
    done = run(container, "source/setup.sh")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"settings.sh: {said}" in done.stderr
    done = run(container)
    assert done.returncode == 1
    assert f"settings.sh: {said}" in done.stdout
    assert_nothing_was_graded(container)


def test_an_unknown_name_in_the_environment_is_refused_with_the_known_ones(container):
    done = run(container, "source/setup.sh", TORCHKATA_FEEDBAK="minimal")
    assert done.returncode == 1
    assert "TORCHKATA_FEEDBAK is not a setting. The settings are: TORCHKATA_PIP_ARGS TORCHKATA_ISOLATION" in done.stderr


def test_a_teacher_may_set_other_variables_for_pip(container):
    change_settings(container, "export", "index=https://example.org\nPIP_TIMEOUT=9 HTTPS_PROXY=x\nexport")
    assert run(container, "source/setup.sh").returncode == 0


@pytest.mark.parametrize("python", ["/no/such/python", "exit 1"])
def test_a_python_without_the_engine_is_refused(container, tmp_path, python):
    if python == "exit 1":
        python = write_program(tmp_path / "python", "exit 1")
    done = run(container, "source/setup.sh", TORCHKATA_PYTHON=str(python))
    assert done.returncode == 1
    assert f"TORCHKATA_PYTHON is '{python}'. Allowed: a Python in which torchkata is installed." in done.stderr


def test_the_set_up_fails_where_the_level_cannot_be_had(container, tmp_path):
    doctor = 'case "$*" in *doctor*) echo "$@"; exit 1;; esac'
    python = write_program(tmp_path / "python", doctor, f'exec {shlex.quote(sys.executable)} "$@"')
    done = run(container, "source/setup.sh", TORCHKATA_PYTHON=str(python))
    assert done.returncode == 1
    assert done.stdout == "-m torchkata doctor --require confined\n"
    assert "The level was tried while the image is built." in done.stderr
    done = run(container, "source/setup.sh", TORCHKATA_PYTHON=str(python), TORCHKATA_ISOLATION="full")
    assert done.stdout.endswith("doctor --require full\n")


@pytest.mark.parametrize(
    ("here", "wanted", "status"),
    [
        ([Level.NONE], "confined", 1),
        ([Level.NONE], "container", 1),
        ([Level.NONE], "none", 0),
        ([], "none", 1),
        ([Level.CONTAINER, Level.NONE], "confined", 0),
        ([Level.CONTAINER, Level.NONE], "full", 1),
    ],
)
def test_the_doctor_ends_with_a_status_where_a_level_is_required(monkeypatch, capsys, here, wanted, status):
    monkeypatch.setattr("torchkata.sandbox.doctor.try_level", lambda level: (level in here, ""))
    assert run_here(["doctor"]) == 0
    capsys.readouterr()
    assert run_here(["doctor", "--require", wanted]) == status
    shown = capsys.readouterr()
    found = ", ".join(here) or "no level at all"
    sentence = f"Level {wanted} is required, and this machine does not have it. It has: {found}."
    assert (sentence in shown.err) is bool(status)
    assert "protects" in shown.out


def test_unchanged_settings_tell_less_and_confine_more(container):
    hand_in(container, TRIPLED)
    assert run(container).returncode == 0
    results = results_of(container)
    assert [test["visibility"] for test in results["tests"] if "score" in test] == ["visible"] * 3 + ["hidden"] * 6
    assert find_test(results, "01_small: a single value is doubled")["output"] == "WRONG"
    script = f". {container}/source/settings.sh; echo $TORCHKATA_ISOLATION"
    assert subprocess.run(["bash", "-c", script], capture_output=True, text=True).stdout == "confined\n"


def test_the_set_up_keeps_no_cache_and_nothing_that_only_compilers_need(container, tmp_path, programs):
    packages = tmp_path / "packages"
    for name in ("test/atest", "include/c.h", "bin/protoc", "bin/torch_shm_manager", "lib/libtorch.so", "nn/init.py"):
        (packages / "torch" / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / "torch" / name).write_text("")
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    real = f'exec {shlex.quote(sys.executable)} "$@"'
    write_program(tmp_path / "made", f'case "$*" in *sysconfig*) echo {packages}; exit;; esac', real)
    prepares = (
        f'*prepare.py*) echo "$PIP_NO_CACHE_DIR" > {tmp_path}/cache; mkdir -p $2/bin; cp {tmp_path}/made $2/bin/python'
    )
    write_program(tmp_path / "programs" / "python3.13", f'case "$*" in {prepares}; exit;; esac', real)
    done = run(container, "source/setup.sh", TORCHKATA_PYTHON="", PATH=programs)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cache").read_text() == "1\n"
    left = sorted(str(file.relative_to(packages / "torch")) for file in packages.rglob("*") if file.is_file())
    assert left == ["bin/torch_shm_manager", "lib/libtorch.so", "nn/init.py"]
