"""Creates the virtual environment: `python3 prepare.py .venv requirements/ROLE.txt [arguments of pip ...]`.

Run by `make` with whatever Python the machine has, so it uses the standard library only and says what is missing.
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
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

OLDEST = (3, 11)
ROLES = ("student", "teacher", "dev")  # each with those before it
MARKER, READY, ENGINE = "torchkata-environment", "ready", "engine-installed"
TAG = "CACHEDIR.TAG"  # what marks a folder as the cache of a tool
AGAIN = "Then call make again: it starts afresh."
NOT_INSTALLED = "The packages could not be installed"
LARGE_MB = 5  # what takes long enough to be named while it comes
COMES = re.compile(r" *(?:Downloading|Using cached) (?:\S*/)?([^/\s]+)\.(?:whl|tar\.gz) \(([\d.]+) ([MG]B)\)")
LIES_HERE = re.compile(r" *Processing (\S+\.(?:whl|tar\.gz))")  # on this machine's disk
FULL = (
    "the disk is full, or a quota is used up: some GB are needed here and in the folder for temporary files (TMPDIR)."
)
CLOSED = "this folder cannot be written: it is read-only, or not yours. Copy the kit to a folder of your own."
CAUSES = (  # what pip and Python say -> what it means
    (r"No space left on device|Disk quota exceeded|Errno 28\b", f"{FULL} Free some."),
    (r"Read-only file system|Permission denied|Errno 30\b|Errno 13\b", CLOSED),
    (
        r"ConnectionError|NameResolution|Timeout|timed out|Connection (refused|reset|aborted)|connection broken"
        r"|Network is unreachable|name resolution|getaddrinfo|ProxyError|SSLError|CERTIFICATE|Max retries exceeded",
        "the package index cannot be reached. Look at the network connection, and at the proxy if there is one.",
    ),
    (
        r"No matching distribution found|Could not find a version",
        f"the index has no such package (see above) for Python {sys.version_info[0]}.{sys.version_info[1]} on this "
        "machine. Name another Python (make PYTHON=python3.12 ...) or another index (PIP_ARGS).",
    ),
)
WORKS = "import os, sys; os.stat(sys.prefix + '/lib/python%d.%d/site-packages' % sys.version_info[:2])"
HAS_ALL = """
import sys
from importlib.metadata import version
from pip._vendor.packaging.requirements import Requirement
lines = [line.partition("#")[0].strip() for file in sys.argv[1:] for line in open(file, encoding="utf-8")]
lines = [line for line in lines if not line.startswith("-")]
wanted = [one for one in map(Requirement, filter(None, lines)) if one.marker is None or one.marker.evaluate()]
sys.exit(not all(one.specifier.contains(version(one.name), prereleases=True) for one in wanted))
"""
IMPORTS_ENGINE = "import torchkata"
IS_THIS_CHECKOUT = "import os, sys, torchkata; sys.exit(not os.path.samefile(torchkata.__path__[0], sys.argv[1]))"


class SetUpError(Exception):
    """The environment could not be made; the text says what to do."""


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
    home = requirements.parent.parent
    works = runs(folder, WORKS)
    if not (works and can_stay(folder, files, home)):
        make_anew(folder, works)
    try:
        engine = engine_of(home)
        complete(folder, files, engine, pip_arguments)
    except BaseException:
        if not (folder / READY).is_file():
            remove(folder)
        raise


def can_stay(folder: Path, files: list[Path], home: Path) -> bool:
    """Tell whether an environment needs nothing but additions; one behind a link: whether it has them all."""
    if not (folder / READY).is_file():
        return False
    if folder.is_symlink():
        checkout = home / "grader" / "torchkata"
        engine = (IS_THIS_CHECKOUT, str(checkout)) if checkout.is_dir() else (IMPORTS_ENGINE,)
        return runs(folder, HAS_ALL, *map(str, files)) and runs(folder, *engine)
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
    stamps = [stamp_of(folder, file) for file in files]
    if not folder.is_symlink():
        new = not (folder / READY).is_file()
        lacking = [file for file in files if not has(folder, file)]
        if lacking:
            if not new:
                say(f"Adding to {folder} what {' and '.join(map(str, lacking))} list{'s' * (len(lacking) == 1)}.")
            install(folder, ["-r", str(files[-1]), *pip_arguments])
        install_engine(folder, engine)
        for file, stamp in zip(files, stamps):
            stamp.write_text(version_of(file), encoding="ascii")
        if new or lacking:
            say("Ready.")
    for stamp in stamps:
        stamp.touch()


def install_engine(folder: Path, engine: Engine) -> None:
    """Install the engine unless this one is there. Raises SetUpError, OSError."""
    stamp = folder / ENGINE
    is_there = stamp.is_file() and stamp.read_text(encoding="utf-8") == engine.version
    if is_there and runs(folder, IMPORTS_ENGINE):
        return
    stamp.unlink(missing_ok=True)
    if engine.words:
        install(folder, ["--no-deps", "--no-index", "--force-reinstall", *engine.words])
    if not runs(folder, IMPORTS_ENGINE):
        raise SetUpError("The engine of torchkata is missing: there is no engine/torchkata-*.whl. Unpack the kit again.")
    stamp.write_text(engine.version, encoding="utf-8")


def engine_of(home: Path) -> Engine:
    """Return the engine of a kit (the newest wheel in engine/) or of a checkout. Raises OSError."""
    wheels = sorted((home / "engine").glob("torchkata-*.whl"), key=lambda file: numbers_in(file.name.split("-")[1]))
    if wheels:
        return Engine([str(wheels[-1])], version_of(wheels[-1]))
    project = home / "pyproject.toml"
    if project.is_file() and (home / "grader" / "torchkata").is_dir():
        return Engine(["--no-build-isolation", "--editable", str(home)], f"{version_of(project)} {home.resolve()}")
    return Engine([], "one that the requirements bring")


def numbers_in(version: str) -> list[int]:
    """Return the numbers of a version, by which 0.10.0 comes after 0.9.0."""
    return [int(number) for number in re.findall(r"\d+", version)]


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


def install(folder: Path, words: list[str]) -> None:
    """Have pip install, and name each large package while it comes. Raises SetUpError."""
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    run([*pip, "--progress-bar", "off", *words], NOT_INSTALLED, CAUSES, show=True)


def announce(line: str) -> None:
    """Say of a line of pip's which large package comes now, and how many are unpacked."""
    if found := COMES.match(line):
        name, size = found[1], float(found[2]) * (1000 if found[3] == "GB" else 1)
    elif found := LIES_HERE.match(line):
        file = Path(found[1])
        name, size = file.name, file.stat().st_size / 1e6 if file.is_file() else 0
    else:
        packages = line.partition("Installing collected packages: ")[2].split(", ")
        if len(packages) > 1:
            say(f"unpacking {len(packages)} packages ...")
        return
    if size >= LARGE_MB:
        package, version = [*name.split("-"), ""][:2]
        say(f"{package} {version.replace('%2B', '+')} ({size:.0f} MB) ...")


