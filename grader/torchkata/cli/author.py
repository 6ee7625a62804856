"""The verbs for authors of exercises: each prints what it did or refuses, and returns an exit status."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..course.catalog import Exercise
from ..course.seeds import course_seed
from ..errors import CourseError
from ..marking.grader import choose_exercises
from .options import add_only, add_seed, add_verb

if TYPE_CHECKING:
    from ..author.finding import Finding

SEEDS = 5  # that the laws are held under


def add_verbs(verbs: Any) -> None:
    """Add the verbs of this module."""
    add_only(add_verb(verbs, "skeletons", skeletons, "write exercises/ from solutions/"))
    verb = add_verb(verbs, "verify", verify, "hold the laws against every exercise")
    verb.add_argument("--seeds", type=positive, default=SEEDS, metavar="N", help=f"how many (default: {SEEDS})")
    add_only(verb)
    add_seed(verb)
    add_only(add_verb(verbs, "mutants", mutate, "change each reference mechanically; the checks must notice"))
    add_verb(verbs, "new", create, "create an exercise").add_argument("name")
    verb = add_verb(verbs, "new-course", start_course, "write a course of one sample exercise", needs_course=False)
    verb.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty, or not there yet")
    verb = add_verb(verbs, "remove", remove, "remove both folders of an exercise, after asking")
    verb.add_argument("name")
    verb.add_argument("--yes", action="store_true", help="do not ask")


def skeletons(arguments: argparse.Namespace) -> int:
    """Write ``exercises/`` from ``solutions/``. Raises CourseError."""
    from ..author.skeleton import write_skeletons

    print("\n".join(write_skeletons(arguments.course, choose_exercises(arguments.course, arguments.only))))
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Hold the laws against each exercise, with the inputs of all seeds; 1 where one is broken. Raises CourseError."""
    from ..author.verify import verify_all

    exercises, seeds = keyed_exercises(arguments), some_seeds(arguments.seed, arguments.seeds)
    praise = f"every law holds, with {len(seeds)} {'seeds' if len(seeds) > 1 else 'seed'}"
    found = verify_all(exercises, seeds)
    return max(report(arguments.course, exercise, findings, praise) for exercise, findings in found)


def mutate(arguments: argparse.Namespace) -> int:
    """Try every mutant of each reference; 1 where one survives without a reason. Raises CourseError."""
    from ..author.mutants import try_mutants

    status = 0
    for exercise, result in try_mutants(keyed_exercises(arguments)):
        words = f"{result.killed} of {result.total} mutants killed"
        words += ", the others are listed as equivalent" if result.killed < result.total else ""
        status |= report(arguments.course, exercise, result.findings, words)
    return status


def create(arguments: argparse.Namespace) -> int:
    """Create the folders of an exercise and say what is left to do. Raises CourseError, OSError."""
    from ..author.scaffold import create_exercise

    secret, public = create_exercise(arguments.course, arguments.name)
    print(f"{secret}: created, and its skeleton {public}.")
    print(f"Write the exercise in the first, then run `make skeletons` and `make verify EX={secret.name[3:]}`.")
    return 0


def start_course(arguments: argparse.Namespace) -> int:
    """Write a new course and say what to do with it. Raises CourseError, OSError."""
    from ..author.new_course import create_course

    names = ", ".join(path.name for path in create_course(arguments.folder))
    print(f"{arguments.folder}: created, with {names}.")
    print(f"Read {arguments.folder / 'README.md'}. Prove the sample: cd {arguments.folder}, then torchkata verify.")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Remove an exercise; 1 where nobody agrees. Raises CourseError, OSError."""
    from ..author.removal import remove_exercise

    return remove_exercise(arguments.course, arguments.name, arguments.yes)


def positive(word: str) -> int:
    """Return a number from 1 on. Raises ValueError."""
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


def some_seeds(seed: str, count: int) -> list[str]:
    """Return `count` texts for --seed, of which `seed` is the first: an author can grade with each of them."""
    return [seed, *(f"{seed}{number}" for number in range(1, count))]


def keyed_exercises(arguments: argparse.Namespace) -> list[Exercise]:
    """Return the chosen exercises if their answer key is here, with the seed of the course. Raises CourseError else."""
    exercises = choose_exercises(arguments.course, arguments.only)
    for exercise in exercises:
        if exercise.secret is None:
            raise CourseError(f"{exercise.public}: there is no answer key for it here, so nothing can be proved.")
        course_seed(exercise.secret.parent)
    return exercises


def report(kit: Path, exercise: Exercise, findings: "list[Finding]", praise: str) -> int:
    """Print the findings of one exercise, or the praise; return 1 or 0."""
    print(f"{exercise.folder}: {praise if not findings else f'{len(findings)} to fix'}", flush=True)
    for finding in findings:
        print(f"  {finding.show(kit)}", flush=True)
    return 1 if findings else 0
