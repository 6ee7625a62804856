"""Shows the progress of a class: a bar on a terminal, a line for each submission in a pipe."""

import time
from collections import Counter, deque
from types import TracebackType
from typing import Any

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from ..record.document import Document, checks_of, exercises_of, note_of
from ..record.sentences import say
from ..record.status import show_status
from ..record.types import Verdict
from ..report.lines import show_points, visible_text

SHOWN = 6  # of the last submissions, on a terminal


class Watch:
    """Shows the progress of a class, within a ``with`` block."""

    def __init__(self, total: int) -> None:
        self._console = Console(highlight=False, soft_wrap=True)
        self.total = total
        self.done = self.graded = self.kept = 0
        self._begin = time.monotonic()
        self._last: deque[Text] = deque(maxlen=SHOWN)
        self._awaited = Text()
        self._live: Live | None = None
        if self._console.is_terminal:
            counts = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
            times = (
                TimeElapsedColumn(),
                TextColumn(say("class_gone")),
                TimeRemainingColumn(),
                TextColumn(say("class_left")),
            )
            self._progress = Progress(*counts, *times, console=self._console)
            self._task = self._progress.add_task("", total=total, rate="")
            self._live = Live(console=self._console, refresh_per_second=4, transient=True)

    def __enter__(self) -> "Watch":
        if self._live:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live:
            self._live.stop()

    def skip(self) -> None:
        """Count one more submission whose record is from an earlier run."""
        self.done += 1
        self.kept += 1
        self._refresh()

    def show(self, document: Document) -> None:
        """Show one more submission."""
        self.done += 1
        self.graded += "exercises" in document
        line = Text(f"[{self.done:>{len(str(self.total))}}/{self.total}] {describe(document)}", overflow="ellipsis")
        if self._live:
            self._last.append(line)
            self._refresh()
        else:
            self._console.print(line)

    def tell(self, sentence: str) -> None:
        """Print a sentence, above the bar on a terminal."""
        self._console.print(Text(visible_text(sentence)))

    def wait_for(self, sentence: str) -> None:
        """Show on a terminal what is waited for, below the bar; empty: nothing."""
        if self._awaited.plain != (shown := visible_text(sentence)):
            self._awaited = Text(shown, overflow="ellipsis")
            self._refresh()

    def _refresh(self) -> None:
        if self._live:
            rate = 60 * self.graded / max(1e-3, time.monotonic() - self._begin)
            self._progress.update(self._task, completed=self.done, rate=say("class_rate", rate=float(rate)))
            below = [self._awaited] if self._awaited.plain else []
            self._live.update(Group(*self._last, self._progress, *below))


def describe(document: Document) -> str:
    """Return one line on a submission: student, points, verdicts, seconds."""
    student = f"{visible_text(document['student']):<20}"
    if not exercises_of(document):
        return visible_text(f"{student} {show_status(document['status'])}: {note_of(document)}")
    verdicts: Counter[Any] = Counter(check["verdict"] for _, check in checks_of(document))
    counts = " ".join(f"{verdicts[verdict]} {verdict}" for verdict in Verdict if verdicts[verdict])
    return visible_text(f"{student} {show_points(document):>8}  {document['seconds']:5.1f} s  {counts}")
