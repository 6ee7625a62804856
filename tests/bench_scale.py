"""Measures what the main process of a class does, without grading: ``python -m tests.bench_scale 2000``.

Seconds are those of the processor in the main process, which do not depend on other programs; the last row but one is
time on the clock. A stand-in takes the place of the grading processes and answers at once with real records, so that
all else shows: reading the class, the work beside grading, the last phase, and a second run in which nothing changed.
``--course kit`` (one exercise, 9 checks), ``six`` (all of this course) or a folder.
"""

import argparse
import contextlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from torchkata.classroom import last_phase, run
from torchkata.classroom.formgrader import Formgrader
from torchkata.classroom.options import Options
from torchkata.course.catalog import Exercise, load_exercises

from tests.support.doors import ROOT, SMALL_KIT
from tests.support.stand_in import StandIn

COURSES = {"kit": SMALL_KIT, "six": ROOT}
BROKEN = "\n\nraise ValueError('not finished')\n"  # appended to each second exercise of each third student
PARTS = ("reading", "grading, stand-in", "views", "gradebook", "for the formgrader", "summary and check")


class Clock:
    """Adds up the seconds of each part; a part within another counts in the inner one alone."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(PARTS, 0.0)

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[part] += time.process_time() - start

        return wrapped


def make_submissions(folder: Path, exercises: list[Exercise], count: int) -> None:
    """Write a folder for each student."""
    sources = [(exercise.file, exercise.reference_file.read_text(encoding="utf-8")) for exercise in exercises]
    for number in range(count):
        place = folder / f"student{number:06d}"
        place.mkdir(parents=True)
        for file, source in sources:
            (place / file).write_text(f"# {number}\n{source}", encoding="utf-8")


def real_records(course: Path, exercises: list[Exercise], folder: Path) -> list[dict[str, Any]]:
    """Return a record of right answers, and one in which every second exercise does not load."""
    found = []
    for name, tail in (("right", ""), ("broken", BROKEN)):
        place = folder / name
        place.mkdir(parents=True)
        for number, exercise in enumerate(exercises):
            source = exercise.reference_file.read_text(encoding="utf-8")
            (place / exercise.file).write_text(source + tail * (number % 2 == 0), encoding="utf-8")
        file = folder / f"{name}.json"
        words = ["--course", course, "grade", place, "--json", file]
        subprocess.run([sys.executable, "-m", "torchkata", *map(str, words)], check=True, stdout=subprocess.DEVNULL)
        found.append(json.loads(file.read_text(encoding="utf-8")))
    return [found[0], found[0], found[1]]


def measure(course: Path, folder: Path, out: Path, records: list[dict[str, Any]]) -> dict[str, Any]:
    """Grade the class in this process; return the seconds of each part and the peak of its memory in MB."""
    clock, exercises = Clock(), load_exercises(course)
    run.take_in = clock.timed("reading", run.take_in)
    run.Output.write_views = clock.timed("views", run.Output.write_views)
    last_phase.try_gradebook = clock.timed("gradebook", last_phase.try_gradebook)
    Formgrader.write = clock.timed("for the formgrader", Formgrader.write)
    run.LastPhase.carry_out = clock.timed("summary and check", run.LastPhase.carry_out)
    turn = cycle(records)
    pool = StandIn(lambda task: {"record": next(turn), "seconds": 0.25}, keeps=False)
    run.begin_early = lambda *_: None
    run.begin_jobs = lambda *_: pool
    start, begin = time.process_time(), time.perf_counter()
    with Path("/dev/null").open("w") as silence, contextlib.redirect_stdout(silence):
        run.grade_class(folder, out, exercises, Options(anyway=True))
    total, seconds = time.process_time() - start, clock.seconds
    seconds["summary and check"] -= seconds["views"] + seconds["gradebook"] + seconds["for the formgrader"]
    seconds["grading, stand-in"] = total - sum(seconds.values())
    clock_time = time.perf_counter() - begin
    return {
        **seconds,
        "all": total,
        "on the clock": clock_time,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def rows(students: int, course: Path, place: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the figures of each run, each in a process of its own."""
    exercises = load_exercises(course)
    make_submissions(place / "class", exercises, students)
    (place / "records.json").write_text(json.dumps(real_records(course, exercises, place / "made")), encoding="utf-8")
    for name in ("new", "nothing changed"):
        words = [sys.executable, "-m", "tests.bench_scale", "--measure", place, "--course", course]
        done = subprocess.run(list(map(str, words)), cwd=ROOT, stdout=subprocess.PIPE, check=True)
        yield name, json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Print a table of the seconds of each part, for a new class and for one in which nothing changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("students", type=int, nargs="?", default=2000)
    parser.add_argument("--course", default="kit", help="kit, six or a folder")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path, help="leave class and output in this folder")
    words = parser.parse_args()
    course = Path(COURSES.get(words.course, words.course))
    if words.measure:
        records = json.loads((words.measure / "records.json").read_text(encoding="utf-8"))
        print(json.dumps(measure(course, words.measure / "class", words.measure / "out", records)))
        return
    place = words.keep or Path(tempfile.mkdtemp(prefix="bench-scale-"))
    try:
        table = dict(rows(words.students, course, place))
    finally:
        if not words.keep:
            shutil.rmtree(place, ignore_errors=True)
    print(f"{words.students} students, seconds".ljust(30), *(f"{name:>16}" for name in table))
    for part in (*PARTS, "all", "on the clock", "MB"):
        shown = "peak memory of the main process, MB" if part == "MB" else part
        print(f"{shown:<36}", *(f"{figures[part]:>10.1f}" for figures in table.values()))


if __name__ == "__main__":
    main()
