"""Runs the scripts of workflow files in the layout of the platforms."""

import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.support.doors import SMALL_KIT, run_command

SECONDS = 240  # limit for one script


def write_program(file: Path, script: str) -> None:
    """Write a program for the shell."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def make_key(folder: Path) -> Path:
    """Return the folder of a whole kit of the small exercise, with its answer key."""
    archive = folder / "kit.zip"
    assert run_command("--course", SMALL_KIT, "student-kit", "--out", archive).returncode == 0
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    archive.unlink()
    key = (folder / "torchkata").rename(folder / "key")
    shutil.copytree(SMALL_KIT / "solutions", key / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    return key


def use_this_python(folder: Path) -> None:
    """Put an environment into a folder that is this one: nothing is installed."""
    write_program(folder / "bin" / "python", f'exec {shlex.quote(sys.executable)} "$@"')
    (folder / "ready").touch()


def run_bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the runners do: it ends at the first command that fails."""
    environment = {**os.environ, **variables}
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
