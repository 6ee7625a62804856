"""Creates the virtual environment: `python3 grader/prepare.py .venv requirements.txt [arguments of pip ...]`.

Run by `make` with whatever Python the machine has, so it uses the standard library only and says what is missing.
The marker is written first: without it an environment is not ours, and is left alone. The file `ready` is written
last: an environment without it is half-made and is thrown away at the next call.
`prepare.py --clean .venv` removes the environment and the caches, as far as they are ours.
"""

from __future__ import annotations

import errno
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
MARKER, READY = "torchkata-environment", "ready"
TAG = "CACHEDIR.TAG"  # what marks a folder as the cache of a tool
AGAIN = "Then call make again: it starts afresh."
NOT_INSTALLED = "The packages could not be installed"
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
lines = [line.partition("#")[0].strip() for line in open(sys.argv[1], encoding="utf-8")]
wanted = [one for one in map(Requirement, filter(None, lines)) if one.marker is None or one.marker.evaluate()]
sys.exit(not all(one.specifier.contains(version(one.name), prereleases=True) for one in wanted))
"""


class SetUpError(Exception):
    """The environment could not be made; the text says what to do."""


def prepare(folder: Path, requirements: Path, pip_arguments: list[str]) -> None:
    """Make the environment in `folder`, unless it is there as it should be. Raises SetUpError."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(f"This is Python {found}, and 3.11 or newer is needed. Name one: make PYTHON=python3.12 ...")
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    works = runs(folder, WORKS)
    if works and is_as_wanted(folder, wanted, requirements):
        (folder / READY).touch()
        return
    broken = (folder / READY).exists() and not works
    remove(folder)
    if broken:
        say(f"The Python that {folder} was made with is gone or has become another version: {folder} is made anew.")
    try:
        folder.mkdir(parents=True)
        (folder / MARKER).write_text("Made by make, from requirements.txt. make clean removes it.\n", encoding="ascii")
        say(f"Setting up {folder} (once; torch is large, so this takes some minutes).")
        fill(folder, requirements, pip_arguments)
        (folder / READY).write_text(wanted, encoding="ascii")
    except BaseException:
        remove(folder)
        raise
    say("Ready.")


def is_as_wanted(folder: Path, wanted: str, requirements: Path) -> bool:
    """Tell whether an environment was made from the same requirements; one behind a link: whether it has them all."""
    if not (folder / READY).is_file():
        return False
    if folder.is_symlink():
        return runs(folder, HAS_ALL, str(requirements))
    return is_ours(folder) and (folder / READY).read_text(encoding="ascii", errors="replace") == wanted


def fill(folder: Path, requirements: Path, pip_arguments: list[str]) -> None:
    """Make the environment and install the packages. Raises SetUpError, OSError."""
    python = str(folder / "bin" / "python")
    begin = f"{folder} could not be made"
    missing = r"No module named '?(venv|ensurepip)|ensurepip is not available"
    debian = (missing, "Python's venv module is not complete here. On Debian and Ubuntu: apt install python3-venv.")
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)], begin, (debian, *CAUSES))
    run([python, "-m", "ensurepip", "--upgrade", "--default-pip"], begin, (debian, *CAUSES))
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    quietly = ["--quiet", "--progress-bar", "off", "-r", str(requirements)]
    run([*pip, *quietly, *pip_arguments], NOT_INSTALLED, CAUSES, show=True)


def run(command: list[str], begin: str, causes: tuple[tuple[str, str], ...], show: bool = False) -> None:
    """Run `command`; `show`: what it says as it comes. Raises SetUpError with the cause that fits what it said."""
    said = []
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            assert process.stdout
            for raw in process.stdout:
                said.append(raw.decode(errors="replace"))
                if show:
                    sys.stderr.write(said[-1].encode("ascii", "backslashreplace").decode())
                    sys.stderr.flush()
    except OSError as error:
        raise SetUpError(f"{begin}: {command[0]} cannot be started ({error.strerror}). {AGAIN}") from error
    if process.returncode == 0:
        return
    text = "".join(said)
    for pattern, cause in causes:
        if re.search(pattern, text):
            raise SetUpError(f"{begin}: {cause} {AGAIN}")
    if not show:
        sys.stderr.write(text)
    raise SetUpError(f"{begin}: the lines above say why. {AGAIN}")


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
