"""The autograder for Gradescope: the scripts of its container, the engine, and the answer key."""

from pathlib import Path

from ..course.catalog import Exercise, answer_keys
from ..course.seeds import SEED_FILE, course_seed
from ..errors import CourseError
from ..formats.gradescope import failed_results
from ..record.atomic_file import dump
from ..record.sentences import say
from .bundle import write_bundle
from .contents import Part, course_settings, licence, read
from .engine_wheel import set_up
from .leak_check import key

SCRIPTS = Path(__file__).parent / "gradescope"
EXECUTABLE = ("setup.sh", "run_autograder")
FOLDER = "kit"


def write_autograder(course: Path, exercises: list[Exercise], file: Path, term: str = "") -> int:
    """Write an autograder for `exercises`. Return the number of its files. Hidden inputs are made for `term`.

    Raises CourseError if a check cannot be read or there is no answer key, and ReleaseRefused.
    """
    for exercise in exercises:
        if exercise.secret is None:
            raise CourseError(say("autograder_keyless", folder=exercise.public))
        exercise.checks()
    parts = [*scripts(), *(part.below(FOLDER) for part in grading_parts(course, exercises, term))]
    write_bundle(parts, file)
    return len(parts)


def scripts() -> list[Part]:
    """Return the scripts that Gradescope requires at the top level, and the results for a failed grader."""
    texts = {path.name: read(path).replace(b"\r\n", b"\n") for path in sorted(SCRIPTS.iterdir()) if path.is_file()}
    found = [Part(name, content, name in EXECUTABLE) for name, content in texts.items()]
    return [*found, Part("failed.json", dump(failed_results()).encode())]


def grading_parts(course: Path, exercises: list[Exercise], term: str) -> list[Part]:
    """Return the files that grade: engine, requirements, settings and answer key of the course, without skeletons."""
    keys = [part for exercise in exercises for part in key(exercise)]
    seeds = [
        Part(f"solutions/{SEED_FILE}", course_seed(solutions, term).encode()) for solutions in answer_keys(exercises)
    ]
    return [*licence(course), *set_up(course), *course_settings(course), *keys, *seeds]
