"""A student's file during grading: its worker, its time budget, and its earlier replies."""

import contextlib
from collections import Counter
from functools import partial

from ..cache.content_cache import Cache
from ..explain.failures import LIMITS, MachineFault, StudentFailure, failure_of_end, failure_of_limit, failure_of_reply
from ..explain.missing_names import Lookup
from ..explain.student_file import StudentFile
from ..inside import wire
from ..record.message import phrase
from ..record.notices import Notice, Notices, distinct, notice
from ..record.verdict import Verdict
from ..sandbox.worker import KILLED, LOST, OOM, Worker, WorkerLost
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer
from .budget import Budget
from .code_lines import find_code
from .listener import Listener
from .loading import Loading, problem_of, start_worker
from .steps import Outcome, Step

MAX_TIMEOUTS = 2  # of one function; after that it is not called if time is short
MAX_CRASHES = 2  # of one function; after that it is not called if the time for reloading is short
MAX_DOUBTS = 3  # killed workers that may have been killed by the system
MAX_KEPT = 2**20  # bytes of the arrays in one reply that is kept for later checks with the same call
MAX_KEPT_BYTES = 32 * 2**20  # bytes of all replies that are kept
SMALLEST_KEPT = 20_000  # estimated bytes of the smallest reply: printed output, strings


