"""The range of pytest that pyproject.toml promises, tried at both ends: by hand, and under the command."""

import json
import subprocess
import sys
import tomllib
import venv

import pytest
from packaging.requirements import Requirement

from tests.support.doors import ROOT, SMALL, SMALL_KIT, with_function

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
(RANGE,) = (one for one in map(Requirement, PROJECT["dependencies"]) if one.name == "pytest")
OLDEST = next(part.version for part in RANGE.specifier if part.operator == ">=")
ENDS = {"oldest": f"pytest=={OLDEST}", "newest": str(RANGE)}
WRONG = with_function("double", "def double(values):\n    return [3.0 * v for v in values]")


@pytest.fixture(scope="module", params=ENDS)
def python(request, tmp_path_factory):
    """Return a Python with one end of the range, and for all else the packages that are installed here."""
    folder = tmp_path_factory.mktemp(request.param)
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "rest.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    (packages / "engine.pth").write_text(str(ROOT / "grader"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", packages, "--retries", "1"]
    done = subprocess.run([*pip, ENDS[request.param]], capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.skip(f"the {request.param} pytest: {ENDS[request.param]} cannot be had here")
    return folder / "bin" / "python"


def run(python, *words, folder=ROOT):
    command = [python, "-m", *map(str, words)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=200, check=False)


def test_the_command_grades_and_knows_what_is_wrong(python, tmp_path):
    (about,) = python.parent.parent.glob("lib/python3*/site-packages/pytest-*.dist-info")
    installed = about.name.removeprefix("pytest-").removesuffix(".dist-info")
    assert RANGE.specifier.contains(installed)
    if python.parent.parent.name.startswith("oldest"):
        assert installed.startswith(OLDEST)
    (tmp_path / "small.py").write_text(WRONG)
    done = run(
        python, "torchkata", "--course", SMALL_KIT, "grade", tmp_path / "small.py", "--json", tmp_path / "record.json"
    )
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads((tmp_path / "record.json").read_text())
    assert (record["points"], record["max_points"]) == (5, 10)
    assert {check["verdict"] for check in record["exercises"][0]["checks"]} == {"PASS", "WRONG"}


def test_the_checks_run_by_hand(python, tmp_path):
    checks = SMALL_KIT / "solutions" / "01_small"
    for source, told in ((SMALL, "10 passed"), (WRONG, "WRONG: ")):
        (tmp_path / "small.py").write_text(source)
        done = run(python, "pytest", checks, "-p", "no:xdist", "--submission", tmp_path / "small.py")
        assert told in done.stdout, done.stdout + done.stderr
