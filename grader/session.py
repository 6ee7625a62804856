"""One student's file at work: its worker, its budget of time, and the answers it has given already."""

import contextlib
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from .failures import StudentFailure, StudentFile, failure_of_call, failure_of_end, failure_of_loading
from .inside.children import THREADS
from .inside.wire import Message, ProtocolError
from .places import find_code
from .sandbox.worker import OVERFULL, Reply, Worker, WorkerLost
from .sandbox.zygote import Zygote
from .sentences import say
from .submission import Answer
from .verdict import Verdict

GRACE = 0.5  # seconds for one more try of a function when the budget is spent: another input may do
MAX_TIMEOUTS = 2  # of one function, then it is not called any more
MAX_KEPT = 2**20  # bytes of arrays in a reply that is kept for the next check with the same call


@dataclass(frozen=True)
class Step:
    """One thing that a check asks of the student's code: a call, a method, an attribute read or written."""

    op: str
    name: str
    arguments: Any = None  # the tree of [args, kwargs]
    body: bytes = b""
    owner: int | None = None  # the object's number

    def request(self) -> Message:
        """Return the message that asks for this step."""
        owner = {} if self.owner is None else {"object": self.owner}
        return {"op": self.op, "name": self.name, "arguments": self.arguments, **owner}


@dataclass
class Outcome:
    """What a step led to: a reply, or a failure. `output` is what was printed meanwhile."""

    reply: Reply | None = None
    failure: StudentFailure | None = None
    output: str = ""


@dataclass
class Session:
    """Runs the steps of all checks of one exercise against one answer.

    The seconds of the exercise are a budget for all calls together, so an endless loop costs it once.
    """

    zygote: Zygote
    answer: Answer
    names: dict[str, str] = field(default_factory=dict)
    generation: int = 0  # grows with each new worker: objects of an older one are gone
    _worker: Worker | None = None
    _broken: StudentFailure | None = None  # why the file cannot be loaded
    _known: dict[Any, Outcome] = field(default_factory=dict)
    _timeouts: Counter[str] = field(default_factory=Counter)
    _load_output: str = ""
    _load_seconds: float = 0.0  # that the first load took; a later one may take three times that

    def __post_init__(self) -> None:
        self._exercise = self.answer.exercise
        look = partial(find_code, self.zygote, self._exercise.limits, self.answer.source)
        self._file = StudentFile(self.answer.file, self.answer.source, self._exercise.limits, self.answer.places, look)
        self._left = self._exercise.limits.seconds
        if self.answer.problem:
            verdict = Verdict.MISSING if self.answer.missing else Verdict.ERROR
            self._broken = StudentFailure(verdict, self.answer.problem)

    def begin(self) -> None:
        """Load the file now, so that the zygote is free for other work; a failure is kept for the first check."""
        with contextlib.suppress(StudentFailure):
            self.load()

    def load(self) -> None:
        """Have a worker with the file loaded. Raises StudentFailure where that cannot be."""
        if self._broken is None and self._worker is None:
            try:
                self._load()
            except StudentFailure as failure:
                self._broken = failure
                self.close()
        if self._broken is not None:
            raise self._broken

    def _load(self) -> None:
        seconds = max(self._left, GRACE, 3 * self._load_seconds)
        start = time.monotonic()
        self._worker = Worker(self.zygote, self._exercise.limits)
        self.generation += 1
        helpers = self.answer.helpers
        sizes = [[name, len(content)] for name, content in helpers]
        request = {"op": "load", "name": self._exercise.name, "helpers": sizes}
        outcome = self._ask(request, self.answer.source + b"".join(content for _, content in helpers), "", seconds)
        self._load_output = outcome.output
        if outcome.failure:
            raise outcome.failure
        names = outcome.reply.message.get("names") if outcome.reply else None
        if not isinstance(names, dict):
            raise StudentFailure(Verdict.ERROR, say("not_utf8", file=self._exercise.file))
        self._load_seconds = self._load_seconds or time.monotonic() - start
        self.names = {str(name): str(kind) for name, kind in names.items()}

    def perform(self, step: Step) -> Outcome:
        """Carry out a step. The same call of a function with the same input is made once."""
        try:
            self.load()
        except StudentFailure as failure:
            return Outcome(failure=failure, output=self._load_output)
        if step.op != "call" or self.names.get(step.name) == "class":
            return self._perform(step)
        key = (step.name, repr(step.arguments), step.body)
        outcome = self._known.get(key) or self._perform(step)
        if outcome.reply is None or outcome.reply.body.nbytes <= MAX_KEPT:
            self._known[key] = outcome
        return outcome

    def _perform(self, step: Step) -> Outcome:
        tries_left = self._timeouts[step.name] < MAX_TIMEOUTS
        seconds = self._left if self._left > GRACE else GRACE * tries_left
        if not seconds:
            return Outcome(failure=StudentFailure(Verdict.TIMEOUT, say("timeout_again", name=step.name)))
        return self._ask(step.request(), step.body, step.name, seconds)

    def _ask(self, request: Message, body: bytes, name: str, seconds: float) -> Outcome:
        assert self._worker is not None
        start = time.monotonic()
        try:
            reply = self._worker.ask(request, body, seconds)
        except WorkerLost as lost:
            self._worker = None
            return Outcome(failure=self._explain_loss(lost, name), output=lost.output)
        except ProtocolError:
            return Outcome(failure=StudentFailure(Verdict.CRASH, say("too_large")))
        finally:
            self._left -= time.monotonic() - start
        if reply.message["outcome"] != "raised":
            return Outcome(reply, output=reply.output)
        explain = (
            failure_of_call(reply.message, self._file, name) if name else failure_of_loading(reply.message, self._file)
        )
        return Outcome(failure=explain, output=reply.output)

    def _explain_loss(self, lost: WorkerLost, name: str) -> StudentFailure:
        suffix = "" if name else "_import"
        limits = self._exercise.limits
        if lost.timed_out or lost.cause == "SIGXCPU":
            self._timeouts[name] += 1
            key, seconds = ("timeout", limits.seconds) if lost.timed_out else ("timeout_cpu", limits.cpu_seconds)
            return StudentFailure(Verdict.TIMEOUT, say(key + suffix, name=name, seconds=seconds))
        if lost.cause == OVERFULL:
            return StudentFailure(Verdict.CRASH, say("overfull" + suffix, name=name, megabytes=limits.scratch_mb))
        if lost.cause == THREADS:
            return StudentFailure(Verdict.CRASH, say("overthreaded" + suffix, name=name, threads=limits.threads))
        return failure_of_end(lost.cause, name)

    def close(self) -> None:
        """End the worker, if there is one."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()
