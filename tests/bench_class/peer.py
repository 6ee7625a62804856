"""What the peers have in common: an environment of their own, and what one run of them gives."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from torchkata.course.catalog import Exercise

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "peers"
PINNED = ("torch==", "numpy==", "matplotlib==", "pytest==", "msgspec==")
Points = dict[tuple[str, str], float]  # of student and exercise


class PeerMissing(Exception):
    """A peer cannot be installed or does not run here; the text says why."""


@dataclass(frozen=True)
class Bench:
    """What is graded, and an empty folder to work in."""

    exercises: list[Exercise]
    submissions: Path
    students: list[str]
    work: Path

    def file(self, student: str, exercise: Exercise) -> Path:
        """Return a student's file for an exercise."""
        return self.submissions / student / exercise.file


@dataclass
class Outcome:
    """The wall seconds of each submission, or of all together in one command, and the points."""

    seconds: list[float]
    points: Points = field(default_factory=dict)

    def per_submission(self, students: int) -> float:
        """Return the seconds of one submission on average."""
        return sum(self.seconds) / students


def environment(bin_folder: Path | None = None) -> dict[str, str]:
    """Return the variables of a peer's processes: its own programs first, the kit importable, no settings of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "JUPYTER", "IPYTHON"))}
    path = f"{bin_folder}{os.pathsep}{kept['PATH']}" if bin_folder else kept["PATH"]
    return {
        **kept,
        "PATH": path,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'grader'}",
        "MPLBACKEND": "agg",
        "PYTHONWARNINGS": "ignore",
    }


def install(name: str, packages: list[str]) -> Path:
    """Make the virtual environment of a peer, once; return its folder of programs. Raises PeerMissing."""
    folder = CACHE / name
    ready = folder / "ready"
    wanted = [
        line for line in (ROOT / "requirements" / "student.txt").read_text().splitlines() if line.startswith(PINNED)
    ]
    wanted = [*packages, *wanted]
    if not ready.is_file() or ready.read_text().split() != wanted:
        print(f"  installing {name} in {folder.relative_to(ROOT)} (once; some minutes)", flush=True)
        run([sys.executable, "-m", "venv", "--clear", folder], CACHE.parent)
        pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        run([*pip, "--progress-bar", "off", *wanted], CACHE.parent)
        ready.write_text("\n".join(wanted))
    return folder / "bin"


def run(command: list[object], folder: Path, variables: dict[str, str] | None = None) -> str:
    """Run a command and return what it printed. Raises PeerMissing where it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, env=variables, capture_output=True, text=True, errors="replace")
    if done.returncode:
        told = (done.stderr.strip() or done.stdout.strip()).splitlines()[-3:]
        raise PeerMissing(f"{Path(words[0]).name} failed with status {done.returncode}: {' | '.join(told)}")
    return done.stdout
