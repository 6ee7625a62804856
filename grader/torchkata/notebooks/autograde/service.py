"""The process that grades for nbgrader: ``python -m torchkata.notebooks.autograde.service``.

It has the pool of a class (`classroom.pool`). It is a process of its own, because the pool belongs to a whole process:
its fork server, its variables, and all its children, which a Jupyter server shares with others. It ends when its input
does.
"""

import contextlib
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from ... import interrupt
from ...classroom.answer_key import grader_version, pack_key
from ...classroom.isolation import find_level
from ...classroom.pool import LocalPool, begin_jobs, grade_all
from ...classroom.task import Task, TaskSettings, pack
from ...course.catalog import Exercise
from ...course.choose import choose_gradable, require_all, require_packages
from ...errors import TorchkataError
from ...sandbox.levels import Level
from ...sandbox.processors import count_cores
from ...sandbox.zygote import Zygote
from ...submission.helper_files import read_helper_files
from ...submission.reader import Answer, read_answer
from ...submission.source_code import MAX_FILE
from ...submission.untrusted_file import read_regular_file
from ..shown import notes_of
from .explained import outcomes_of
from .messages import Event, Failed, Graded, Ready, Refused, Request, Setup, digest_of, encode
from .own_cells import with_own_sources
from .requests import Requests, own_streams


class Service:
    """Grades notebooks, and sends events to the descriptor `output`. Raises TorchkataError if nothing can be graded."""

    def __init__(self, setup: Setup, output: int) -> None:
        self._output, self._jobs = output, setup.jobs or count_cores()
        choice = choose_gradable(Path(setup.course), list(setup.exercises))
        require_all(choice, hidden=True)
        require_packages(choice.exercises)
        self._exercises: list[Exercise] = choice.exercises
        self._pool: LocalPool | None = None
        self._content: dict[str, str] = {}  # digest of each notebook that is being graded
        self._zygote = Zygote(Level(setup.isolation) if setup.isolation else None)
        try:
            level = find_level(setup.isolation, self._zygote)
            self._key = pack_key(self._exercises)
        except BaseException:
            self.close()
            raise
        how = setup.minimal, setup.policy
        self._settings = TaskSettings(self._key.fingerprint, grader_version(), level, *how)
        self._send(Ready(level, self._jobs))

    def close(self) -> None:
        """End all processes. The keys that they unpacked are in memory, and go with them."""
        if self._pool:
            self._pool.stop()
        self._zygote.close()

    def serve(self, requests: Requests) -> None:
        """Grade what is asked for, until nothing more is."""
        while first := requests.wait():
            self._pool = self._pool or begin_jobs(first, self._exercises, self._jobs, self._zygote, self._key)
            for task, outcome in grade_all(self._pool, self._settings, requests):
                self._send(self._event(task, outcome))

    def read(self, request: Request) -> Task | None:
        """Return the task of a request; None if its file cannot be read, which is reported."""
        file = Path(request.file)
        by_folder = {exercise.folder: exercise for exercise in self._exercises}
        try:
            data = read_regular_file(file, MAX_FILE)
            wanted = [by_folder[folder] for folder in request.exercises]
            answers = [answer_in(exercise, file, data, request.sources) for exercise in wanted]
        except OSError as error:
            self._send(Failed(request.number, f"{file}: {error.strerror or error}"))
            return None
        self._content[str(request.number)] = digest_of(data)
        return pack(str(request.number), answers, self._settings)

    def _event(self, task: Task, outcome: dict[str, Any]) -> Event:
        number, content = int(task.student), self._content.pop(task.student)
        if "failed" in outcome:
            return Failed(number, outcome["failed"])
        by_name = {exercise.name: exercise for exercise in self._exercises}
        graded = outcome["record"]["exercises"]
        outcomes = tuple(one for part in graded for one in outcomes_of(part, by_name[part["name"]]))
        return Graded(number, content, outcomes, tuple(note for part in graded for note in notes_of(part)))

    def _send(self, event: Event) -> None:
        """Send an event. This waits until somebody reads, so that not much more is graded than is used."""
        data = memoryview(encode(event))
        while data:
            data = data[os.write(self._output, data) :]


def answer_in(exercise: Exercise, file: Path, data: bytes, sources: dict[str, str]) -> Answer:
    """Return the answer in a notebook with the content `data`. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="torchkata-") as folder:
        copy = Path(folder, file.name)
        copy.write_bytes(with_own_sources(data, sources))
        answer = read_answer(exercise, copy)
    helpers, left_out = read_helper_files(file, exercise.helpers)
    return replace(answer, helpers=helpers, path=file.name, notices=(*answer.notices, *left_out))


def main() -> None:
    """Grade until the input ends, or until nothing was asked for a while."""
    interrupt.listen()
    stream, output = own_streams()
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        setup = msgspec.json.decode(stream.readline(), type=Setup)
        try:
            service = Service(setup, output)
        except TorchkataError as refusal:
            os.write(output, encode(Refused(str(refusal))))
            return
        with contextlib.closing(service):
            service.serve(Requests(stream, service.read))


if __name__ == "__main__":
    main()
