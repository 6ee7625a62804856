"""The commands for authors of exercises: each prints what it did, and returns an exit status."""

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..course.catalog import Exercise
from ..course.choose import choose_exercises, load_course, select
from ..course.seeds import course_seed
from ..errors import CourseError
from ..record.sentences import say
from .option_values import read_path
from .options import add_only, add_seed, add_verb

if TYPE_CHECKING:
    from ..author.finding import Finding

SEEDS = 5  # for checking the laws


def add_verbs(verbs: Any) -> None:
    """Add the commands of this module."""
    verb = add_verb(verbs, "skeletons", skeletons)
    verb.add_argument("--unsealed", action="store_true", help=say("help_unsealed"))
    add_only(verb)
    verb = add_verb(verbs, "verify", verify)
    verb.add_argument("--seeds", type=positive, default=SEEDS, metavar="N", help=say("help_seeds", default=SEEDS))
    add_only(verb)
    add_seed(verb)
    add_only(add_verb(verbs, "mutants", mutate))
    add_verb(verbs, "new", create).add_argument("name", help=say("help_new_name"))
    verb = add_verb(verbs, "new-course", start_course, needs_course=False)
    verb.add_argument("folder", type=read_path, metavar="DIR", help=say("help_new_course_folder"))
    verb = add_verb(verbs, "remove", remove)
    verb.add_argument("name", help=say("help_remove_name"))
    verb.add_argument("--yes", action="store_true", help=say("help_yes"))


def skeletons(arguments: argparse.Namespace) -> int:
    """Write ``exercises/`` from ``solutions/``, and the table of all exercises. Raises CourseError, OSError."""
    from ..author.course_table import write_course_table
    from ..author.sealing import seal_exercises
    from ..author.skeleton import write_skeletons

    every = load_course(arguments.course)
    chosen = select(every, arguments.only)
    lines = write_skeletons(arguments.course, chosen)
    print("\n".join([*lines, *write_course_table(arguments.course, every)]), flush=True)
    for line in [] if arguments.unsealed else seal_exercises(arguments.course, chosen):
        print(line, flush=True)
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Check the laws for each exercise, with the inputs of all seeds; return 1 if one is broken. Raises CourseError."""
    from ..author.verify import verify_all

    exercises, seeds = keyed_exercises(arguments), some_seeds(arguments.seed, arguments.seeds)
    praise = say("laws_hold" if len(seeds) > 1 else "laws_hold_one", count=len(seeds))
    found = verify_all(exercises, seeds)
    return max(report(arguments.course, exercise, findings, praise) for exercise, findings in found)


def mutate(arguments: argparse.Namespace) -> int:
    """Try every mutant of each reference; return 1 if one survives without a reason. Raises CourseError."""
    from ..author.mutants import try_mutants

    status = 0
    for exercise, result in try_mutants(keyed_exercises(arguments)):
        key = "mutants_equivalent" if result.killed < result.total else "mutants_killed"
        praise = say(key, killed=result.killed, total=result.total)
        status |= report(arguments.course, exercise, result.findings, praise)
    return status


def create(arguments: argparse.Namespace) -> int:
    """Create the folders of an exercise and say what is left to do. Raises CourseError, OSError."""
    from ..author.scaffold import create_exercise

    secret, public = create_exercise(arguments.course, arguments.name)
    print(say("new_created", secret=secret, public=public))
    print(say("new_next", name=secret.name[3:]))
    return 0


def start_course(arguments: argparse.Namespace) -> int:
    """Write a new course and say what to do with it. Raises CourseError, OSError."""
    from ..author.new_course import create_course

    names = ", ".join(path.name for path in create_course(arguments.folder))
    print(say("course_created", folder=arguments.folder, names=names))
    print(say("course_next", readme=arguments.folder / "README.md", folder=shlex.quote(str(arguments.folder))))
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Remove an exercise; return 1 if the answer is no. Raises CourseError, OSError."""
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
    """Return the chosen exercises if their answer key is here, with the seed of the course. Raises CourseError."""
    exercises = choose_exercises(arguments.course, arguments.only)
    for exercise in exercises:
        if exercise.secret is None:
            raise CourseError(say("verify_keyless", folder=exercise.public))
        course_seed(exercise.secret.parent)
    return exercises


def report(kit: Path, exercise: Exercise, findings: "list[Finding]", praise: str) -> int:
    """Print the findings of one exercise, or the praise; return 1, or 0 if there are only warnings."""
    to_fix = sum(not finding.warning for finding in findings)
    lacking = sum(finding.warning and finding.lacking for finding in findings)
    others = len(findings) - to_fix - lacking
    if to_fix:
        praise = say("to_fix", count=to_fix)
    else:
        praise = say("draft_lacks", praise=praise, count=lacking) if lacking else praise
        praise = say("with_warnings", praise=praise, count=others) if others else praise
    print(f"{exercise.folder}: {praise}", flush=True)
    for finding in findings:
        print(f"  {finding.show(kit)}", flush=True)
    return 1 if to_fix else 0
