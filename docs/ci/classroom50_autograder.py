"""Entry file for Classroom 50: goes to ``CLASSROOM/autograders/ASSIGNMENT/autograder.py``.

The kit is the folder TORCHKATA_KIT, or ``torchkata`` beside this file. What lies beside this file can be read by
students: put the student's kit there, which runs the visible checks. Hidden checks need a runner of your own, with the
whole kit in a folder of that machine. TORCHKATA_PYTHON may name a Python in which torchkata is installed.
Ends with 0 where the submission was graded; all else is an error of the infrastructure, and no mark.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

KIT = Path(os.environ.get("TORCHKATA_KIT") or Path(__file__).parent / "torchkata").resolve()


def find_python() -> str:
    """Return a Python in which torchkata is installed; the first call in a kit makes one."""
    named = os.environ.get("TORCHKATA_PYTHON")
    if not named and not (KIT / ".venv" / "ready").exists():
        folder = "engine" if (KIT / "engine").is_dir() else "grader"  # a student's kit, or the whole project
        command = [sys.executable, f"{folder}/prepare.py", ".venv", "requirements/student.txt"]
        subprocess.run(command, cwd=KIT, check=True)
    return named or str(KIT / ".venv" / "bin" / "python")


def main() -> int:
    """Grade the checkout in the working directory and write result.json there."""
    submission = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.json"
        options = ["--isolation", "container", "--feedback", "minimal", "--json", str(record)]
        grade = [find_python(), "-m", "torchkata", "grade", str(submission), *options]
        status = subprocess.run(grade, cwd=KIT, check=False).returncode
        if status:
            return status
        document = json.loads(record.read_text(encoding="utf-8"))
    date = subprocess.run(["git", "log", "-1", "--format=%cI"], capture_output=True, text=True, check=True).stdout

    sys.path.insert(0, str(KIT))
    from torchkata.errors import UnknownSubmission
    from torchkata.formats.classroom50 import write_classroom50

    try:
        write_classroom50(document, {**os.environ, "COMMIT_DATE": date.strip()}, submission / "result.json")
    except UnknownSubmission as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
