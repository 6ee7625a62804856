"""A Dask cluster as `docs/teachers.md` describes it, in folders of a test."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.doors import ROOT, SMALL_KIT

CORES = 2  # that a machine of a test has at most


def documented() -> dict[str, str]:
    """Return the commands of the section "Several machines", by what they do."""
    text = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
    section = text.partition("\n## Several machines\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return dict(zip(("certificate", "scheduler", "worker", "class"), blocks, strict=True))


def environment(folder: Path, engine: bool) -> Path:
    """Make a `.venv` in `folder` with all packages, and the engine as a wheel installs it; return its packages."""
    venv.create(folder / ".venv", symlinks=True)
    (packages,) = folder.glob(".venv/lib/python3*/site-packages")
    (packages / "rest.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    if engine:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "grader" / "torchkata", packages / "torchkata", ignore=ignored)
    return packages


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Machines:
    """Folders that stand for machines, and the documented commands in them."""

    def __init__(self, top: Path) -> None:
        self.top, self.port = top, free_port()
        self.commands = documented()
        self.own = self.machine("own", engine=True)
        shutil.copytree(SMALL_KIT, self.own, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        self.run("certificate", self.own)
        self._processes = contextlib.ExitStack()

    def machine(self, name: str, engine: bool) -> Path:
        """Return the folder of a machine, which has an environment and, once there is one, the certificate."""
        folder = self.top / name
        folder.mkdir()
        environment(folder, engine)
        if (made := self.top / "own" / "cluster").is_dir():
            shutil.copytree(made, folder / "cluster")
        return folder

    def line(self, what: str, **places: Any) -> str:
        """Return a documented command, with the places of this test in place of the words that stand for them."""
        text = self.commands[what].replace("HOST", "127.0.0.1").replace("8786", str(self.port))
        for word, place in places.items():
            text = re.sub(rf"\b{word}\b", str(place), text)
        return text

    def run(self, what: str, folder: Path, more: str = "", **places: Any) -> "subprocess.CompletedProcess[str]":
        """Run a documented command to its end."""
        line = self.line(what, **places).rstrip() + more
        return subprocess.run(
            ["sh", "-c", line], cwd=folder, env=clean(), capture_output=True, text=True, timeout=100, check=False
        )

    def begin(self, what: str, folder: Path, more: str = "", **places: Any) -> "subprocess.Popen[str]":
        """Start a documented command, which ends with the test at the latest."""
        log = (folder / f"{what}.log").open("w")
        process = subprocess.Popen(
            ["sh", "-c", self.line(what, **places).rstrip() + more],
            cwd=folder, env=clean(), stdout=log, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            preexec_fn=few_cores,
        )  # fmt: skip
        log.close()
        self._processes.callback(end, process)
        return process

    def close(self) -> None:
        """End what was started."""
        self._processes.close()


def few_cores() -> None:
    """Have this process and its children use few cores: a worker is started for each."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def clean() -> dict[str, str]:
    """Return the variables of a teacher's shell."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHONPATH", "DASK"))}
    return {**kept, "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}


def end(process: "subprocess.Popen[str]") -> None:
    """End a command with all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=20)


@contextlib.contextmanager
def machines(top: Path) -> Iterator[Machines]:
    """Give machines for a ``with`` block."""
    made = Machines(top)
    try:
        yield made
    finally:
        made.close()
