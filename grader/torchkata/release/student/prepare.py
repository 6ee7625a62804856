"""Creates the virtual environment: `python3 prepare.py .venv requirements/ROLE.txt [arguments of pip ...]`.

Run by `make` with whatever Python the machine has, so it uses the standard library only and says what is missing.
Its sentences, and those of run_pip.py, stand here and in English: there is no engine with tables of sentences yet.
The roles are student, teacher and dev. An environment that has one has those before it; a further role is added to the
environment that is there. The engine is installed with them: the wheel in engine/, or the checkout itself, editable.

The marker is written first: without it an environment is not ours, and is left alone. A file `ready` (`ready-teacher`,
`ready-dev`) is written last: an environment without `ready` is half-made and is thrown away at the next call.
`prepare.py --clean .venv` removes the environment and the caches, as far as they are ours.
"""

from __future__ import annotations

import errno
import hashlib
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

sys.dont_write_bytecode = True  # nothing is left beside these scripts
import run_pip  # noqa: E402
from run_pip import AGAIN, CAUSES, CLOSED, FULL, SetUpError, install, run, say  # noqa: E402

OLDEST = (3, 11)
ROLES = ("student", "teacher", "dev")  # each with those before it
MARKER, READY, ENGINE = "torchkata-environment", "ready", "engine-installed"
TAG = "CACHEDIR.TAG"  # what marks a folder as the cache of a tool


class Engine(NamedTuple):
    """What pip is to install as the engine, and a text that is another one when it must be installed again."""

    words: list[str]
    version: str


