"""The processes that grade a class: of this machine, or of a Dask cluster. A process that dies loses nothing."""

import contextlib
import importlib
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from multiprocessing import connection
from typing import Any, Protocol

from .. import interrupt
from .parcel import Order, Parcel
from .refusal import ClassError
from .station import grade_parcel

MAX_DEATHS = 3  # of processes, with one submission at work, before it is given up
SLICE = 0.5  # seconds of waiting after which a lost Ctrl-C is noticed
Graded = tuple[Parcel, dict[str, Any]]


class Pool(Protocol):
    """Where the work is done."""

    executor: Executor
    deaths: tuple[type[BaseException], ...]  # what a future raises that was given up with its process

    def width(self) -> int:
        """Return how many submissions may be on their way at once."""

    def renew(self) -> None:
        """Take new processes after one has died."""

    def stop(self) -> None:
        """End all at once."""


class LocalPool:
    """Processes of this machine. None is forked from one that has threads."""

    deaths: tuple[type[BaseException], ...] = ()

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or count_cores()
        self.executor: Executor = self._start()

    def _start(self) -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=begin_process)

    def width(self) -> int:
        """Return two for each process, so that none waits for its next."""
        return 2 * self._jobs

    def renew(self) -> None:
        """Take new processes after one has died."""
        self.stop()
        self.executor = self._start()

    def stop(self) -> None:
        """Kill every process; their workers die with them."""
        children = multiprocessing.active_children()
        for child in children:
            child.kill()
        for child in children:
            child.join()
        self.executor.shutdown(wait=False, cancel_futures=True)


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def begin_process() -> None:
    """Leave Ctrl-C to the process that started this one, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # it was held back until here
    parent = multiprocessing.parent_process()
    assert parent
    watch = lambda: (connection.wait([parent.sentinel]), os._exit(1))  # noqa: E731
    threading.Thread(target=watch, daemon=True).start()


class ClusterPool:
    """The workers of a Dask cluster. Its scheduler itself sends elsewhere what a lost worker had."""

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise ClassError(f"--cluster needs distributed ({error}): pip install 'torchkata[cluster]'") from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            self._client = distributed.Client(address, timeout=20, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClassError(f"--cluster {address}: no scheduler answers there. Start it: dask scheduler") from error
        self.executor: Executor = self._client.get_executor(pure=False)
        self.deaths: tuple[type[BaseException], ...] = (distributed.scheduler.KilledWorker,)

    def width(self) -> int:
        """Return two for each thread that the cluster has now."""
        return max(2, 2 * int(sum(self._client.nthreads().values())))

    def renew(self) -> None:
        """Do nothing: the cluster looks after its workers."""

    def stop(self) -> None:
        """Leave the cluster; it drops the work that was on its way."""
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)


def grade_all(
    pool: Pool, order: Order, parcels: Iterator[Parcel], task: Callable[..., Any] = grade_parcel
) -> Iterator[Graded]:
    """Yield each parcel with what became of it, as they are done; only a few are held at a time.

    Where a process died, all that was on its way is done again, one after the other, to find out which one it was.
    Raises ClassError where the cluster is lost.
    """
    on_way: dict[Future[Any], Parcel] = {}
    suspects: list[Parcel] = []
    while True:
        while not suspects and len(on_way) < pool.width() and (parcel := next(parcels, None)):
            try:
                on_way[send(pool, order, parcel, task)] = parcel
            except BrokenExecutor:
                suspects.append(parcel)
        if not on_way and not suspects:
            return
        done, _ = wait_for(on_way, timeout=SLICE, return_when=FIRST_COMPLETED) if on_way else (set(), None)
        interrupt.check()
        for future in done:
            parcel = on_way.pop(future)
            try:
                yield parcel, outcome_of(future, pool)
            except BrokenExecutor:
                suspects.append(parcel)
        if suspects and not on_way:
            pool.renew()
            for parcel in suspects:
                yield parcel, grade_alone(pool, order, parcel, task)
            suspects.clear()


def send(pool: Pool, order: Order, parcel: Parcel, task: Callable[..., Any]) -> Future[Any]:
    """Have a submission graded, in a new process if need be. Raises BrokenExecutor."""
    with interrupt.held():
        return pool.executor.submit(task, order, parcel)


def grade_alone(pool: Pool, order: Order, parcel: Parcel, task: Callable[..., Any]) -> dict[str, Any]:
    """Grade a submission while no other is at work; give it up where its process dies again and again."""
    for _ in range(MAX_DEATHS - 1):
        try:
            return outcome_of(send(pool, order, parcel, task), pool)
        except BrokenExecutor:
            pool.renew()
    return {"failed": f"the grading process died {MAX_DEATHS} times with it"}


def outcome_of(future: Future[Any], pool: Pool) -> dict[str, Any]:
    """Return what a task returned. Raises BrokenExecutor, and ClassError where the cluster is lost."""
    try:
        outcome: dict[str, Any] = future.result()
    except pool.deaths:
        return {"failed": "the workers of the cluster died with it, one after the other"}
    except BrokenExecutor:
        raise
    except CancelledError as error:
        raise ClassError("The cluster was lost. Start it again; the same command goes on.") from error
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}
    return outcome
