"""Runs all rows and prints one table, fit for the README."""

import dataclasses
import os
import statistics
from pathlib import Path

from torchkata.course.catalog import load_exercises

from .material import make_submissions
from .nbgrader_peer import NbgraderPeer
from .otter_peer import OtterPeer
from .ours import grade_class, measure_floor, read_points
from .peer import ROOT, Bench, PeerMissing, Points
from .pytest_peer import PytestPeer

PEER_STUDENTS = 3  # peers are slow: the first few of the same submissions
PEERS = {"d": (PytestPeer, 20), "e": (NbgraderPeer, 30), "f": (OtterPeer, 30)}


def measure(students: int, runs: int, words: list[str], work: Path) -> None:
    """Print the table for a class of so many students; ours is measured `runs` times, the peers once.

    `words`: those of which one occurs in the folder of each exercise that is graded; none: all exercises.
    """
    exercises = [one for one in load_exercises(ROOT) if not words or any(word in one.folder for word in words)]
    names = make_submissions(work / "submissions", exercises, 2 * students)
    bench = Bench(exercises, work / "submissions", names, work / "ours")
    cores = len(os.sched_getaffinity(0))
    print(f"\n{len(exercises)} exercises in a submission, {cores} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    print(f"{'seconds per submission':<58} {f'of {2 * students}':>8}  {'one more':>8}", flush=True)
    seconds = {"a": statistics.median(measure_floor(bench, names[:students], runs)) / students}
    show("a", "the students' calls alone, warm, no isolation", seconds["a"])
    for key, jobs, title in (("b", 1, "ours, one job"), ("c", 0, f"ours, {cores} cores")):
        seconds[key], more, fixed, first = measure_ours(bench, names, jobs, runs)
        show(key, title, seconds[key], more)
        seconds[key + "+"] = more
        show(f"{key}0", f"start-up of ({key}): first verdict; all that does not grow", first, fixed)
    ours = read_points(bench, names)
    few = dataclasses.replace(bench, students=names[:PEER_STUDENTS])
    for key, (kind, _) in PEERS.items():
        seconds[key] = measure_peer(key, kind(), dataclasses.replace(few, work=work / key), ours)
    show_ratios(seconds, len(exercises))


def measure_ours(bench: Bench, names: list[str], jobs: int, runs: int) -> tuple[float, float, float, float]:
    """Measure the command over half a class and over all of it.

    Return seconds per submission of all, those of each that the second half adds, those that a class takes whatever its
    size, and those to its first verdict.
    """
    half = len(names) // 2
    runs_of = [(*grade_class(bench, names[:half], jobs), *grade_class(bench, names, jobs)) for _ in range(runs)]
    one, first_of_one, two, first_of_two = (statistics.median(column) for column in zip(*runs_of, strict=True))
    more = (two - one) / half
    return two / len(names), more, two - more * len(names), (first_of_one + first_of_two) / 2


def measure_peer(key: str, peer: PytestPeer | NbgraderPeer | OtterPeer, bench: Bench, ours: Points) -> float | None:
    """Print the row of a peer and how its points compare with ours; return its seconds per submission."""
    try:
        peer.prepare(bench)
        outcome = peer.grade(bench)
    except PeerMissing as missing:
        print(f"({key}) {peer.title}: NOT MEASURED. {missing}", flush=True)
        return None
    seconds = outcome.per_submission(len(bench.students))
    show(key, peer.title, seconds)
    compare_points(bench, outcome.points, ours)
    return seconds


def compare_points(bench: Bench, points: Points, ours: Points) -> None:
    """Print whether a peer gave every answer the points that we gave; both full marks and lost points must occur."""
    full = {exercise.name: exercise.points for exercise in bench.exercises}
    pairs = [(student, exercise.name) for student in bench.students for exercise in bench.exercises]
    same = sum(abs(points.get(pair, -1.0) - ours[pair]) < 1e-9 for pair in pairs)
    right = sum(points.get(pair) == full[pair[1]] for pair in pairs)
    print(f"      its points are ours for {same} of {len(pairs)} answers; {right} have full marks", flush=True)
    for pair in pairs:
        if abs(points.get(pair, -1.0) - ours[pair]) >= 1e-9:
            print(f"      {' '.join(pair)}: {points.get(pair, 'no points')}, ours {ours[pair]}", flush=True)


def show(key: str, title: str, seconds: float, more: float | None = None) -> None:
    """Print a row."""
    second = "" if more is None else f"  {more:6.2f} s"
    print(f"{f'({key})':<4} {title:<53} {seconds:6.2f} s{second}", flush=True)


def show_ratios(seconds: dict[str, float | None], exercises: int) -> None:
    """Print what was to be reached, and what was."""
    allowed = 1.5 * seconds["a"] + 0.04 * exercises
    print(f"(b) wanted: at most 1.5 (a) + 40 ms per exercise = {allowed:.2f} s")
    for key, (_, wanted) in PEERS.items():
        if seconds[key] is not None:
            ratio, further = seconds[key] / seconds["c"], seconds[key] / seconds["c+"]
            print(f"({key}) / (c): {ratio:.1f}; to one more submission: {further:.1f}; wanted: at least {wanted}")
