"""One process that grades: warm after its first submission. `grade_parcel` is the task that executors run."""

import atexit
import contextlib
import os
import platform
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from ..catalog import load_exercises
from ..marking import Desk
from ..sandbox.handover import take
from ..sandbox.levels import IsolationMissing, Level
from .key import grader_version, unpack_key
from .parcel import Order, Parcel

PREFIX = "torchkata-key-"


class Station:
    """The desk of this process, and the key that it works with."""

    def __init__(self, order: Order) -> None:
        if order.version != grader_version():
            raise RuntimeError("this machine has another version of the grader: install the same on all")
        self.order = order
        remove_lost_keys()
        prefix = f"{PREFIX}{platform.node()}-{os.getpid()}-"
        self._folder = Path(tempfile.mkdtemp(prefix=prefix, dir=order.folder or None)).resolve()  # as pytest sees it
        unpack_key(order.key, self._folder)
        self._exercises = {exercise.name: exercise for exercise in load_exercises(self._folder)}
        self._desk = Desk(Level(order.isolation) if order.isolation else None, take(_given) if _given else None)
        if self._desk.level is Level.NONE and order.isolation != Level.NONE:
            raise IsolationMissing("this machine cannot keep a student's code in. Run `make doctor` there.")
        self._settled = False

    def grade(self, parcel: Parcel) -> dict[str, Any]:
        """Return the record of a submission and the seconds that it took, as plain data."""
        start = time.monotonic()
        answers = [file.answer(self._exercises) for file in parcel.files]
        record = self._desk.mark(answers, minimal=self.order.minimal)
        if not self._settled:  # only now: it takes a second, and what is imported is known
            self._desk.settle()
            self._settled = True
        return {"record": record.document(), "seconds": round(time.monotonic() - start, 3)}

    def close(self) -> None:
        """End the workers and remove the key."""
        self._desk.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def remove_lost_keys() -> None:
    """Remove the keys that killed processes of this machine left in the folder for temporary files."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}{platform.node()}-*"):
        owner = folder.name.split("-")[-2]
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(int(owner), 0)
            continue
        shutil.rmtree(folder, ignore_errors=True)


_station: Station | None = None
_given: socket.socket | None = None  # where this process may take a zygote from
_one_at_a_time = threading.Lock()


def expect_zygote(through: socket.socket | None) -> None:
    """Note where a zygote comes from that was started before this process."""
    global _given
    _given = through


def grade_parcel(order: Order, parcel: Parcel) -> dict[str, Any]:
    """Grade one submission in this process; return ``record`` and ``seconds``, or why not as ``failed``."""
    global _station
    with _one_at_a_time:
        try:
            if _station is None or _station.order != order:
                leave()
                _station = Station(order)
            return _station.grade(parcel)
        except Exception as error:
            leave()
            return {"failed": f"{type(error).__name__}: {error}"}


@atexit.register
def leave() -> None:
    """Close the station of this process, if there is one."""
    global _station
    station, _station = _station, None
    if station is not None:
        station.close()
