"""Sends the submissions of a class to the workers of a Dask cluster. What fails on one worker goes to another."""

import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from typing import Any

from .. import interrupt
from ..errors import ClassError
from ..record.document import grader_failed
from ..record.sentences import say
from .cluster_members import Member, Members
from .cluster_worker import grade
from .pool import Graded
from .task import Task, TaskSettings

MAX_LOSSES = 3  # how often the workers with one submission may be lost, before it is given up
SLICE = 0.5  # seconds of waiting, after which workers are looked at and a lost Ctrl-C is noticed


@dataclass(eq=False)
class Attempt:
    """A submission on its way. `tried`: the workers that could not grade it, and `outcome` the first one's."""

    task: Task
    tried: dict[str, bool] = field(default_factory=dict)  # whether they had proven themselves, by address
    outcome: dict[str, Any] | None = None
    losses: int = 0
    allowed: list[str] = field(default_factory=list)  # the workers that it was sent to

    def candidates(self, ready: list[Member]) -> list[Member]:
        """Return the workers for it; if one has failed, those that have proven themselves, as far as there are any."""
        fresh = [member for member in ready if member.address not in self.tried]
        proven = [member for member in fresh if member.proven] if self.tried or self.losses else []
        return proven or fresh

    def is_settled(self) -> bool:
        """Tell whether the workers are not to blame: one that grades others, or the other checks, has tried."""
        return any(self.tried.values()) or "record" in (self.outcome or {})


class Grading:
    """The submissions that are on their way to `members`, and those that wait for another worker."""

    def __init__(self, client: Any, members: Members, settings: TaskSettings) -> None:
        self._client, self._members, self._settings = client, members, settings
        self._on_way: dict[Future[Any], Attempt] = {}
        self._again: deque[Attempt] = deque()

    def grade(self, tasks: Iterator[Task]) -> Iterator[Graded]:
        """Yield each task with its outcome, as they are done; only a few are in memory at a time. Raises ClassError."""
        more = True
        while more or self._on_way or self._again:
            self._members.look()
            self._take_back()
            yield from self._send_again(more)
            while more and self._members.ready() and len(self._on_way) < self._width():
                if (task := next(tasks, None)) is None:
                    more = False
                else:
                    self._send(Attempt(task))
            awaited = [*self._on_way, *self._members.pending()]
            if awaited:
                wait_for(awaited, timeout=SLICE, return_when=FIRST_COMPLETED)
            elif more or self._again:
                time.sleep(SLICE)
            interrupt.check()
            for future in [future for future in self._on_way if future.done()]:
                yield from self._receive(future, self._on_way.pop(future))

    def _width(self) -> int:
        """Return two for each thread, so that none waits for its next."""
        return 2 * sum(member.threads for member in self._members.ready())

    def _send(self, attempt: Attempt) -> None:
        attempt.allowed = [member.address for member in attempt.candidates(self._members.ready())]
        with interrupt.held():
            executor = self._client.get_executor(pure=False, workers=attempt.allowed)
            self._on_way[executor.submit(grade, self._settings, attempt.task)] = attempt

    def _take_back(self) -> None:
        """Take back what was sent to workers that are all gone or left out; a late result is not waited for."""
        for future, attempt in list(self._on_way.items()):
            members = [self._members.present(address) for address in attempt.allowed]
            if not future.done() and all(member is None or member.out for member in members):
                del self._on_way[future]
                future.cancel()
                attempt.losses += None in members
                self._again.append(attempt)

    def _send_again(self, more: bool) -> Iterator[Graded]:
        """Send what failed to another worker; yield what no other can grade."""
        ready = self._members.ready()
        for attempt in [self._again.popleft() for _ in range(len(self._again))]:
            if attempt.losses >= MAX_LOSSES:
                yield attempt.task, attempt.outcome or {"failed": say("cluster_died")}
            elif ready and attempt.candidates(ready):
                self._send(attempt)
            elif ready and attempt.outcome and (attempt.is_settled() or not (more or self._on_way)):
                yield self._give_up(attempt)
            else:  # nobody is there, or those who have failed are not known to grade anything
                self._again.append(attempt)

    def _give_up(self, attempt: Attempt) -> Graded:
        """Return a submission as one that cannot be graded: that was no fault of the workers."""
        for address in attempt.tried:
            self._members.forgive(address)
        return attempt.task, attempt.outcome or {}

    def _receive(self, future: Future[Any], attempt: Attempt) -> Iterator[Graded]:
        """Yield a task that is done; otherwise keep it for another worker. Raises ClassError if the cluster is lost."""
        try:
            outcome: dict[str, Any] = future.result()
        except CancelledError as error:
            raise ClassError(say("cluster_lost")) from error
        except Exception as error:  # Dask's own: its worker was lost again and again, say
            died = type(error).__name__ == "KilledWorker"
            attempt.outcome = {"failed": say("cluster_died") if died else f"{type(error).__name__}: {error}"}
            attempt.losses += 1
            self._again.append(attempt)
            return
        address = outcome.pop("worker")
        if "record" in outcome and not grader_failed(outcome["record"]):
            self._members.note_success(address)
            yield attempt.task, outcome
            return
        worker = self._members.present(address)
        attempt.tried[address] = bool(worker and worker.proven)
        if "record" in outcome:  # a check that fails everywhere is a matter of the course: one other worker is enough
            attempt.outcome = outcome
            if len(attempt.tried) > 1 or not attempt.candidates(self._members.ready()):
                yield attempt.task, outcome
                return
        else:
            attempt.outcome = attempt.outcome or outcome
            self._members.note_failure(address, outcome["failed"])
            if len(attempt.tried) > 1 and any(attempt.tried.values()):
                yield self._give_up(attempt)
                return
        self._again.append(attempt)
