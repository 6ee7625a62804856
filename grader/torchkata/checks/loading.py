"""Load a student's file in a worker: a script at once, a notebook cell by cell."""

import time
from collections.abc import Mapping

from ..errors import IsolationMissing
from ..explain.advice import PACKAGES, advise, text_of
from ..explain.failed_loading import brief, failure_of_loading
from ..explain.failures import MachineFault, StudentFailure
from ..explain.student_file import StudentFile
from ..inside import wire
from ..inside.alarm import UNFINISHED
from ..record.message import Message, change_texts, phrase
from ..record.notices import Notice, Notices, notice
from ..record.sentences import show_name
from ..record.verdict import Verdict
from ..sandbox.levels import IsolationFailed
from ..sandbox.limits import Limits
from ..sandbox.worker import Worker
from ..sandbox.zygote import Zygote, ZygoteLost
from ..submission.reader import Answer

SPARED = 0.5  # seconds before the deadline at which a script is stopped, to keep its definitions
MAX_LISTED = 5  # failed cells that are named; of the others only the number
MAX_LEFT_OUT = 5  # cells that ended the process, or did not finish
MAX_PROBLEM = 160  # characters of the error of a file that did not load
LOADING = {Verdict.TIMEOUT: "load_timeout", Verdict.MEMORY: "load_memory", Verdict.CRASH: "load_crash"}
ERRORS = {
    **dict.fromkeys(("SyntaxError", "IndentationError", "TabError"), "load_syntax"),
    "ModuleNotFoundError": "load_module",
}
NO_WORKER = (
    ZygoteLost,
    IsolationFailed,
    IsolationMissing,
    OSError,
    RuntimeError,
    MemoryError,
)  # errors that prevent a worker
OUT_OF_ORDER = ("NameError", "ModuleNotFoundError")  # errors of a cell that may need a later one


def start_worker(zygote: Zygote, limits: Limits) -> Worker:
    """Return a new worker. Raises MachineFault if none can be started."""
    try:
        return Worker(zygote, limits)
    except NO_WORKER as error:
        raise MachineFault(phrase("fault_no_process", problem=error)) from error


def problem_of(
    answer: Answer, broken: StudentFailure | None, names: Mapping[str, str], failures: Mapping[int, StudentFailure]
) -> Notice | None:
    """Return why nothing in a file can be used, for the teacher; None if a part of it was loaded.

    `broken`: why it cannot be loaded. `failures`: why parts of it stopped. `names`: what the other parts defined.
    """
    if answer.refused:
        return answer.refused
    if broken is None and all(kind == "value" for kind in names.values()):
        broken = next(iter(failures.values()), None)
    if broken is None:
        return None
    key = LOADING.get(broken.verdict) or ERRORS.get(broken.error[0], "load_error")
    problem, *rest = (change_texts(line, shorten) for line in broken.lines)
    return notice(key, problem=problem, **({"place": rest[0]} if key == "load_syntax" else {}))


def shorten(text: str) -> str:
    """Return the first line of a text, shortened to be part of a sentence."""
    return show_name(text.strip().partition("\n")[0], MAX_PROBLEM)


