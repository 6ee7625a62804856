"""The command line: ``python -m grader grade [PATH] [--only NAME ...] [--visible] [--json FILE]`` and the author's verbs.

Exit status: 0 it was graded (whatever the marks), 1 wrong usage or nothing to grade, 2 the grader itself failed
somewhere, 130 it was interrupted.
"""

import argparse
import sys
from pathlib import Path

from .marking import NothingToGrade, choose_exercises, find_submission, mark
from .submission import Answer
from .verdict import ExerciseResult

KIT = Path(__file__).resolve().parent.parent
USAGE, GRADER_FAILED, INTERRUPTED = 1, 2, 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong with exit status 1: 2 is for failures of the grader."""

    def error(self, message: str) -> "Never":
        """Print usage and `message`, exit 1."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = Parser(prog="python -m grader", description="Grades exercises and proves that their checks hold.")
    parser.add_argument("--kit", type=Path, default=KIT, help="the folder with exercises/ and solutions/")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Parser)
    grade = verbs.add_parser("grade", help="grade the working copy, or somebody's folder or file")
    grade.add_argument("path", nargs="?", type=Path, help="a folder or one file (default: exercises/)")
    grade.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these exercises only")
    grade.add_argument("--visible", action="store_true", help="only the checks that students may read")
    grade.add_argument("--json", type=Path, metavar="FILE", help="write the record there too")
    return parser.parse_args(words)


def grade(arguments: argparse.Namespace) -> int:
    """Grade one submission, on the screen and if wished as JSON."""
    exercises = choose_exercises(arguments.kit.resolve(), arguments.only)
    answers = find_submission(arguments.path or arguments.kit / "exercises", exercises)
    screens: list[object] = []

    def show(result: ExerciseResult, answer: Answer) -> None:
        screen().show_exercise(result, answer.note)

    def screen():
        from .report.terminal import Screen

        if not screens:
            screens.append(Screen())
        return screens[0]

    record = mark(answers, hidden=not arguments.visible, on_exercise=show)
    screen().show_end(record)
    if arguments.json:
        from .report.document import write_json

        write_json(record, arguments.json)
    if not record.complete:
        return INTERRUPTED
    return GRADER_FAILED if record.grader_failed else 0


def main() -> int:
    """Run the command line and return the exit status."""
    arguments = read_arguments(sys.argv[1:])
    try:
        return grade(arguments)
    except NothingToGrade as error:
        print(error, file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
