"""The set-up that every make target begins with."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.doors import ROOT


@pytest.fixture
def checkout(tmp_path):
    """Return a folder with the Makefile and the set-up script, whose requirements are none."""
    (tmp_path / "grader").mkdir()
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "grader" / "prepare.py", tmp_path / "grader")
    (tmp_path / "requirements.txt").write_text("")
    return tmp_path


def make(checkout, *words):
    command = ["make", f"PYTHON={sys.executable}", *words]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=120, check=False)


def test_the_first_call_prepares_with_a_word_and_the_second_costs_nothing(checkout):
    first = make(checkout, ".venv/ready")
    assert first.returncode == 0, first.stderr
    assert "Setting up .venv" in first.stderr
    second = make(checkout, ".venv/ready")
    assert "Setting up" not in second.stderr


def test_a_failed_set_up_says_what_to_do_and_leaves_nothing(checkout):
    (checkout / "requirements.txt").write_text("no-such-package-anywhere==9\n")
    done = make(checkout, ".venv/ready", "PIP_ARGS=--no-index")
    assert done.returncode == 2
    assert "The packages could not be installed" in done.stderr
    assert "Then call make again: it starts afresh." in done.stderr
    assert not (checkout / ".venv").exists()


def test_what_was_left_half_made_is_made_afresh(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").write_text("not a program")
    assert make(checkout, ".venv/ready").returncode == 0
    version = subprocess.run([checkout / ".venv" / "bin" / "python", "--version"], capture_output=True, check=True)
    assert version.stdout.startswith(b"Python 3")


def test_changed_requirements_are_installed(checkout):
    make(checkout, ".venv/ready")
    (checkout / "requirements.txt").write_text("# changed\n")
    assert "Setting up" in make(checkout, ".venv/ready").stderr


def test_help_names_every_target(checkout):
    shown = make(checkout, "help").stdout
    targets = re.findall(r"^([a-z-]+):", (checkout / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"grade", "class", "demo", "student-kit", "autograder-zip", "test", "bench-class"} <= set(targets)
    for target in targets:
        assert f"make {target} " in shown
