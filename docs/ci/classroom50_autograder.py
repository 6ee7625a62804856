"""Entry file for Classroom 50: goes to ``CLASSROOM/autograders/ASSIGNMENT/autograder.py``.

The kit is the folder TORCHKATA_KIT, or ``torchkata`` beside this file. What lies beside this file can be read by
students: put the student's kit there, which runs the visible checks. Hidden checks need a runner of your own, with the
whole kit in a folder of that machine. TORCHKATA_PYTHON may name a Python in which torchkata is installed.
Ends with 0 where the submission was graded; all else is an error of the infrastructure, and no mark.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

EXERCISES: tuple[str, ...] = ()  # of this assignment, as ("mse_sweep",); empty: all in the kit
KIT = Path(os.environ.get("TORCHKATA_KIT") or Path(__file__).parent / "torchkata").resolve()
RESULT = "result.json"


def find_python() -> str:
    """Return a Python in which torchkata is installed; the first call in a kit makes one."""
    named = os.environ.get("TORCHKATA_PYTHON")
    if named and not shutil.which(named):
        sys.exit(
            f"TORCHKATA_PYTHON is {named!r}: there is no such program. Name a Python in which torchkata is installed."
        )
    if not KIT.is_dir():
        sys.exit(f"TORCHKATA_KIT is {str(KIT)!r}: there is no such folder. Name the folder of the unpacked kit.")
    if not named and not (KIT / ".venv" / "ready").exists():
        folder = "engine" if (KIT / "engine").is_dir() else "grader"  # a student's kit, or the whole project
        command = [sys.executable, f"{folder}/prepare.py", ".venv", "requirements/student.txt"]
        subprocess.run(command, cwd=KIT, check=True)
    return named or str(KIT / ".venv" / "bin" / "python")


def remove(path: Path) -> None:
    """Remove what a student committed under the name of the result: a file, a link, or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def main() -> int:
    """Grade the checkout in the working directory and write result.json there."""
    submission = Path.cwd()
    python = find_python()
    date = subprocess.run(["git", "log", "-1", "--format=%cI"], capture_output=True, text=True, check=True).stdout
    remove(submission / RESULT)
    options = ["--isolation", "container", "--feedback", "minimal", "--write", f"classroom50={submission / RESULT}"]
    options += ["--require-all", *(["--only", *EXERCISES] if EXERCISES else [])]
    command = [python, "-m", "torchkata", "grade", str(submission), *options]
    return subprocess.run(command, cwd=KIT, env={**os.environ, "COMMIT_DATE": date.strip()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