def run(command: list[str], begin: str, causes: tuple[tuple[str, str], ...], show: bool = False) -> None:
    """Run `command`; `show`: its errors and what is large, as they come. Raises SetUpError with the cause that fits."""
    said: list[str] = []
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            errors = threading.Thread(target=follow, args=(process.stderr, said, write if show else None))
            errors.start()
            follow(process.stdout, said, announce if show else None)
            errors.join()
    except OSError as error:
        raise SetUpError(f"{begin}: {command[0]} cannot be started ({error.strerror}). {AGAIN}") from error
    if process.returncode == 0:
        return
    text = "".join(said)
    for pattern, cause in causes:
        if re.search(pattern, text):
            raise SetUpError(f"{begin}: {cause} {AGAIN}")
    if not show:
        write(text)
    raise SetUpError(f"{begin}: the lines above say why. {AGAIN}")


def follow(stream: IO[bytes], said: list[str], tell: Callable[[str], None] | None) -> None:
    """Keep the lines of a stream, and `tell` each as it comes."""
    for raw in stream:
        said.append(raw.decode(errors="replace"))
        if tell:
            tell(said[-1])


def write(text: str) -> None:
    """Write what a program said to standard error, in characters that every terminal has."""
    sys.stderr.write(text.encode("ascii", "backslashreplace").decode())
    sys.stderr.flush()


def runs(folder: Path, code: str, *words: str) -> bool:
    """Tell whether the Python of an environment runs `code` and ends well."""
    try:
        command = [str(folder / "bin" / "python"), "-I", "-c", code, *words]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


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


def say(sentence: str) -> None:
    """Print one line, at once and where results are not printed."""
    print(f"torchkata: {sentence}", file=sys.stderr, flush=True)


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
