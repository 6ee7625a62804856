"""The worked example of docs/nbgrader.md, word for word, with the real nbgrader: from an empty folder to marks."""

import contextlib
import csv
import re
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.support.cluster import clean, end, environment, free_port
from tests.support.doors import ROOT

EXERCISE = "05_mse_sweep"
# What the page, or one of these programs, starts, and its module.
PROGRAMS = {"nbgrader": "nbgrader", "alembic": "alembic", "jupyter": "jupyter", "jupyter-notebook": "notebook"}
EXPORTED = """Student,ID,SIS User ID,SIS Login ID,Section,mse_sweep (4711)
    Points Possible,,,,,10
"Lovelace, Ada",101,,ada,Section 1,
"Byron, Bob",102,,bob,Section 1,
"Cleo, Clara",103,,cleo,Section 1,
"""
INTERACTIVE = "jupyter notebook\n"  # it does not end by itself


def commands(heading="From an empty folder to marks"):
    """Return the commands of a section, block by block."""
    page = (ROOT / "docs" / "nbgrader.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


def make_repository(folder):
    """Make what a copy of the repository has, with one exercise, and an environment that is ready."""
    for name in ("exercises", "solutions"):
        shutil.copytree(ROOT / name / EXERCISE, folder / name / EXERCISE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "Makefile", folder)
    environment(folder, engine=True)
    for name, module in PROGRAMS.items():
        program = folder / ".venv" / "bin" / name
        program.write_text(f'#!/bin/sh\nexec "{folder}/.venv/bin/python" -m {module} "$@"\n')
        program.chmod(0o755)
    for role in ("student", "teacher"):
        (folder / ".venv" / f"ready{'-teacher' * (role == 'teacher')}").touch()
    (folder / "canvas.csv").write_text(EXPORTED)
    return folder


def variables(folder):
    """Return the variables of a teacher's shell; the data of Jupyter are where this Python has them."""
    own = {name: str(folder / "jupyter" / name) for name in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    shared = {"JUPYTER_PATH": f"{sys.prefix}/share/jupyter", "JUPYTER_CONFIG_PATH": f"{sys.prefix}/etc/jupyter"}
    return {**clean(), **own, **shared, "JUPYTER_CONFIG_DIR": str(folder / "jupyter" / "config")}


def run(folder, blocks):
    """Run blocks of commands in one shell, but for Jupyter, which does not end. Return what was printed."""
    lines = [line for line in "".join(blocks).splitlines() if not line.startswith("jupyter ")]
    command = ["sh", "-c", "\n".join(["set -eu", *lines])]
    options = {"cwd": folder, "env": variables(folder), "timeout": 850}
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Run the worked example in one shell, as the page has it. Return the folder and what was printed."""
    folder = make_repository(tmp_path_factory.mktemp("page"))
    return folder, run(folder, commands())


def rows(file):
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_worked_example_ends_in_marks(walked):
    folder, said = walked
    assert "Success! Your notebook passes all the tests." in said
    assert "torchkata runs the submissions with isolation " in said  # in no kernel
    exported = rows(folder / "nbgrader-course" / "grades.csv")
    marks = {row["student_id"]: float(row["score"]) for row in exported}
    assert {row["assignment"] for row in exported} == {EXERCISE}
    assert (marks["ada"], 0 < marks["bob"] < 5) == (10, True)
    filled = {row["SIS Login ID"]: row["mse_sweep (4711)"] for row in rows(folder / "graded" / "fill" / "canvas.csv")}
    assert float(filled["ada"]) == marks["ada"]
    assert float(filled["bob"]) == marks["bob"]
    assert filled["cleo"] == ""


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_places_that_the_worked_example_names_are_there(walked):
    folder, _ = walked
    course = folder / "nbgrader-course"
    released = (course / "release" / EXERCISE / "mse_sweep.ipynb").read_text(encoding="utf-8")
    assert ("raise NotImplementedError" in released, "HIDDEN TESTS" in released) == (True, False)
    for student in ("ada", "bob"):
        assert (course / "feedback" / student / EXERCISE / "mse_sweep.html").is_file()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_formgrader_of_the_worked_example_lists_the_assignment(walked):
    folder, _ = walked
    assert INTERACTIVE in commands()
    port = free_port()
    options = f"--no-browser --allow-root --port {port} --IdentityProvider.token=t"
    script = f"set -e\n. .venv/bin/activate\ncd nbgrader-course\n{INTERACTIVE.rstrip()} {options}"
    server = subprocess.Popen(
        ["sh", "-c", script], cwd=folder, env=variables(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        listed = fetch(f"http://127.0.0.1:{port}/formgrader/api/assignments?token=t")
        assert f'"name": "{EXERCISE}"' in listed
        assert '"num_submissions": 2' in listed
    finally:
        end(server)


def fetch(address):
    """Return what a server answers, once it does."""
    last = time.monotonic() + 60
    while time.monotonic() < last:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=30) as answer:
            return answer.read().decode()
        time.sleep(0.3)
    raise TimeoutError(address)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_commands_of_the_other_sections_run_too(walked):
    folder, _ = walked
    run(folder, commands("Hand out notebooks"))
    assert list((folder / "dir").rglob("mse_sweep.ipynb"))
    shutil.copytree(folder / "nbgrader-course" / "submitted", folder / "week-3")
    run(folder, [". .venv/bin/activate\n", *commands("The gradebook of a class")])
    exported = rows(folder / "term" / "nbgrader" / "grades.csv")
    assert {row["student_id"]: float(row["score"]) for row in exported}["ada"] == 10
    assert list((folder / "term" / "nbgrader" / "feedback" / "ada").rglob("*.html"))
