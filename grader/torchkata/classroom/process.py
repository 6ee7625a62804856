"""A grading process, warm after its first submission. Executors run `grade_task`."""

import atexit
import contextlib
import fcntl
import gc
import os
import platform
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from ..course.catalog import load_exercises
from ..errors import IsolationMissing
from ..marking.grader import Grader
from ..marking.replay import share_replays
from ..record.sentences import say
from ..sandbox.handover import take
from ..sandbox.levels import Level
from .answer_key import Key, grader_version, unpack_key
from .task import Task, TaskSettings

PREFIX, LOCK = "torchkata-key-", ".torchkata-lock"


class KeyFolder:
    """A new folder for the key, in `place` or the temporary folder; locked while this process lives."""

    def __init__(self, place: str) -> None:
        prefix = f"{PREFIX}{platform.node()}-{os.getpid()}-"
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place or None)).resolve()  # the path that pytest uses
        self.lock = (self.folder / f"{LOCK}.new").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        (self.folder / f"{LOCK}.new").rename(self.folder / LOCK)  # it has another name until it is locked

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()


class GradingProcess:
    """The grader of this process, and the key that it works with."""

    def __init__(self, settings: TaskSettings) -> None:
        if settings.version != grader_version():
            raise RuntimeError(say("job_version"))
        self.settings = settings
        if settings.key not in _keys:
            raise RuntimeError(say("job_keyless"))
        remove_lost_keys()
        self._key = KeyFolder(settings.folder)
        unpack_key(_keys[settings.key], self._key.folder)
        share_replays(folder_for_replays(settings.folder))
        self._exercises = {exercise.name: exercise for exercise in load_exercises(self._key.folder)}
        self._grader = Grader(
            Level(settings.isolation) if settings.isolation else None, take(_given) if _given else None
        )
        if self._grader.level is Level.NONE and settings.isolation != Level.NONE:
            raise IsolationMissing(say("job_not_isolated"))
        self._settled = False

    def grade(self, task: Task) -> dict[str, Any]:
        """Return the record of a submission and the seconds, as plain data."""
        start = time.monotonic()
        answers = [file.answer(self._exercises) for file in task.files]
        record = self._grader.mark(answers, minimal=self.settings.minimal)
        if not self._settled:  # only now: it takes a second, and the imports are known
            self._grader.freeze()
            gc.freeze()  # the checks stay as they are: looking through them for garbage took 4% of the time
            self._settled = True
        return {"record": record.document(), "seconds": round(time.monotonic() - start, 3)}

    def close(self) -> None:
        """End the workers and remove the key."""
        self._grader.close()
        self._key.remove()


def folder_for_replays(place: str) -> Path | None:
    """Return a folder that the processes of this class share, beside their keys; None where there is no such place."""
    if not place:
        return None
    folder = Path(place, "replays")
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def remove_lost_keys() -> None:
    """Remove keys that killed processes left in the temporary folder: those with a free lock.

    A process that was killed earlier has left an empty folder.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}{platform.node()}-*"):
        if is_left_empty(folder):
            continue
        with contextlib.suppress(OSError):  # not ours, already removed, or its owner lives and holds the lock
            descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
            with open(descriptor, "r+") as lock:
                if os.fstat(descriptor).st_uid == os.geteuid() and not folder.is_symlink():
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)


def is_left_empty(folder: Path) -> bool:
    """Remove an empty folder if its process has ended; tell whether it was removed."""
    try:
        os.kill(int(folder.name.split("-")[-2]), 0)
    except ProcessLookupError:
        with contextlib.suppress(OSError):
            folder.rmdir()
            return True
    except (ValueError, OverflowError, OSError):
        pass
    return False


_process: GradingProcess | None = None
_given: socket.socket | None = None  # where this process may take a zygote from
_keys: dict[str, Key] = {}  # that were given to this process, by their fingerprints
_one_at_a_time = threading.Lock()


def receive_key(key: Key) -> None:
    """Store a key for later tasks, which only name it: it is large, and the same for the whole class."""
    _keys[key.fingerprint] = key


def drop_key(fingerprint: str) -> None:
    """Forget a key that no later task names."""
    _keys.pop(fingerprint, None)


def expect_zygote(through: socket.socket | None) -> None:
    """Note the source of a zygote that was started before this process."""
    global _given
    _given = through


def grade_task(settings: TaskSettings, task: Task) -> dict[str, Any]:
    """Grade one submission in this process; return ``record`` and ``seconds``, or the reason as ``failed``."""
    global _process
    with _one_at_a_time:
        try:
            if _process is None or _process.settings != settings:
                leave()
                _process = GradingProcess(settings)
            return _process.grade(task)
        except Exception as error:
            leave()
            return {"failed": f"{type(error).__name__}: {error}"}


@atexit.register
def leave() -> None:
    """Close the grader of this process, if there is one."""
    global _process
    process, _process = _process, None
    if process is not None:
        process.close()
