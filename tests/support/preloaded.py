"""Runs ``python -m MODULE`` without the imports: a process that has done them forks one for each run."""

import atexit
import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from .doors import ROOT


class Preloaded:
    """A process that has imported `module` and runs it as the main one, one run at a time."""

    def __init__(self, module: str, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.preloaded", module],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        atexit.register(self.close)

    def run(self, words: list[str], folder: Path, environment: dict[str, str]) -> CompletedProcess[str]:
        """Run the module with the words of a command line, in a folder and an environment."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.NamedTemporaryFile("r+", encoding="utf-8") as out, tempfile.NamedTemporaryFile("r+") as errors:
            request = {"words": words, "folder": str(folder), "environment": environment}
            print(json.dumps({**request, "streams": [out.name, errors.name]}), file=self._process.stdin, flush=True)
            status = int(self._process.stdout.readline())
            return CompletedProcess(words, status, out.read(), errors.read())

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def become(module: str, request: dict[str, Any]) -> None:
    """Be the run that was asked for. Never returns."""
    status = 1
    try:
        for number, name in enumerate(request["streams"], start=1):
            os.dup2(os.open(name, os.O_WRONLY), number)
        os.environ.clear()
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        sys.path[0], sys.argv = request["folder"], [module, *request["words"]]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def main() -> None:
    """Import the module, then run it for each line that comes."""
    import_module(sys.argv[1])
    for line in sys.stdin:
        if (pid := os.fork()) == 0:
            become(sys.argv[1], json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
