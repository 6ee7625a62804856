"""The view without a terminal: a line for each verdict."""

import asyncio
import contextlib
from pathlib import Path

from ..record.sentences import say
from .ending import ends_on_signal
from .pieces import one_line
from .watch import Watch


async def print_verdicts(watch: Watch, course: Path) -> bool:
    """Print a line for each verdict, until a signal or a loss of the grader ends it. Return whether. Raises OSError."""
    print(say("watch_begins", folder=watch.situation.current.folder), flush=True)
    task = asyncio.create_task(watch.run())

    def show() -> None:
        print(one_line(watch.situation, course), flush=True)
        if watch.situation.lost:
            task.cancel()

    watch.on_verdict = show
    with ends_on_signal(task.cancel), contextlib.suppress(asyncio.CancelledError):
        await task
        return False
    return True
