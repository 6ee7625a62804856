"""The tools that read the code: ruff for lint and format, mypy for types, import-linter for who may import whom."""

import subprocess
import sys

import pytest

from tests.support.doors import ROOT

TOOLS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_code_passes(tool):
    done = subprocess.run(
        [sys.executable, *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
