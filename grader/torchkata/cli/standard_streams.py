"""Prepares the standard streams: output that cannot be shown or written does not stop grading."""

import io
import os
import sys
from typing import Any, TextIO, cast

_forgiving = False


class Stream:
    """A stream that remembers its first failure. After that it drops output, or raises; see `forgive`."""

    def __init__(self, inner: TextIO, forgiving: bool = False) -> None:
        self._inner = inner
        self._forgiving = forgiving
        self.problem: OSError | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def write(self, text: str) -> int:
        """Write `text`; return its length. Raises OSError, unless failures are forgiven."""
        if self.problem is None:
            try:
                return self._inner.write(text)
            except OSError as error:
                self._fail(error)
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Write each of `lines`. Raises OSError, unless failures are forgiven."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Flush the stream. Raises OSError, unless failures are forgiven."""
        if self.problem is None:
            try:
                self._inner.flush()
            except OSError as error:
                self._fail(error)

    def _fail(self, error: OSError) -> None:
        self.problem = error
        if not (self._forgiving or _forgiving):
            raise error


def use_utf8() -> None:
    """Restart in Python's UTF-8 mode if file names are decoded otherwise: they would be wrong.

    Does not return then. Output keeps the encoding of the terminal.
    """
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        if sys.stdout is not None:
            os.environ.setdefault("PYTHONIOENCODING", f"{sys.stdout.encoding}:backslashreplace")
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def prepare() -> None:
    """Make the three streams accept every text; a closed stream discards it."""
    for descriptor in range(3):  # a file that is opened later must not get one of these numbers
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    sys.stdout = cast(TextIO, Stream(writable(sys.stdout, 1)))
    sys.stderr = cast(TextIO, Stream(writable(sys.stderr, 2), forgiving=True))


def writable(stream: Any, descriptor: int) -> TextIO:
    """Return a standard stream that escapes what its encoding lacks; a new one if there is none."""
    if stream is None:
        return open(descriptor, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return cast(TextIO, stream)


def write_file(text: str) -> None:
    """Write a text to the standard output as to a file: in UTF-8, whatever the encoding of the terminal is."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # a stream that a caller put there may have none
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(text)


def forgive() -> None:
    """From now on ignore failures of the standard streams: the command has work that would be lost."""
    global _forgiving
    _forgiving = True


def problem() -> OSError | None:
    """Return the first failure of the standard output, or None."""
    return getattr(sys.stdout, "problem", None)


def abandon() -> None:
    """Discard the standard output, so that buffered output cannot fail again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
