"""The author's verbs as commands: each prints what it did or refuses, and returns an exit status."""

from pathlib import Path

from ..author.finding import Refusal
from ..author.mutants import try_mutants
from ..author.scaffold import create_exercise
from ..author.skeleton import write_skeletons
from ..author.verify import verify_all
from ..course.catalog import Exercise
from ..course.seeds import course_seed
from ..errors import CourseError


def skeletons(kit: Path, exercises: list[Exercise]) -> int:
    """Write ``exercises/`` from ``solutions/``. Raises CourseError."""
    print("\n".join(write_skeletons(kit, exercises)))
    return 0


def prove(kit: Path, exercises: list[Exercise], seeds: list[str]) -> int:
    """Hold the laws against each exercise, with the inputs of all `seeds`; 1 where one is broken."""
    praise = f"every law holds, with {len(seeds)} {'seeds' if len(seeds) > 1 else 'seed'}"
    found = verify_all(with_key(exercises), seeds)
    return max(report(kit, exercise, refusals, praise) for exercise, refusals in found)


def mutate(kit: Path, exercises: list[Exercise]) -> int:
    """Try every mutant of each reference; 1 where one survives without a reason."""
    status = 0
    for exercise, result in try_mutants(with_key(exercises)):
        words = f"{result.killed} of {result.total} mutants killed"
        words += ", the others are listed as equivalent" if result.killed < result.total else ""
        status |= report(kit, exercise, result.refusals, words)
    return status


def create(kit: Path, name: str) -> int:
    """Create the folders of an exercise and say what is left to do. Raises CourseError, OSError."""
    secret, public = create_exercise(kit, name)
    print(f"{secret}: created, and its skeleton {public}.")
    print(f"Write the exercise in the first, then run `make skeletons` and `make verify EX={secret.name[3:]}`.")
    return 0


def with_key(exercises: list[Exercise]) -> list[Exercise]:
    """Return `exercises` if their answer key is here, with the seed of the course. Raises CourseError else."""
    for exercise in exercises:
        if exercise.secret is None:
            raise CourseError(f"{exercise.public}: there is no answer key for it here, so nothing can be proved.")
        course_seed(exercise.secret.parent)
    return exercises


def report(kit: Path, exercise: Exercise, refusals: list[Refusal], praise: str) -> int:
    """Print the refusals of one exercise, or the praise; return 1 or 0."""
    print(f"{exercise.folder}: {praise if not refusals else f'{len(refusals)} to mend'}", flush=True)
    for refusal in refusals:
        print(f"  {refusal.show(kit)}", flush=True)
    return 1 if refusals else 0
