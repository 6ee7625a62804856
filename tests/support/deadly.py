"""A task for a pool of processes that ends its own process for some students."""

import os
import tempfile
from pathlib import Path


def ends_its_process(settings, task):
    """Die each time for ``deadly``, the first time for ``once``; else return an empty record."""
    if task.student == "deadly":
        os._exit(1)
    mark = Path(tempfile.gettempdir()) / f"torchkata-test-{os.getppid()}-{task.student}"
    if task.student == "once" and not mark.exists():
        mark.touch()
        os._exit(1)
    mark.unlink(missing_ok=True)
    return {"record": {"exercises": []}}


def tells_of_its_process(settings, task):
    """Return what a job finds when its first submission arrives."""
    import sys

    server = os.getppid()
    libraries = [name for name in ("torch", "nbgrader") if name in sys.modules]
    told = {"libraries": libraries, "server": server, "threads": len(os.listdir(f"/proc/{server}/task"))}
    return {"record": {"exercises": []}, **told}


def tells_its_keys(settings, task):
    """Return the keys that a job has when a submission arrives; the first time ``once`` ends its process."""
    from torchkata.classroom import process

    return {**ends_its_process(settings, task), "keys": list(process._keys)}
