"""A grading process, warm after its first submission. Executors run `grade_task`."""

import atexit
import gc
import socket
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
from .answer_key import Key, grader_version, unpack_key, unpacked_bytes
from .key_folder import KeyFolder, remove_lost_keys
from .task import Task, TaskSettings


class GradingProcess:
    """The grader of this process, and the key that it works with."""

    def __init__(self, settings: TaskSettings) -> None:
        if settings.version != grader_version():
            raise RuntimeError(say("job_version"))
        self.settings = settings
        if settings.key not in _keys:
            raise RuntimeError(say("job_keyless"))
        remove_lost_keys()
        key = _keys[settings.key]
        self._key = KeyFolder(settings.folder, unpacked_bytes(key))
        try:
            unpack_key(key, self._key.folder)
            share_replays(folder_for_replays(settings.folder))
            self._exercises = {exercise.name: exercise for exercise in load_exercises(self._key.folder)}
            self._grader = spare_grader(settings.isolation) or start_grader(settings.isolation)
        except BaseException:
            self._key.remove()
            raise
        self._settled = False

    @property
    def level(self) -> str:
        """Return the level of isolation."""
        return str(self._grader.level)

    def grade(self, task: Task) -> dict[str, Any]:
        """Return the record of a submission and the seconds, as plain data."""
        start = time.monotonic()
        answers = [file.answer(self._exercises) for file in task.files]
        record = self._grader.mark(answers, minimal=self.settings.minimal, policy=self.settings.policy)
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


def start_grader(isolation: str) -> Grader:
    """Return a grader whose level has been tried. Raises IsolationMissing."""
    grader = Grader(Level(isolation) if isolation else None, take(_given) if _given else None)
    try:
        if grader.level is Level.NONE and isolation != Level.NONE:
            raise IsolationMissing(say("job_not_isolated"))
    except BaseException:
        grader.close()
        raise
    return grader


def try_level(isolation: str) -> str:
    """Return the level that this process can grade at; what was started for it serves the first task.

    Raises IsolationMissing.
    """
    global _spare
    with _one_at_a_time:
        if _process is not None and _process.settings.isolation == isolation:
            return _process.level
        grader = spare_grader(isolation) or start_grader(isolation)
        _spare = isolation, grader
        return str(grader.level)


def spare_grader(isolation: str) -> Grader | None:
    """Return the grader that was tried before, None if there is none for this level."""
    global _spare
    spare, _spare = _spare, None
    if spare is not None and spare[0] != isolation:
        spare[1].close()
        return None
    return spare[1] if spare else None


_process: GradingProcess | None = None
_spare: tuple[str, Grader] | None = None  # the level that was asked for, and a grader that no task has used yet
_given: socket.socket | None = None  # where this process may take a zygote from
_keys: dict[str, Key] = {}  # that were given to this process, by their fingerprints
_one_at_a_time = threading.Lock()


def receive_key(key: Key) -> None:
    """Store a key for later tasks, which only name it: it is large, and the same for the whole class."""
    _keys[key.fingerprint] = key


def drop_key(fingerprint: str) -> None:
    """Forget a key that no later task names, and remove its folder."""
    _keys.pop(fingerprint, None)
    with _one_at_a_time:
        if _process is not None and _process.settings.key == fingerprint:
            leave()


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


def leave() -> None:
    """Close the grader of this process, if there is one, and remove its key."""
    global _process
    process, _process = _process, None
    if process is not None:
        process.close()


def rest() -> None:
    """Close the grader and remove the unpacked key; the next task unpacks it again."""
    with _one_at_a_time:
        leave()


@atexit.register
def end() -> None:
    """Close all that this process has started."""
    leave()
    if _spare is not None:
        _spare[1].close()
