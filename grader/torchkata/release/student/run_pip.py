"""Runs pip and Python for prepare.py: names what takes long while it comes, and says what a failure means."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

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
# What is asked of the Python of an environment
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
# Not what only the authors of a package import, nor what notebooks and type checkers do: half of all that is there.
COMPILE_WHAT_MAY_BE_USED = """
import compileall, os, re, sysconfig
inside = r"/(tests?|testing|benchmarks|_inductor|onnx|ao|lexers)/"
apart = r"networkx|mypy|mypyc|pip|debugpy|IPython|jedi|prompt_toolkit|jupyter\\w*|notebook|fontTools"
seldom = re.compile(f"{inside}|/site-packages/({apart})/".replace("/", re.escape(os.sep)))
compileall.compile_dir(sysconfig.get_path("purelib"), quiet=2, workers=0, rx=seldom)
"""
COMPILE_WHAT_IS_USED = """
import contextlib, importlib
for name in (
    *("torch", "torch.utils.data", "matplotlib.pyplot", "matplotlib.backends.backend_agg", "mpl_toolkits.mplot3d"),
    *("pytest", "pytest_timeout", "rich.table", "jinja2", "torchkata.cli.main", "torchkata.marking.collection"),
):
    with contextlib.suppress(Exception):
        importlib.import_module(name)
"""
IS_THIS_CHECKOUT = "import os, sys, torchkata; sys.exit(not os.path.samefile(torchkata.__path__[0], sys.argv[1]))"


class SetUpError(Exception):
    """The environment could not be made; the text says what to do."""


def install(folder: Path, words: list[str]) -> None:
    """Have pip install, and name each large package while it comes. Raises SetUpError.

    Nothing is compiled: pip would compile thousands of files that nobody imports, which takes longer than all else.
    """
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    run([*pip, "--no-compile", "--progress-bar", "off", *words], NOT_INSTALLED, CAUSES, show=True)


def compile_packages(folder: Path, for_a_class: bool) -> None:
    """Compile what grading imports; for a class also what may be imported, on all cores.

    What is not compiled now is at its first use; by code of students each time, for it may not write here.
    """
    runs(folder, COMPILE_WHAT_MAY_BE_USED if for_a_class else COMPILE_WHAT_IS_USED)


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


def say(sentence: str) -> None:
    """Print one line, at once and where results are not printed."""
    print(f"torchkata: {sentence}", file=sys.stderr, flush=True)
