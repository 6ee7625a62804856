"""The process that grades, as a kernel sees it: a child of its own, or one that grades for several kernels."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile

SERVER = "torchkata.notebooks.grading_server"
BACKEND = "MPLBACKEND"  # of the kernel: pictures in cells


class OwnProcess:
    """A process that grades for this kernel alone. It ends with the kernel."""

    def __init__(self) -> None:
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            text=True,
            encoding="utf-8",
            env={key: value for key, value in os.environ.items() if key != BACKEND},
            start_new_session=True,  # interrupting the kernel does not interrupt it in the middle of a check
        )

    @property
    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process.poll() is None

    def ask(self, line: str) -> str:
        """Send a line, and return the line that answers it; empty if the process has ended. Raises OSError."""
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        return self._process.stdout.readline()

    def close(self) -> str:
        """End the process, and return what it wrote to its standard error."""
        self._process.kill()
        with contextlib.suppress(OSError):  # what waits in a pipe that nobody reads any more
            self._process.communicate()
        with self._words as file:
            file.seek(0)
            return file.read().decode("utf-8", "replace")


class SharedProcess:
    """A process that grades for several kernels, one after the other, at the socket `address`. Raises OSError."""

    alive = True  # a connection that was lost is seen when it is used

    def __init__(self, address: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.connect(address)
        except OSError:
            self._socket.close()
            raise
        self._lines = self._socket.makefile("rw", encoding="utf-8")

    def ask(self, line: str) -> str:
        """Send a line, and return the line that answers it; empty if the process has ended. Raises OSError."""
        self._lines.write(line + "\n")
        self._lines.flush()
        return self._lines.readline()

    def close(self) -> str:
        """End the connection. What the process wrote is not known here."""
        with contextlib.suppress(OSError):
            self._lines.close()
        self._socket.close()
        return ""