def prepare(folder: Path, requirements: Path, pip_arguments: list[str]) -> None:
    """Make the environment in `folder`, or add to it, unless it is there as it should be. Raises SetUpError."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(f"This is Python {found}, and 3.11 or newer is needed. Name one: make PYTHON=python3.12 ...")
    files = [requirements.with_name(f"{role}.txt") for role in ROLES[: ROLES.index(requirements.stem) + 1]]
    works = run_pip.runs(folder, run_pip.WORKS)
    if not (works and can_stay(folder, files)):
        make_anew(folder, works)
    try:
        complete(folder, files, engine_of(requirements.parent.parent), pip_arguments)
    except BaseException:
        if not (folder / READY).is_file():
            remove(folder)
        raise


def can_stay(folder: Path, files: list[Path]) -> bool:
    """Tell whether an environment needs nothing but additions; one behind a link: whether it has them all."""
    if not (folder / READY).is_file():
        return False
    if folder.is_symlink():
        checkout = files[0].parent.parent / "grader" / "torchkata"
        engine = (run_pip.IS_THIS_CHECKOUT, str(checkout)) if checkout.is_dir() else (run_pip.IMPORTS_ENGINE,)
        return run_pip.runs(folder, run_pip.HAS_ALL, *map(str, files)) and run_pip.runs(folder, *engine)
    return is_ours(folder) and has(folder, files[0])


def make_anew(folder: Path, worked: bool) -> None:
    """Make an environment with nothing but pip in it. Raises SetUpError, OSError."""
    broken = (folder / READY).exists() and not worked
    remove(folder)
    if broken:
        say(f"The Python that {folder} was made with is gone or has become another version: {folder} is made anew.")
    try:
        folder.mkdir(parents=True)
        (folder / MARKER).write_text("Made by make, from requirements/. make clean removes it.\n", encoding="ascii")
        say(f"Setting up {folder} (once; torch is large, so this takes some minutes).")
        python, begin = str(folder / "bin" / "python"), f"{folder} could not be made"
        missing = r"No module named '?(venv|ensurepip)|ensurepip is not available"
        debian = (missing, "Python's venv module is not complete here. On Debian and Ubuntu: apt install python3-venv.")
        run([sys.executable, "-m", "venv", "--without-pip", str(folder)], begin, (debian, *CAUSES))
        run([python, "-m", "ensurepip", "--upgrade", "--default-pip"], begin, (debian, *CAUSES))
    except BaseException:
        remove(folder)
        raise


def complete(folder: Path, files: list[Path], engine: Engine, pip_arguments: list[str]) -> None:
    """Install the packages of the roles and the engine, as far as they are missing. Raises SetUpError, OSError."""
    if not folder.is_symlink():
        new = not (folder / READY).is_file()
        lacking = [file for file in files if not has(folder, file)]
        if lacking:
            if not new:
                say(f"Adding to {folder} what {' and '.join(map(str, lacking))} list{'s' * (len(lacking) == 1)}.")
            install(folder, ["-r", str(files[-1]), *pip_arguments])
        install_engine(folder, engine)
        for file in files:
            stamp_of(folder, file).write_text(version_of(file), encoding="ascii")
        if new or lacking:
            run_pip.compile_packages(folder, for_a_class=len(files) > 1)
            say("Ready.")
    for file in files:
        stamp_of(folder, file).touch()


def install_engine(folder: Path, engine: Engine) -> None:
    """Install the engine unless this one is there. Raises SetUpError, OSError."""
    stamp = folder / ENGINE
    is_there = stamp.is_file() and stamp.read_text(encoding="utf-8") == engine.version
    if is_there and run_pip.runs(folder, run_pip.IMPORTS_ENGINE):
        return
    stamp.unlink(missing_ok=True)
    if engine.words:
        install(folder, ["--no-deps", "--no-index", "--force-reinstall", *engine.words])
    if not run_pip.runs(folder, run_pip.IMPORTS_ENGINE):
        raise SetUpError("The engine is missing: there is no engine/torchkata-*.whl. Unpack the kit again.")
    stamp.write_text(engine.version, encoding="utf-8")


def engine_of(home: Path) -> Engine:
    """Return the engine of a kit (the newest wheel in engine/) or of a checkout. Raises OSError."""
    numbers = {  # of its version: 0.10.0 comes after 0.9.0
        wheel: [int(number) for number in re.findall(r"\d+", wheel.name.split("-")[1])]
        for wheel in (home / "engine").glob("torchkata-*.whl")
    }
    if wheels := sorted(numbers, key=lambda wheel: numbers[wheel]):
        return Engine([str(wheels[-1])], version_of(wheels[-1]))
    project = home / "pyproject.toml"
    if project.is_file() and (home / "grader" / "torchkata").is_dir():
        return Engine(["--no-build-isolation", "--editable", str(home)], f"{version_of(project)} {home.resolve()}")
    return Engine([], "one that the requirements bring")


def stamp_of(folder: Path, requirements: Path) -> Path:
    """Return the file that says that an environment has a role: `ready` for the first, which all have."""
    return folder / (READY if requirements.stem == ROLES[0] else f"{READY}-{requirements.stem}")


def has(folder: Path, requirements: Path) -> bool:
    """Tell whether an environment was made from the same requirements."""
    stamp = stamp_of(folder, requirements)
    return stamp.is_file() and stamp.read_text(encoding="ascii", errors="replace") == version_of(requirements)


def version_of(file: Path) -> str:
    """Return a text that is another one when the content of a file is. Raises OSError."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def is_ours(folder: Path) -> bool:
    """Tell whether `make` has made an environment, with the marker or before there was one; or it is empty."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    before = (folder / READY).is_file() and (folder / "pyvenv.cfg").is_file()
    return (folder / MARKER).is_file() or before or not any(folder.iterdir())


def remove(folder: Path) -> None:
    """Remove an environment of ours, if there is one. Raises SetUpError where something else is there; OSError."""
    if folder.is_symlink():
        raise SetUpError(f"{folder} is a link that make has not made: it is left as it is. To go on: rm {folder}")
    if folder.exists():
        if not is_ours(folder):
            raise SetUpError(
                f"{folder} is there, and was not made by make: it is left as it is. To go on, give it another name: "
                f"mv {folder} {folder}-mine"
            )
        shutil.rmtree(folder)


def clean(folder: Path) -> None:
    """Remove the environment and the caches beside it that are ours or a tool's. Raises SetUpError, OSError."""
    top = folder.parent
    for cache in (top / name for name in (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache")):
        if (cache / TAG).is_file() and not cache.is_symlink():
            shutil.rmtree(cache)
    for peer in (top / ".cache" / "peers").glob("*/pyvenv.cfg"):
        shutil.rmtree(peer.parent)
    for fonts in (top / ".cache" / "matplotlib").glob("fontlist-v*.json"):
        fonts.unlink()
    for place in (top / ".cache" / "peers", top / ".cache" / "matplotlib", top / ".cache"):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
    remove(folder)


def main() -> int:
    """Prepare, or clean; on failure say why, return 1."""
    try:
        if sys.argv[1] == "--clean":
            clean(Path(sys.argv[2]))
        else:
            prepare(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
    except SetUpError as error:
        say(str(error))
        return 1
    except OSError as error:
        full, closed = (errno.ENOSPC, errno.EDQUOT), (errno.EROFS, errno.EACCES, errno.EPERM)
        cause = FULL if error.errno in full else CLOSED if error.errno in closed else f"{error.strerror or error}."
        say(f"{error.filename}: {cause} {AGAIN}")
        return 1
    except KeyboardInterrupt:
        say("Interrupted; nothing is left half-made.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
