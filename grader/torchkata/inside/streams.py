"""Where prints go in a worker: streams like those of a terminal, which take every character."""

import io
from typing import Any, TextIO


class Prints(io.TextIOWrapper):
    """A stream for prints. It writes UTF-8, whatever encoding it is set to, and no character makes it fail."""

    def reconfigure(self, **wanted: Any) -> None:
        """Change how lines are written. The encoding stays, since the other side reads UTF-8."""
        kept = {key: value for key, value in wanted.items() if key not in ("encoding", "errors")}
        super().reconfigure(**kept)


def print_to(descriptor: int) -> TextIO:
    """Return a stream for prints. That of the zygote remembers that it could seek, so nobody could wrap it anew."""
    binary = io.BufferedWriter(io.FileIO(descriptor, "w", closefd=False))
    return Prints(binary, encoding="utf-8", errors="backslashreplace", line_buffering=True)