class Loading:
    """One attempt to load `answer` in `worker`, without the cells `left_out`: index -> earlier failure.

    `failures`: why a cell stopped, by index; for a script, why it stopped, under 0. `cell`: index of the cell that
    runs now. `output`: what was printed.
    """

    def __init__(
        self, worker: Worker, answer: Answer, file: StudentFile, left_out: Mapping[int, StudentFailure]
    ) -> None:
        self._worker, self._answer, self._file, self._left_out = worker, answer, file, left_out
        self._deadline = 0.0
        self._stopped: dict[int, Notice] = {}
        self._absent: dict[int, Message] = {}  # errors of cells that ran without a missing module
        self._late: list[Notice] = []
        self.cell: int | None = None
        self.names: dict[str, str] = {}
        self.failures: dict[int, StudentFailure] = {}
        self.output = ""
        self._adapted: list[str] = []

    def run(self, seconds: float) -> None:
        """Load the file within `seconds`. Raises StudentFailure if nothing in it can be used, WorkerLost.

        A cell that stops at an undefined name may need a later cell, since Jupyter runs cells in any order. It is
        repeated after all others.
        """
        self._deadline = time.monotonic() + seconds
        helpers = self._answer.helpers
        sizes = [[name, len(content)] for name, content in helpers]
        starts = self._answer.cells
        request: wire.Message = {
            "op": "load",
            "name": self._answer.exercise.name,
            "helpers": sizes,
            "cells": list(starts),
        }
        request["seconds"] = max(seconds / 2, seconds - SPARED)
        message = self._ask(request, self._answer.source + b"".join(content for _, content in helpers))
        if message["outcome"] == "raised":
            raise failure_of_loading(message, self._file)
        if message["outcome"] == "undecodable":
            raise StudentFailure(Verdict.ERROR, *notice("not_utf8", file=self._answer.file).for_student)
        if starts:
            cells = [cell for cell in range(len(starts)) if cell not in self._left_out]
            out_of_order = [cell for cell in cells if not self._run_cell(cell)]
            in_time = time.monotonic() < self._deadline - seconds / 2  # a slow cell could use up the rest
            for cell in out_of_order if in_time else ():
                self._run_again(cell)
            self.cell = None
            message = self._ask({"op": "names"})
        self._read_names(message)

    @property
    def cell_to_spare(self) -> int | None:
        """Return the index of the running cell if the rest can be loaded without it; else None."""
        return self.cell if len(self._left_out) < MAX_LEFT_OUT else None

    @property
    def notices(self) -> Notices:
        """Return the notices about failed cells, cells that were left out, and adapted code."""
        file = self._answer.file
        gone = [
            notice("cell_left_out", file=file, cell=self._number(cell), problem=list(failure.lines))
            for cell, failure in sorted(self._left_out.items())
        ]
        first = {error: cell for cell, error in sorted(self._absent.items(), reverse=True) if cell in self._stopped}
        stopped = [
            self._stopped[cell]
            for cell in sorted(self._stopped)
            if cell not in self._absent or first[self._absent[cell]] == cell
        ]
        more = [notice("cells_failed", count=len(stopped) - MAX_LISTED)] if len(stopped) > MAX_LISTED else []
        return (
            *gone,
            *stopped[:MAX_LISTED],
            *more,
            *self._late[:MAX_LISTED],
            *map(notice, dict.fromkeys(self._adapted)),
        )

    def _read_names(self, message: wire.Message) -> None:
        self.names = message.get("names", {})
        if stopped := message.get("stopped"):
            partly = any(kind != "value" for kind in self.names.values())
            self.failures[0] = failure_of_loading(stopped, self._file, "raised_partly" if partly else "raised_import")
            place, error = brief(stopped, self._file)
            if partly:
                key = "file_unfinished" if text_of(stopped, "type") == UNFINISHED else "file_stopped"
                facts = {"place": place, "error": error, "advice": self._advice(stopped)}
                self._stopped[0] = notice(key, file=self._file.name, seconds=self._file.limits.seconds, **facts)

    def _run_cell(self, cell: int) -> bool:
        """Run a cell. Return False if it may succeed after the others."""
        self.cell = cell
        message = self._ask({"op": "cell", "cell": cell})
        if message["outcome"] == "ran":
            return True
        cost = "raised_absent" if message.get("went_on") else "raised_cell"
        self.failures[cell] = failure_of_loading(message, self._file, cost)
        place, error = brief(message, self._file)
        key = "cell_unread" if message.get("syntax") else "cell_import" if message.get("went_on") else "cell_failed"
        if key == "cell_import":
            self._absent[cell] = error
        self._stopped[cell] = notice(key, place=place, error=error, advice=self._advice(message))
        return text_of(message, "type") not in OUT_OF_ORDER

    def _advice(self, raised: wire.Message) -> Message | str:
        """Return the advice about an exception, with a leading space; an empty string if there is none."""
        stranger = raised.get("went_on") and text_of(raised, "subject").partition(".")[0] not in PACKAGES
        if raised.get("syntax") or stranger:
            return ""
        advice = advise(raised, True, self._file.here, redacted=False, loading=True)
        return phrase("after_blank", text=advice[0]) if advice else ""

    def _run_again(self, cell: int) -> None:
        self.cell = cell
        if self._ask({"op": "cell", "cell": cell})["outcome"] == "ran":
            del self.failures[cell], self._stopped[cell]
            self._late.append(notice("cell_late", cell=self._number(cell)))

    def _number(self, cell: int) -> int:
        """Return the number of a cell, as Jupyter counts them."""
        return self._answer.places[self._answer.cells[cell]][0]

    def _ask(self, request: wire.Message, body: bytes = b"") -> wire.Message:
        """Return the reply to a request. Raises StudentFailure, WorkerLost and what `Worker.ask` raises."""
        reply = self._worker.ask(request, body, max(0.0, self._deadline - time.monotonic()))
        self._adapted += reply.message.get("adapted", [])
        self.output = (self.output + reply.output)[: self._file.limits.output_kb * 1024]
        if reply.message["outcome"] == "too_large":
            raise StudentFailure(Verdict.WRONG, phrase("too_large_import"))
        return reply.message
