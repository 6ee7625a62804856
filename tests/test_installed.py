"""The engine as others install it: what the wheel and the source distribution hold, and the wheel at work."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile

import pytest
from packaging.requirements import Requirement

from tests.attacks.corpus import LEVELS
from tests.support.doors import ROOT, SMALL, SMALL_KIT
from tests.support.lookup import find_in

COMMONPLACE = {  # long, and said everywhere
    b"with warnings.catch_warnings():",
    b'axes = figure.add_subplot(projection="3d")',
    b'figure.add_subplot(projection="3d")',
}
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "build", "dist")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUILD = """
import sys
from setuptools import build_meta
folder = sys.argv[1]  # building changes sys.argv
build_meta.build_sdist(folder)
build_meta.build_wheel(folder)
"""
ATTACK = "steal/finds_an_answer_key_among_the_packages"
FIGHT = """
import json, sys
from tests.attacks.arena import fight
from tests.attacks.corpus import find_attacks
(attack,) = [attack for attack in find_attacks() if attack.name == sys.argv[1]]
found = {}
for level in sys.argv[2:]:
    try:
        found[level] = fight(attack, level)
    except RuntimeError as error:  # this machine does not have the level
        found[level] = str(error)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a folder with a wheel and a source distribution, built in a copy of the whole repository."""
    copy, folder = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("built")
    for name in ("grader", "solutions", "exercises", "tests", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=LEFT_OUT)
    for file in (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"):
        shutil.copy(file, copy)
    command = [sys.executable, "-c", BUILD, folder]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def members(built):
    """Return the files of both archives with their content, by name."""
    (wheel,), (source,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as opened:
        of_wheel = {name: opened.read(name) for name in opened.namelist()}
    with tarfile.open(source) as opened:
        files = [member for member in opened.getmembers() if member.isfile()]
        of_source = {file.name.partition("/")[2]: opened.extractfile(file).read() for file in files}
    return {"wheel": of_wheel, "source": of_source}


@pytest.fixture(scope="module")
def python(built, tmp_path_factory):
    """Return a Python in which the wheel alone is installed; all else comes from the packages that are here."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python3*/site-packages")
    (wheel,) = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", packages, wheel]
    subprocess.run(pip, check=True, timeout=100)
    rest = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "rest.pth").write_text("\n".join(rest))
    return folder / "bin" / "python"


def run(python, *words, folder=ROOT, **variables):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        [python, *map(str, words)],
        cwd=folder, env={**environment, **variables}, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip


# What is in the archives


def long_lines_below(folder):
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".png", ".pyc")]
    return {line.strip() for path in files for line in path.read_bytes().splitlines() if len(line.strip()) >= 30}


@pytest.mark.parametrize("archive", ["wheel", "source"])
def test_no_line_of_the_answer_key_is_in_what_others_install(members, archive):
    public = {line for exercise in (ROOT / "exercises").iterdir() for line in long_lines_below(exercise)}
    secret = long_lines_below(ROOT / "solutions") - public - COMMONPLACE
    assert len(secret) > 500
    everything = b"\n".join(members[archive].values())
    assert len(everything) > 500_000
    assert not find_in(everything, secret)
    assert not [name for name in members[archive] if name.startswith(("solutions", "exercises", "tests", "docs"))]


@pytest.mark.parametrize(("archive", "root"), [("wheel", ""), ("source", "grader/")])
def test_every_file_of_the_package_is_there_and_no_other(members, archive, root):
    paths = [path.relative_to(ROOT / "grader") for path in (ROOT / "grader" / "torchkata").rglob("*") if path.is_file()]
    wanted = {f"{root}{path.as_posix()}" for path in paths if path.suffix != ".pyc"}
    assert {f"{root}torchkata/py.typed", f"{root}torchkata/author/template/right/by_adding.txt"} <= wanted
    assert {name for name in members[archive] if name.startswith(f"{root}torchkata/")} == wanted


def test_the_license_comes_along(members):
    assert [name for name in members["wheel"] if name.endswith("LICENSE")]
    assert "LICENSE" in members["source"]


# Versions


OF_THE_COURSE = {"scikit-learn", "scipy", "joblib", "threadpoolctl", "narwhals"}  # the engine does without them


