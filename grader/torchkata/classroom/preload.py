"""Expensive imports, done once in the process that the jobs are forked from.

No thread is started here, because a fork would lose it, and nothing of the answer key is read.
"""

import contextlib
import gc
import importlib
import os
import sys
from types import TracebackType

from ..inside import adaptations, uncompiled
from .job_server import LIBRARIES

SELDOM = 10_000, 5, 5  # new objects, and generations, between two looks for garbage: 700 took 6% of the time
LOCKS = "multiprocessing.synchronize"  # the module in which a process finds its locks


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Report an exception as Python does, unless it only says that the command ended while a process began.

    Such a process finds no lock of the command any more, and has done nothing. The pool notices it where it matters.
    """
    if not (issubclass(kind, FileNotFoundError) and last_module(trace) == LOCKS):
        sys.__excepthook__(kind, error, trace)


def last_module(trace: TracebackType | None) -> str:
    """Return the name of the module in which an exception was raised; empty if unknown."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    return str(trace.tb_frame.f_globals.get("__name__")) if trace else ""


sys.excepthook = report
uncompiled.install()
adaptations.install_for_pictures()
gc.disable()  # imports create no garbage, and looking for it takes a fifth of the time
for name in ("torchkata.marking.collection", "torchkata.classroom.process", *os.environ.get(LIBRARIES, "").split()):
    with contextlib.suppress(Exception):  # it fails again where it is used, with a message
        importlib.import_module(name)
if torch := sys.modules.get("torch"):
    torch.set_num_threads(1)
gc.freeze()
gc.enable()
gc.set_threshold(*SELDOM)
