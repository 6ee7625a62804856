"""The server from which jobs are forked: it imports the big libraries once, and begins before anything is read."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from pathlib import Path

from .. import interrupt
from ..course.catalog import Exercise
from ..course.libraries import libraries_of_course
from ..sandbox.processors import ONE_THREAD
from ..sandbox.zygote import Zygote

ROOT = Path(__file__).parents[2]  # where the package is found
WARM = "torchkata.classroom.preload"  # the module that does the imports
LIBRARIES = "TORCHKATA_LIBRARIES"  # the variable that tells it which big libraries


def begin_early(exercises: Iterable[Exercise], zygote: Zygote) -> None:
    """Begin the imports of the first job, where somebody will surely be graded.

    Waits only for the level of the `zygote`, because one that does not work would import in vain. Raises
    IsolationMissing.
    """
    libraries = libraries_of_course(exercises)
    start_server(libraries)
    if zygote.level:
        zygote.preload(libraries)


def start_server(libraries: Iterable[str] = ()) -> None:
    """Start the server, unless it runs; does not wait for its imports."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([WARM])
    resource_tracker.ensure_running()  # else it starts in the block, and unblocks Ctrl-C
    with interrupt.held(), environment(libraries):
        forkserver.ensure_running()


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
