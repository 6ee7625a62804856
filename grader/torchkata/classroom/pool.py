"""The pool of grading processes of this machine. A process that dies loses no result."""

import contextlib
import multiprocessing
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from typing import Any, Protocol

from .. import interrupt
from ..course.catalog import Exercise
from ..course.libraries import libraries_of_course
from ..record.sentences import say
from ..sandbox.processors import count_cores
from ..sandbox.zygote import Zygote
from ..submission.reader import libraries_of
from .answer_key import Key
from .job import begin_process, grade
from .job_server import start_server
from .progress import Watch
from .task import Task, TaskSettings

MAX_DEATHS = 3  # of processes with one submission, before it is given up
SLICE = 0.5  # seconds of waiting after which a lost Ctrl-C is noticed
Graded = tuple[Task, dict[str, Any]]


class Pool(Protocol):
    """What grades a class: processes of this machine, or a cluster."""

    def grade(self, settings: TaskSettings, tasks: Iterator[Task], watch: Watch) -> Iterator[Graded]:
        """Yield each task with its outcome."""

    def left_out(self) -> list[str]:
        """Return a sentence for each reason for which something could not be used."""

    def stop(self) -> None:
        """End what still runs."""


class LocalPool:
    """Processes of this machine, forked from a server without threads that has imported `libraries` once.

    The first process takes over the running `zygote`. Each one gets the `key` once, when it begins.
    """

    def __init__(
        self, jobs: int = 0, libraries: Iterable[str] = (), zygote: Zygote | None = None, key: Key | None = None
    ) -> None:
        self._jobs = jobs or count_cores()
        self._key = key
        self._context = multiprocessing.get_context("forkserver")
        start_server(libraries)
        self._ready = threading.Event()
        threading.Thread(target=self._try_server, daemon=True).start()
        self._given: socket.socket | None = None
        if zygote is not None:
            ours, self._given = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
            with ours:
                zygote.give(ours)
        self._executor = self._start()

    def _try_server(self) -> None:
        """Wait until the server forks. This runs in a thread, so that Ctrl-C works meanwhile."""
        try:
            with contextlib.suppress(OSError, EOFError):
                process = self._context.Process(target=interrupt.check)
                process.start()
                process.join()
        finally:
            self._ready.set()

    @property
    def executor(self) -> Executor:
        """Return the processes, as soon as they are ready."""
        while not self._ready.wait(SLICE):
            interrupt.check()
        return self._executor

    def _start(self) -> Executor:
        return ProcessPoolExecutor(self._jobs, self._context, begin_process, initargs=(self._given, self._key))

    def grade(self, settings: TaskSettings, tasks: Iterator[Task], watch: Watch) -> Iterator[Graded]:
        """Yield each task with its outcome; see `grade_all`. `watch` has nothing to show of these processes."""
        return grade_all(self, settings, tasks)

    def left_out(self) -> list[str]:
        """Return nothing: these processes are alike."""
        return []

    def width(self) -> int:
        """Return two for each process, so that none waits for its next."""
        return 2 * self._jobs

    def renew(self) -> None:
        """Take new processes after one has died."""
        self._kill()
        self._executor = self._start()

    def stop(self) -> None:
        """Kill every process; its workers die with it."""
        self._kill()
        if self._given is not None:
            self._given.close()

    def _kill(self) -> None:
        children = multiprocessing.active_children()
        for child in children:
            child.kill()
        for child in children:
            child.join()
        self._executor.shutdown(wait=False, cancel_futures=True)


def begin_jobs(first: Task, exercises: list[Exercise], jobs: int, zygote: Zygote | None, key: Key) -> LocalPool:
    """Return processes that import what the first submission needs; others may need more, and import it then."""
    assert zygote
    by_name = {exercise.name: exercise for exercise in exercises}
    answers = [file.answer(by_name) for file in first.files]
    zygote.preload(list(dict.fromkeys(name for answer in answers for name in libraries_of(answer, True))))
    own = libraries_of_course(dict.fromkeys(answer.exercise for answer in answers))
    return LocalPool(jobs, own, zygote, key)


def grade_all(
    pool: LocalPool, settings: TaskSettings, tasks: Iterator[Task], work: Callable[..., Any] = grade
) -> Iterator[Graded]:
    """Yield each task with its outcome, as they are done; only a few are in memory at a time.

    If a process dies, pending tasks are done one by one, to find the cause.
    """
    on_way: dict[Future[Any], Task] = {}
    suspects: list[Task] = []
    while True:
        while not suspects and len(on_way) < pool.width() and (task := next(tasks, None)):
            try:
                on_way[send(pool, settings, task, work)] = task
            except BrokenExecutor:
                suspects.append(task)
        if not on_way and not suspects:
            return
        done, _ = wait_for(on_way, timeout=SLICE, return_when=FIRST_COMPLETED) if on_way else (set(), None)
        interrupt.check()
        for future in done:
            task = on_way.pop(future)
            try:
                yield task, outcome_of(future)
            except BrokenExecutor:
                suspects.append(task)
        if suspects and not on_way:
            pool.renew()
            for task in suspects:
                yield task, grade_alone(pool, settings, task, work)
            suspects.clear()


def send(pool: LocalPool, settings: TaskSettings, task: Task, work: Callable[..., Any]) -> Future[Any]:
    """Submit a task, to new processes if necessary. Raises BrokenExecutor."""
    executor = pool.executor
    with interrupt.held():
        return executor.submit(work, settings, task)


def grade_alone(pool: LocalPool, settings: TaskSettings, task: Task, work: Callable[..., Any]) -> dict[str, Any]:
    """Grade a submission while no other is graded; give it up if its process dies repeatedly."""
    for _ in range(MAX_DEATHS - 1):
        try:
            return outcome_of(send(pool, settings, task, work))
        except BrokenExecutor:
            pool.renew()
    return {"failed": say("job_died", count=MAX_DEATHS)}


def outcome_of(future: Future[Any]) -> dict[str, Any]:
    """Return the result of a task. Raises BrokenExecutor."""
    try:
        outcome: dict[str, Any] = future.result()
    except BrokenExecutor:
        raise
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}
    return outcome