class Session:
    """Runs the steps of all checks on one answer. A step raises MachineFault if the machine seems to have failed."""

    def __init__(self, zygote: Zygote, answer: Answer, listener: Listener) -> None:
        self.zygote, self.answer = zygote, answer
        self.names: dict[str, str] = {}
        self.generation = 0  # increases with each new worker: objects of an older one are lost
        self.scope = 0  # number of the check, or of calls for a hint, that the objects in the worker belong to
        self._limits, self._listener = answer.exercise.limits, listener
        self._failures: dict[int, StudentFailure] = {}  # why parts of the file stopped, as in `Loading`
        self._left_out: dict[int, StudentFailure] = {}  # cells that are not run, and why
        look = partial(find_code, zygote, self._limits, answer.source, answer.cells)
        self._file = StudentFile(answer.file, answer.source, self._limits, answer.places, look, answer.exercise.helpers)
        self.budget = Budget(self._limits.seconds)
        self._worker: Worker | None = None
        self._broken: StudentFailure | None = None  # why the file cannot be loaded
        self._known: Cache[Outcome] = Cache(MAX_KEPT_BYTES)
        self._timeouts: Counter[str] = Counter()
        self._crashes: Counter[str] = Counter()
        self._killed: set[str] = set()  # functions in which a worker was killed, perhaps by the system
        self._faults = 0
        self._load_output = ""
        self.notices: Notices = ()  # about workarounds while the file was loaded and run
        if answer.refused:
            verdict = Verdict.MISSING if answer.missing else Verdict.ERROR
            self._broken = StudentFailure(verdict, *answer.refused.for_student)

    @property
    def problem(self) -> Notice | None:
        """Return why nothing in the file can be run, for the teacher; None if it was loaded."""
        return problem_of(self.answer, self._broken, self.names, self._failures)

    @property
    def is_loaded(self) -> bool:
        """Return whether a worker runs that has loaded the file."""
        return self._worker is not None

    def begin(self) -> None:
        """Load the file now, so that the zygote is free for other work; a failure is kept for the first check."""
        with contextlib.suppress(StudentFailure, MachineFault):
            self.load()

    def load(self) -> None:
        """Make sure that a worker has loaded the file. Raises StudentFailure if that is impossible, MachineFault."""
        if self._broken is None and self._worker is None:
            try:
                self._load()
            except StudentFailure as failure:
                self._broken = failure
                self.close()
        if self._broken is not None:
            raise self._broken.again()

    def _load(self) -> None:
        """Load the file. If a notebook cell prevents that, repeat without that cell."""
        loading, failure = self._try_to_load()
        while failure is not None:
            cell = loading.cell_to_spare
            if cell is None or not self.budget.for_load():
                raise failure
            self._left_out[cell] = failure
            loading, failure = self._try_to_load()
        self.names = loading.names
        self._failures = {**loading.failures, **self._left_out}
        self.notices = self.notices or loading.notices  # of the first loading only: else they could grow

    def _try_to_load(self) -> tuple[Loading, StudentFailure | None]:
        """Load the file in a new worker. Return also why the worker was lost. Raises StudentFailure, MachineFault."""
        seconds = self.budget.for_load()
        if not seconds:
            raise StudentFailure(Verdict.CRASH, phrase("loads_spent", seconds=self._limits.seconds))
        worker = start_worker(self.zygote, self._limits)
        self.generation += 1
        loading = Loading(worker, self.answer, self._file, self._left_out)
        try:
            with self._listener.during("", seconds), self.budget.charge(load=True):
                loading.run(seconds)
        except WorkerLost as lost:
            self._load_output = lost.output
            return loading, self._explain_loss(lost, "")
        except wire.ProtocolError as error:
            worker.close()
            raise StudentFailure(Verdict.CRASH, phrase("too_large")) from error
        except BaseException:
            worker.close()
            raise
        finally:
            self._load_output = self._load_output or loading.output
        self._worker = worker
        return loading, None

    def look_up(self) -> Lookup:
        """Return the lookup that explains missing names. The file must be loaded."""
        return Lookup(self.answer, self._file, self._failures, self.names)

    def note(self, outcome: Outcome, visible: bool) -> None:
        """Keep the notices about workarounds in a step.

        Those of a hidden check are dropped: student code could encode an input in them.
        """
        if visible and outcome.reply and (codes := outcome.reply.message.get("adapted")):
            self.notices = distinct([*self.notices, *map(notice, codes)])

    def perform(self, step: Step) -> Outcome:
        """Perform a step. A call of an earlier check is answered from memory; a repeated one is made."""
        try:
            self.load()
        except StudentFailure as failure:
            return Outcome(failure=failure, output=self._load_output)
        outcome = None if step.on_objects else self._known.find(step.key)
        if outcome is None:
            outcome = self._perform(step)
            if outcome.failure is not None:
                self.keep(step, outcome)
        return outcome

    def keep(self, step: Step, outcome: Outcome) -> None:
        """Keep the outcome of a call for later checks with the same call, unless its check made it before."""
        small = outcome.reply is None or outcome.reply.body.nbytes <= MAX_KEPT
        if not step.on_objects and not step.ordinal and self.names.get(step.name) != "class" and small:
            self._known.keep(step.key, outcome, SMALLEST_KEPT + (outcome.reply.size if outcome.reply else 0))

    def _perform(self, step: Step) -> Outcome:
        if self.budget.is_tight and self._timeouts[step.called] >= MAX_TIMEOUTS:
            return Outcome(failure=StudentFailure(Verdict.TIMEOUT, phrase("timeout_again", name=step.called)))
        if self.budget.loads_are_tight and self._crashes[step.called] >= MAX_CRASHES:
            return Outcome(failure=StudentFailure(Verdict.CRASH, phrase("crash_again", name=step.called)))
        seconds = self.budget.for_call()
        if not seconds:
            return Outcome(failure=StudentFailure(Verdict.TIMEOUT, phrase("time_spent", name=step.called)))
        return self._ask(step.request(), step.body, step.called, seconds)

    def _ask(self, request: wire.Message, body: bytes, name: str, seconds: float) -> Outcome:
        """Send the worker a request about `name` and return its reply."""
        worker, self._worker = self._worker, None  # on any error, this worker is not used again
        assert worker is not None
        try:
            with self._listener.during(name, seconds), self.budget.charge():
                reply = worker.ask(request, body, seconds)
                explain = failure_of_reply(reply.message, self._file, name, lambda gone: self.look_up().lost(gone))
        except WorkerLost as lost:
            return Outcome(failure=self._explain_loss(lost, name), output=lost.output)
        except wire.ProtocolError:
            explain, reply = StudentFailure(Verdict.CRASH, phrase("too_large")), None
        except BaseException:
            worker.close()
            raise
        self._worker = worker
        return Outcome(None if explain else reply, explain, reply.output if reply else "")

    def _explain_loss(self, lost: WorkerLost, name: str) -> StudentFailure:
        """Return the failure for a lost worker. Raises MachineFault if student code may not be the cause."""
        suffix, called, limits = ("", {"name": name}, self._limits) if name else ("_import", {}, self._limits)
        if lost.timed_out or lost.cause == "SIGXCPU":
            self._timeouts[name] += 1
            key, seconds = ("timeout", limits.seconds) if lost.timed_out else ("timeout_cpu", limits.cpu_seconds)
            return StudentFailure(Verdict.TIMEOUT, phrase(key + suffix, **called, seconds=seconds))
        first = name not in self._killed and len(self._killed) < MAX_DOUBTS
        if lost.cause == LOST or (lost.cause in (KILLED, OOM) and first):
            self._killed |= set() if lost.cause == LOST else {name}
            self._faults += 1
            if self._faults <= MAX_DOUBTS:
                self.budget.forgive()
            raise MachineFault(phrase("fault_ended", cause=lost.cause))
        return self.crash(name, lost.cause)

    def crash(self, name: str, cause: str) -> StudentFailure:
        """End the worker if it is running. Return the failure for a crash in a call of `name` with this `cause`."""
        self.close()
        self._crashes[name] += 1
        return failure_of_limit(cause, name, self._limits) if cause in LIMITS else failure_of_end(cause, name)

    def close(self) -> None:
        """End the worker, if there is one."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()
