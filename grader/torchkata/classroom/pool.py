"""The pool of grading processes of this machine. A process that dies loses no result."""

import contextlib
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from multiprocessing import connection, forkserver
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.catalog import Exercise
from ..course.libraries import mentioned_libraries
from ..record.sentences import say
from ..sandbox.processors import ONE_THREAD, count_cores
from ..sandbox.zygote import Zygote
from ..submission.reader import libraries_of
from .answer_key import Key
from .process import expect_zygote, grade_task, receive_key
from .progress import Watch
from .task import Task, TaskSettings

MAX_DEATHS = 3  # of processes with one submission, before it is given up
ROOT = Path(__file__).parents[2]  # where the package is found
WARM, LIBRARIES = "torchkata.classroom.preload", "TORCHKATA_LIBRARIES"  # the module says what the variable is for
SLICE = 0.5  # seconds of waiting after which a lost Ctrl-C is noticed
Graded = tuple[Task, dict[str, Any]]


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
        self._context.set_forkserver_preload([WARM])
        with interrupt.held(), environment(libraries):
            forkserver.ensure_running()
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
    libraries = list(dict.fromkeys(name for answer in answers for name in libraries_of(answer, True)))
    zygote.preload(libraries)
    own = mentioned_libraries(b"\n".join(file.read_bytes() for a in answers if (file := a.exercise.reference_file)))
    return LocalPool(jobs, [name for name in libraries if name in own], zygote, key)


@contextmanager
def environment(libraries: Iterable[str]) -> Iterator[None]:
    """Set environment variables for the fork server and its children within the block."""
    before = dict(os.environ)
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ.update(ONE_THREAD, PYTHONPATH=os.pathsep.join(paths))
    os.environ[LIBRARIES] = " ".join(libraries)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def begin_process(given: socket.socket | None = None, key: Key | None = None) -> None:
    """Leave Ctrl-C to the parent, end when it ends, and receive what it gives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # it was held back until here
    parent = multiprocessing.parent_process()
    assert parent
    watch = lambda: (connection.wait([parent.sentinel]), os._exit(1))  # noqa: E731
    threading.Thread(target=watch, daemon=True).start()
    expect_zygote(given)
    if key is not None:
        receive_key(key)


def grade_all(
    pool: LocalPool, settings: TaskSettings, tasks: Iterator[Task], grade: Callable[..., Any] = grade_task
) -> Iterator[Graded]:
    """Yield each task with its outcome, as they are done; only a few are in memory at a time.

    If a process dies, pending tasks are done one by one, to find the cause.
    """
    on_way: dict[Future[Any], Task] = {}
    suspects: list[Task] = []
    while True:
        while not suspects and len(on_way) < pool.width() and (task := next(tasks, None)):
            try:
                on_way[send(pool, settings, task, grade)] = task
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
                yield task, grade_alone(pool, settings, task, grade)
            suspects.clear()


def send(pool: LocalPool, settings: TaskSettings, task: Task, grade: Callable[..., Any]) -> Future[Any]:
    """Submit a task, to new processes if necessary. Raises BrokenExecutor."""
    executor = pool.executor
    with interrupt.held():
        return executor.submit(grade, settings, task)


def grade_alone(pool: LocalPool, settings: TaskSettings, task: Task, grade: Callable[..., Any]) -> dict[str, Any]:
    """Grade a submission while no other is graded; give it up if its process dies repeatedly."""
    for _ in range(MAX_DEATHS - 1):
        try:
            return outcome_of(send(pool, settings, task, grade))
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
