"""Checkouts for tests of the set-up, and environments: made once with the module venv, then copied by hard links."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from .doors import ROOT

ROLES = ("student", "teacher", "dev")
STUDENT = ROOT / "grader" / "torchkata" / "release" / "student"
SCRIPTS = ("prepare.py", "run_pip.py")
OURS = ("torchkata*", "ready", "engine-installed")  # what the set-up adds to what the module venv makes
# Stands in for the module venv: a new environment takes 8 seconds of processor time, and a copy 0.2.
VENV = """
import os, shutil, sys
def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)
assert os.listdir(sys.argv[-1]) == ["torchkata-environment"], "what was there before is in the way"
shutil.copytree({bare!r}, sys.argv[-1], symlinks=True, copy_function=link_or_copy, dirs_exist_ok=True)
"""


def make_checkout(folder: Path) -> Path:
    """Give a folder the Makefile and the set-up script, no requirements and a small engine; return the folder."""
    for name in ("grader", "requirements", "engine"):
        (folder / name).mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    for name in SCRIPTS:
        shutil.copy(STUDENT / name, folder / "grader")
    for role in ROLES:
        (folder / "requirements" / f"{role}.txt").write_text("")
    write_wheel(folder / "engine", "torchkata", "0.2.0")
    return folder


def write_wheel(folder: Path, name: str, version: str, size: int = 0, more: Iterable[str] = ()) -> None:
    """Write a wheel of one module that has its own version, and `size` bytes. `more`: names of empty files."""
    about = f"{name}-{version}.dist-info"
    module = f"__version__ = {version!r}\n__path__ = []\n"
    files = {f"{name}.py": module, f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"}
    files |= dict.fromkeys(more, "")
    files[f"{about}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{about}/RECORD"))
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
        wheel.writestr(f"{name}_data.bin", bytes(size))


def make(checkout: Path, *words: object, **options: Any) -> CompletedProcess[str]:
    """Run make."""
    command = ["make", f"PYTHON={sys.executable}", *map(str, words)]
    environment = options.pop("env", os.environ)
    own = {name: value for name, value in environment.items() if not name.startswith("MAKE")}  # of `make test`
    return subprocess.run(
        command, cwd=checkout, env=own, capture_output=True, text=True, timeout=120, check=False, **options
    )


def make_first(folder: Path) -> dict[str, Any]:
    """Make a checkout with a new environment.

    Returns the folder of the checkout, how making it ended, and a folder of modules that stand in for venv.
    """
    for name in ("checkout", "modules"):
        (folder / name).mkdir()
    checkout = make_checkout(folder / "checkout")
    done = make(checkout, ".venv/ready")
    shutil.copytree(checkout / ".venv", folder / "bare", symlinks=True, ignore=shutil.ignore_patterns(*OURS))
    (folder / "modules" / "venv.py").write_text(VENV.format(bare=str(folder / "bare")))
    (folder / "modules" / "ensurepip.py").touch()  # pip is there
    said = {"status": done.returncode, "errors": done.stderr}
    return {"checkout": str(checkout), "modules": str(folder / "modules"), **said}


def copy_environment(source: Path, checkout: Path) -> None:
    """Copy an environment that is ready into a checkout. Its packages are links: pip replaces files, writes into none.

    The stamp gets the date of the checkout's newest file, so that make takes it for done and later files for newer.
    """
    newest = max(file.stat().st_mtime_ns for file in checkout.rglob("*"))
    target = checkout / ".venv"
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("lib"))
    shutil.copytree(source / "lib", target / "lib", symlinks=True, copy_function=os.link)
    os.utime(target / "ready", ns=(newest, newest))
