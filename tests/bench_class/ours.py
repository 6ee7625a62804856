"""(a) the students' calls alone, and (b), (c) `python -m torchkata class` over the same submissions."""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import time
import types
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from torchkata.inside.values import Decoder
from torchkata.marking.grader import Grader
from torchkata.sandbox.worker import Worker
from torchkata.submission.reader import find_answers

from .peer import ROOT, Bench, Points

Requests = list[tuple[str, dict[str, Any], bytes]]  # exercise, request, arrays


def grade_class(bench: Bench, students: list[str], jobs: int) -> tuple[float, float]:
    """Grade a class of `students` with the command, all files written.

    Return its wall seconds from start to end, and those to the first verdict.
    """
    folder, out = bench.work / "class", bench.work / "out"
    for place in (folder, out):
        shutil.rmtree(place, ignore_errors=True)
    for student in students:
        shutil.copytree(bench.submissions / student, folder / student)
    command = [
        sys.executable,
        "-m",
        "torchkata",
        "class",
        folder,
        "--out",
        out,
        "--only",
        *(exercise.name for exercise in bench.exercises),
        *(["--jobs", str(jobs)] if jobs else []),
    ]
    words, first = [str(word) for word in command], 0.0
    start = time.perf_counter()
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        for line in process.stdout:
            if line.startswith("[") and not first:
                first = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return time.perf_counter() - start, first


def read_points(bench: Bench, students: list[str]) -> Points:
    """Return the points of the class that was graded last."""
    records = {
        student: json.loads((bench.work / "out" / "results" / f"{student}.json").read_text()) for student in students
    }
    return {(s, e["name"]): e["points"] for s, record in records.items() for e in record["exercises"]}


@contextlib.contextmanager
def listening(requests: Requests) -> Iterator[None]:
    """Keep every call that the workers are asked to make meanwhile."""
    ask, loaded = Worker.ask, ""

    def listen(self: Worker, request: dict[str, Any], body: bytes, seconds: float) -> Any:
        nonlocal loaded
        if request["op"] == "load":
            loaded = request["name"]
        elif request["op"] == "call":
            requests.append((loaded, request, bytes(body)))
        else:
            raise NotImplementedError(f"the floor cannot replay {request['op']!r}")
        return ask(self, request, body, seconds)

    Worker.ask = listen
    try:
        yield
    finally:
        Worker.ask = ask


def measure_floor(bench: Bench, students: list[str], runs: int) -> list[float]:
    """Return for each run the seconds of all students' calls, in this process, warm, with nothing around them."""
    import torch

    torch.set_num_threads(1)  # as in the workers; these tensors are small
    grader = Grader()
    totals = [0.0] * runs
    for student in students:
        requests: Requests = []
        with listening(requests):
            grader.mark(find_answers(bench.submissions / student, bench.exercises))
        modules = {exercise.name: load(bench.file(student, exercise)) for exercise in bench.exercises}
        for number in range(-1, runs):  # the first one warms up and is not counted
            seconds = replay(modules, requests)
            if number >= 0:
                totals[number] += seconds
    grader.close()
    return totals


def load(file: Path) -> types.ModuleType:
    """Return the module that a student's file is."""
    module = types.ModuleType(file.stem)
    module.__file__ = str(file)
    exec(compile(file.read_bytes(), str(file), "exec"), module.__dict__)
    return module


def replay(modules: dict[str, types.ModuleType], requests: Requests) -> float:
    """Make the calls again and return the seconds that they take; what they raise is dropped."""
    calls = []
    for name, request, body in requests:
        args, kwargs = Decoder(memoryview(bytearray(body)), str, lambda *_: None).decode(request["arguments"])
        calls.append((getattr(modules[name], request["name"]), args, kwargs))
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start = time.perf_counter()
        for function, args, kwargs in calls:
            with contextlib.suppress(Exception):
                function(*args, **kwargs)
        return time.perf_counter() - start
