"""The tools that read the code: ruff for lint and format, mypy for types."""

import subprocess
import sys

import pytest

from tests.doors import ROOT

TOOLS = {"ruff check": ["ruff", "check", "."], "ruff format": ["ruff", "format", "--check", "."], "mypy": ["mypy"]}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_code_passes(tool):
    done = subprocess.run(
        [sys.executable, "-m", *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