def pinned(role):
    lines = (ROOT / "requirements" / f"{role}.txt").read_text(encoding="utf-8").splitlines()
    return {one.name: one for line in lines if line and line[0] not in "#-" for one in [Requirement(line)]}


def declared(lines):
    return {one.name: one for one in map(Requirement, lines) if one.name != "torchkata"}


def test_requirements_by_role_and_the_extras_name_the_same_versions():
    extras = {name: declared(lines) for name, lines in PROJECT["optional-dependencies"].items()}
    build = Requirement("setuptools==84.2.1")
    assert [str(build)] == tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    base = declared(PROJECT["dependencies"])
    promised = base.pop("pytest").specifier
    student = pinned("student")
    assert promised.contains(next(iter(student.pop("pytest").specifier)).version)
    assert student.pop("setuptools") == build
    assert {name: student.pop(name) for name in OF_THE_COURSE}.keys() == OF_THE_COURSE
    assert student == base
    assert pinned("teacher") == extras["class"] | extras["cluster"] | extras["author"]
    assert pinned("dev") | {"setuptools": build} == extras["dev"]
    every = [one for role in ("student", "teacher", "dev") for one in pinned(role).values()]
    assert all([part.operator for part in one.specifier] == ["=="] for one in every)


# The wheel at work


def test_the_installed_command_grades_and_keeps_its_fonts_in_its_environment(python, tmp_path):
    (tmp_path / "small.py").write_text(SMALL)
    words = ["--course", SMALL_KIT, "grade", tmp_path / "small.py", "--json", tmp_path / "record.json"]
    done = run(python, "-I", "-m", "torchkata", *words)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads((tmp_path / "record.json").read_text())
    assert (record["points"], record["isolation"] != "none") == (10, True)
    code = "import torchkata as t; from torchkata.sandbox.filesystem import font_cache as f; print(t.__file__, f())"
    module, fonts = run(python, "-I", "-c", code).stdout.split()
    home = str(python.parent.parent)
    assert module.startswith(home)
    assert fonts.startswith(home)
    assert os.path.isdir(fonts)


ELSEWHERE = """
import sys
def test_nothing_was_imported(pytestconfig):
    assert pytestconfig.pluginmanager.has_plugin("torchkata")
    assert not {"numpy", "torch", "torchkata.marking.plugin"} & set(sys.modules)
    assert pytestconfig.getoption("--seed") == "of this project"
"""
CONFTEST = "def pytest_addoption(parser):\n    parser.addoption('--seed', default='of this project')\n"


def test_the_plugin_disturbs_no_project_that_is_not_a_course(python, tmp_path):
    (tmp_path / "test_other.py").write_text(ELSEWHERE)
    (tmp_path / "conftest.py").write_text(CONFTEST)
    done = run(python, "-m", "pytest", "-q", folder=tmp_path)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_plugin_is_there_in_a_course_and_for_files_of_one(python, tmp_path):
    course = tmp_path / "course"
    shutil.copytree(SMALL_KIT, course, ignore=LEFT_OUT)
    checks, answer = course / "solutions" / "01_small", course / "solutions" / "01_small" / "small.py"
    for folder, words in ((course, ["solutions"]), (tmp_path, [checks]), (tmp_path, [f"{checks}/test_visible.py"])):
        done = run(python, "-m", "pytest", "-q", *words, "--submission", answer, folder=folder)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def evidence(python):
    """Return what an attack got at each level, from one process of the installed engine."""
    done = run(python, "-c", FIGHT, ATTACK, *LEVELS, PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("level", "found"), [("full", []), ("container", []), ("none", ["stolen: hidden checks"])])
def test_student_code_gets_nothing_of_an_answer_key_from_the_installed_engine(evidence, level, found):
    assert evidence[level] == found


def test_student_code_can_import_the_installed_engine(python, tmp_path):
    """Or the test above would show nothing."""
    (tmp_path / "small.py").write_text(f"import torchkata.course.find\n\n{SMALL}")
    words = ["--course", SMALL_KIT, "grade", tmp_path / "small.py", "--isolation", "container"]
    assert "10/10 points" in run(python, "-I", "-m", "torchkata", *words).stdout
    assert "ERROR" in run(sys.executable, "-I", "-m", "torchkata", *words).stdout  # where it is a checkout
