"""Fixtures: a kit that may be changed, and the command that grades a source."""

import json
import shutil
from pathlib import Path

import pytest

from tests.doors import SMALL_KIT, Graded, run_command


@pytest.fixture
def kit(tmp_path):
    """Return a copy of the small kit that a test may change."""
    copy = tmp_path / "kit"
    shutil.copytree(SMALL_KIT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def grade(kit, tmp_path):
    """Return a function that grades a source (text, bytes, or a path) as a submission to the small exercise."""

    def run(submission, *words):
        if not isinstance(submission, Path):
            file = tmp_path / "submission" / "small.py"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(submission if isinstance(submission, bytes) else submission.encode())
            submission = file
        document = tmp_path / "record.json"
        done = run_command("--kit", kit, "grade", submission, "--json", document, *words)
        record = json.loads(document.read_text()) if document.exists() else {}
        return Graded(done.returncode, done.stdout, done.stderr, record)

    return run
