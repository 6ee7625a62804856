"""Runs files that draw pictures: a process that has imported the libraries forks one for each file."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .doors import ROOT

SECONDS = 600  # for all files: other tests use the same cores
DISPLAYS = ("DISPLAY", "MPLBACKEND")  # variables by which matplotlib chooses what shows a picture
Run = dict[str, Any]  # "status", and "said": what it wrote


def run_files(files: list[Path]) -> list[Run]:
    """Run each file as ``python FILE`` does, one after the other, where there is no display."""
    environment = {key: value for key, value in os.environ.items() if key not in DISPLAYS}
    environment["OMP_NUM_THREADS"] = "1"  # small tensors: a second thread triples the processor time
    command = [sys.executable, "-m", "tests.support.pictures", *map(str, files)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=True
    )
    runs: list[Run] = json.loads(done.stdout)
    return runs


def run_file(file: str) -> Run:
    """Run a file in a fork."""
    import runpy

    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        if (pid := os.fork()) == 0:
            status = 1
            try:
                for stream in (1, 2):
                    os.dup2(said.fileno(), stream)
                sys.path[0], sys.argv = os.path.dirname(file), [file]
                runpy.run_path(file, run_name="__main__")
                sys.stdout.flush()
                status = 0
            finally:
                if status:
                    sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        said.seek(0)
        return {"status": status, "said": said.read()}


def main() -> None:
    """Import what takes long, then run the files. The second is what torch imports with the first optimizer."""
    import matplotlib.pyplot  # noqa: F401
    import torch._dynamo  # noqa: F401

    print(json.dumps([run_file(file) for file in sys.argv[1:]]))


if __name__ == "__main__":
    main()
