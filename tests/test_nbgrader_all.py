"""Each stored answer to each exercise as a notebook: the real nbgrader and our runner give the same points.

About 1,060 notebooks, each with a kernel of its own, so this runs only as ``make test PART=nbgrader``. In the
environment ``EXERCISES=mse_sweep,sine_fit`` chooses exercises, and ``ANSWERS=20`` the first answers to each.
"""

import os

import pytest
from torchkata.course.catalog import load_exercises

from tests.support import nbgrader_course as nb
from tests.support.doors import ROOT

SIZE = 18  # answers in a process
MOST = int(os.environ.get("ANSWERS") or 1000)
CHOSEN = [name for name in os.environ.get("EXERCISES", "").split(",") if name]
EXERCISES = [one for one in load_exercises(ROOT) if not CHOSEN or one.name in CHOSEN]
# Answers that nbgrader cannot grade in a kernel, and the reason, which is proved: there is no mark, and it says so.
NOT_IN_A_KERNEL: dict[tuple[str, str], str] = {}

GIVEN = "reference", "skeleton"
CASES = [
    pytest.param(exercise, answers, id=f"{exercise.folder}-{number}")
    for exercise in EXERCISES
    for number, answers in enumerate(nb.chunks([*exercise.answers("right"), *exercise.answers("wrong")][:MOST], SIZE))
]


@pytest.fixture(scope="session")
def released_course(once, tmp_path_factory):
    """Return a course of nbgrader with all chosen exercises released, for all processes of the tests."""
    from pathlib import Path

    def make():
        return str(nb.make_course(tmp_path_factory.mktemp("nbgrader") / "course", *(e.name for e in EXERCISES)))

    return Path(once("nbgrader", make))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Return the socket of a process that grades for all kernels: a thousand starts of it would double the time."""
    with nb.shared_grader(tmp_path_factory.mktemp("grader")) as address:
        yield address


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("exercise", "answers"), CASES)
def test_every_answer_gets_the_same_points_from_nbgrader_and_our_runner(
    exercise, answers, released_course, grader, shared, tmp_path
):
    course = nb.copy_course(released_course, tmp_path / "course", exercise)
    handed = {f"{path.parent.name}-{path.stem}": nb.answered(course, exercise, path) for path in answers}
    if answers[0].parent.name == "right":  # once for each exercise
        handed |= {"reference": nb.solved(course, exercise), "skeleton": nb.released(course, exercise)}
    for student, notebook in handed.items():
        nb.hand_in(course, exercise, student, notebook)
    said = nb.autograde(course, exercise, shared).stderr
    recorded = nb.recorded(course, exercise)
    mine = {student: nb.ours(grader, exercise, course / "submitted" / student) for student in handed}
    apart = {name: why for (folder, name), why in NOT_IN_A_KERNEL.items() if folder == exercise.folder}
    differing = {name: (recorded.get(name), mine[name]) for name in mine if recorded.get(name) != mine[name]}
    assert differing.keys() == apart.keys() & handed.keys(), said[-3000:]
    for name in differing:
        assert set(recorded[name].values()) == {None}
        assert f"for student '{name}'" in said
