"""Show a run on the screen while it goes on: results as they come, and a status line where a terminal has room for it.

The line is for people who watch. It has no moving characters and changes once a second at most. A pipe, a terminal
that cannot rewrite a line (``TERM=dumb``), ``--quiet``, ``NO_COLOR`` and ``TORCHKATA_STATUS=off`` have none.
"""

import os
import sys
import time
from threading import Event, Thread
from types import TracebackType

from rich.live import Live
from rich.text import Text

from ..course.variables import read_setting
from ..marking.progress import Progress
from ..record.document import Document
from ..record.sentences import say
from ..record.verdict import CheckResult, ExerciseResult
from ..report.terminal import Screen
from ..submission.reader import Answer
from .environment import ON_OR_OFF, STATUS
from .hints_in_steps import HintsInSteps

FIRST_AFTER = 0.5  # seconds: a run that is faster needs no status
EVERY = 1.0  # seconds


class Shown(Progress):
    """Shows each exercise on `screen` when it is graded, and below it what runs now. Use it as a context manager.

    `steps`: decides which hints are shown; None shows all. `held`: folders of exercises in which a hint waits.
    Raises SettingRefused.
    """

    def __init__(self, screen: Screen, steps: HintsInSteps | None = None) -> None:
        self._screen, self._steps = screen, steps
        self.held: set[str] = set()
        self._begin = time.monotonic()  # of what goes on now
        self._folder, self._checks, self._ended = "", 0, 0
        self._call: tuple[str, float] | None = None  # the function that runs, and its seconds
        self._live: Live | None = None
        self._over = Event()
        if wants_status(screen):
            self._live = Live(
                Text(),
                console=screen.console,
                auto_refresh=False,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=sys.stderr.isatty(),  # else a sentence there would end the line
            )
        self._thread = Thread(target=self._refresh, daemon=True)

    def __enter__(self) -> "Shown":
        if self._live is not None:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Remove the status line."""
        self._over.set()
        if self._live is not None:
            self._thread.join()
            self._live.stop()

    def begin_exercise(self, answer: Answer, checks: int) -> None:
        """Show which exercise is graded now."""
        self._folder, self._checks, self._ended, self._begin = answer.exercise.folder, checks, 0, time.monotonic()

    def begin_call(self, name: str, seconds: float) -> None:
        """Show that a function runs."""
        self._begin, self._call = time.monotonic(), (name, seconds)

    def end_call(self) -> None:
        """Show no function any more."""
        self._begin, self._call = time.monotonic(), None

    def end_check(self, result: CheckResult) -> None:
        """Count a check."""
        self._ended += 1

    def end_exercise(self, result: ExerciseResult, answer: Answer) -> None:
        """Show the exercise."""
        exercise: Document = result.document()
        if self._steps is not None:
            exercise, held = self._steps.select(exercise, answer)
            self.held |= {result.folder} if held else set()
        self._screen.show_exercise(exercise)

    def _refresh(self) -> None:
        """Write the status line once a second."""
        assert self._live is not None
        pause = FIRST_AFTER
        while not self._over.wait(pause):
            if not self._live.is_started:
                self._live.start()
            self._live.update(Text(self.status, style="dim", no_wrap=True, overflow="ellipsis"), refresh=True)
            pause = EVERY

    @property
    def status(self) -> str:
        """Return what goes on now, as one line."""
        call, facts = self._call, {"folder": self._folder, "elapsed": int(time.monotonic() - self._begin)}
        if not self._folder:
            return say("status_start", **facts)
        if call is not None:
            (name, seconds), key = call, "status_call" if call[0] else "status_load"
            return say(key, name=name, seconds=max(1, round(seconds)), **facts)
        if not self._ended:
            return say("status_prepare", **facts)
        return say("status_check", number=min(self._ended + 1, self._checks), count=self._checks, **facts)


def wants_status(screen: Screen) -> bool:
    """Return whether a status line is shown: on a terminal that can rewrite it, unless somebody wants a quiet one."""
    console = screen.console
    wanted = read_setting(STATUS, ON_OR_OFF) != ON_OR_OFF[1] and not os.environ.get("NO_COLOR")
    return wanted and console.is_terminal and not console.is_dumb_terminal and not screen.quiet
