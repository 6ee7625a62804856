"""What a session reports while the student's code runs: to a status line, for example."""

from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """Receives the beginning and the end of each request to the student's process. Here each method does nothing."""

    def begin_call(self, name: str, seconds: float) -> None:
        """Note that the function `name` runs, for at most `seconds`. An empty `name`: the file is loaded."""

    def end_call(self) -> None:
        """Note that the request has ended, whatever came of it."""

    @contextmanager
    def during(self, name: str, seconds: float) -> Iterator[None]:
        """Report the block as a call of `name`."""
        self.begin_call(name, seconds)
        try:
            yield
        finally:
            self.end_call()
