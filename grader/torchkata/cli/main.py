"""The command line: ``python -m torchkata`` with ``grade``, ``doctor``, and the verbs of teachers and authors.

Exit status: 0 it was done (whatever the marks), 1 wrong usage, nothing to grade or something refused, 2 the grader
itself failed somewhere, 130 it was interrupted.
"""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from .. import interrupt
from ..errors import CourseError, IsolationMissing, NothingToGrade
from ..marking.choose import choose_gradable
from ..marking.grader import choose_exercises, find_submission, mark
from ..sandbox.levels import Level
from ..submission.reader import Answer
from . import classes as teaching
from . import standard_streams

KIT = Path(__file__).resolve().parents[3]
REFUSED, GRADER_FAILED = 1, 2
SEEDS = 5  # that the laws are held under


class Parser(argparse.ArgumentParser):
    """Says what is wrong with exit status 1: 2 is for failures of the grader."""

    def error(self, message: str) -> NoReturn:
        """Print usage and `message`, exit 1."""
        self.print_usage(sys.stderr)
        self.exit(REFUSED, f"{self.prog}: {message}\n")


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = Parser(prog="python -m torchkata", description="Grades exercises and proves that their checks hold.")
    parser.add_argument("--kit", type=Path, default=KIT, help="the folder with exercises/ and solutions/")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Parser)
    grade_verb = verbs.add_parser("grade", help="grade the working copy, or somebody's folder or file")
    grade_verb.add_argument("path", nargs="?", type=Path, help="a folder or one file (default: exercises/)")
    grade_verb.add_argument("--visible", action="store_true", help="only the checks that students may read")
    levels, told = [level.value for level in Level], ["full", "minimal"]
    grade_verb.add_argument("--isolation", choices=levels, help="exactly this level (default: the best there is)")
    grade_verb.add_argument(
        "--feedback", choices=told, default="full", help="minimal: of hidden checks the verdict alone"
    )
    grade_verb.add_argument("--json", type=Path, metavar="FILE", help="write the record there too")
    class_verbs = [add_verb(verbs, levels, told) for add_verb in (teaching.add_class, teaching.add_demo)]
    teaching.add_difference(verbs)
    skeletons_verb = verbs.add_parser("skeletons", help="write exercises/ from solutions/")
    verify_verb = verbs.add_parser("verify", help="hold the laws against every exercise")
    verify_verb.add_argument("--seeds", type=positive, default=SEEDS, metavar="N", help=f"how many (default: {SEEDS})")
    mutants_verb = verbs.add_parser("mutants", help="change each reference mechanically; the checks must notice")
    kit_verb = verbs.add_parser("student-kit", help="a zip of what students get: everything but the answer key")
    zip_verb = verbs.add_parser("autograder-zip", help="a zip for Gradescope, with the answer key inside")
    for archive_verb in (kit_verb, zip_verb):
        archive_verb.add_argument("--out", type=Path, required=True, metavar="FILE", help="write the zip there")
    for verb in (*class_verbs, grade_verb, verify_verb, zip_verb):
        verb.add_argument("--seed", default="", metavar="TEXT", help="other inputs of hidden checks, for an exam")
    for verb in (*class_verbs, grade_verb, skeletons_verb, verify_verb, mutants_verb, zip_verb):
        verb.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these exercises only")
    verbs.add_parser("doctor", help="which layers of isolation this machine has, and how to get the rest")
    verbs.add_parser("new", help="create an exercise").add_argument("name")
    remove_verb = verbs.add_parser("remove", help="remove both folders of an exercise, after asking")
    remove_verb.add_argument("name")
    remove_verb.add_argument("--yes", action="store_true", help="do not ask")
    arguments = parser.parse_args(words)
    arguments.kit = arguments.kit.resolve()
    return arguments


def grade(arguments: argparse.Namespace) -> int:
    """Grade one submission, on the screen and if wished as JSON; say which exercises could not be graded."""
    choice = choose_gradable(arguments.kit, arguments.only, not arguments.visible)
    try:
        answers = find_submission(arguments.path or arguments.kit / "exercises", choice.exercises)
        return mark_answers(arguments, answers)
    finally:
        for sentence in choice.sentences():
            print(sentence, file=sys.stderr)


def mark_answers(arguments: argparse.Namespace, answers: list[Answer]) -> int:
    """Mark the answers of one submission; the record, if wished, is written before anything is shown."""
    from ..formats.record_json import refuse_file, write_json
    from ..report.terminal import Screen

    problem = refuse_file(arguments.json) if arguments.json else ""
    if problem:
        raise NothingToGrade(f"--json {problem}")
    standard_streams.forgive()
    screen = Screen(held_back=bool(arguments.json))
    record = mark(
        answers,
        not arguments.visible,
        lambda result, answer: screen.show_exercise(result),
        isolation=Level(arguments.isolation) if arguments.isolation else None,
        minimal=arguments.feedback == "minimal",
        seed=arguments.seed,
    )
    if arguments.json:
        problem = write_json(record, arguments.json)
    screen.show_end(record)
    if problem:
        print(f"--json {problem}", file=sys.stderr)
    if not record.complete:
        return interrupt.STATUS
    return GRADER_FAILED if record.grader_failed else REFUSED if problem else 0


def write_exercises(arguments: argparse.Namespace) -> int:
    """Carry out an author's verb."""
    from ..author import removal
    from . import author as workshop

    if arguments.verb == "new":
        return workshop.create(arguments.kit, arguments.name)
    if arguments.verb == "remove":
        return removal.remove_exercise(arguments.kit, arguments.name, arguments.yes)
    exercises = choose_exercises(arguments.kit, arguments.only)
    if arguments.verb == "verify":
        return workshop.prove(arguments.kit, exercises, some_seeds(arguments.seed, arguments.seeds))
    verbs = {"skeletons": workshop.skeletons, "mutants": workshop.mutate}
    return verbs[arguments.verb](arguments.kit, exercises)


def positive(word: str) -> int:
    """Return a number from 1 on. Raises ValueError."""
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


def some_seeds(seed: str, count: int) -> list[str]:
    """Return `count` texts for --seed, of which `seed` is the first: an author can grade with each of them."""
    return [seed, *(f"{seed}{number}" for number in range(1, count))]


def make_archive(arguments: argparse.Namespace) -> int:
    """Carry out a verb that writes an archive of the kit."""
    from . import release as dispatch

    if arguments.verb == "student-kit":
        return dispatch.student_kit(arguments.kit, choose_exercises(arguments.kit, []), arguments.out)
    return dispatch.autograder_zip(choose_exercises(arguments.kit, arguments.only), arguments.out, arguments.seed)


def run(words: list[str]) -> int:
    """Carry out the command line `words` and return the exit status."""
    arguments = read_arguments(words)
    try:
        if arguments.verb == "doctor":
            from ..sandbox.doctor import examine

            return examine()
        if arguments.verb in teaching.VERBS:
            return teaching.VERBS[arguments.verb](arguments)
        if arguments.verb in ("student-kit", "autograder-zip"):
            return make_archive(arguments)
        return grade(arguments) if arguments.verb == "grade" else write_exercises(arguments)
    except (NothingToGrade, CourseError, IsolationMissing) as error:
        print(error, file=sys.stderr)
        return REFUSED
