"""What a job of this machine runs. The command only names these functions, and need not import the grader for them."""

import os
import signal
import socket
import threading
from multiprocessing import connection, parent_process
from typing import Any

from .answer_key import Key
from .task import Task, TaskSettings


def begin_process(given: socket.socket | None = None, key: Key | None = None) -> None:
    """Leave Ctrl-C to the parent, end when it ends, and receive what it gives."""
    from .process import expect_zygote, receive_key

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # it was held back until here
    parent = parent_process()
    assert parent
    watch = lambda: (connection.wait([parent.sentinel]), os._exit(1))  # noqa: E731
    threading.Thread(target=watch, daemon=True).start()
    expect_zygote(given)
    if key is not None:
        receive_key(key)


def grade(settings: TaskSettings, task: Task) -> dict[str, Any]:
    """Return what `grade_task` returns."""
    from .process import grade_task

    return grade_task(settings, task)
