"""The tools that read the code: ruff for lint and format, mypy for types, import-linter for who may import whom.

The workflows for CI are read by zizmor, which knows what is unsafe, and held against the schemas of their platforms.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.doors import ROOT

WORKFLOWS = sorted((ROOT / "docs" / "ci").glob("*.yml"))
GITHUB = [file for file in WORKFLOWS if "\njobs:" in file.read_text(encoding="utf-8")]
GITLAB = [file for file in WORKFLOWS if file not in GITHUB]
SCHEMA = ["-m", "check_jsonschema", "--builtin-schema"]
TOOLS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"],
    "schema of GitHub": [*SCHEMA, "vendor.github-workflows", *GITHUB],
    "schema of GitLab": [*SCHEMA, "vendor.gitlab-ci", *GITLAB],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_code_passes(tool):
    done = subprocess.run(
        [sys.executable, *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflows_of_github_are_safe():
    program = Path(sys.executable).parent / "zizmor"
    command = [program, "--offline", "--quiet", "--no-progress", "--color=never", *GITHUB]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert GITHUB
    assert GITLAB
