"""Grades one submission in Gradescope's container: ``python -m torchkata.cli.gradescope /autograder``.

The program run_autograder calls it, after it has laid out the results of a grader that failed. Those stay wherever
this module ends without results of its own. What it prints is shown to teachers only.
"""

import os
import sys
import time
from pathlib import Path

from ..errors import GraderFailed
from ..formats.gradescope import write_gradescope
from ..marking.grader import Grader, choose_exercises
from ..record.document import Document
from ..record.message import phrase
from ..record.notices import Notice
from ..sandbox.levels import LAYERS, Level
from ..submission.candidates import near_misses
from ..submission.reader import find_answers
from . import standard_streams

HOME = Path(__file__).resolve().parents[3]
FAILED = 1


def grade(submission: Path, kit: Path, isolation: str, minimal: bool) -> Document:
    """Return the document of a submission; where it holds nothing, a note instead of checks.

    `isolation`: exactly this level; empty: the best there is, but never none. `minimal`: of hidden checks the verdict
    alone. Raises GraderFailed, and what marking raises.
    """
    exercises = choose_exercises(kit, [])
    for exercise in exercises:
        if exercise.secret is None:
            raise GraderFailed(f"{exercise.folder} has no answer key here. Make the autograder anew.")
    if not submission.is_dir():
        raise GraderFailed(f"{submission}: there is no such folder. Gradescope puts the submission there.")
    answers = find_answers(submission, exercises)
    if not any(answer.found for answer in answers):
        key, near = "nothing_handed_in", near_misses(submission, exercises)
        wanted = phrase(key, files=[exercise.file for exercise in exercises])
        return {"notices": [Notice(key, (wanted, near) if near else (wanted,)).document()]}
    grader = Grader(Level(isolation) if isolation else None)
    try:
        if grader.level is Level.NONE and not isolation:
            raise GraderFailed(
                "Student code cannot be confined in this container (level none), so nothing was run. The log of "
                "setup.sh tells what is missing. If you trust everybody: TORCHKATA_ISOLATION=none in settings.sh."
            )
        print(f"isolation: {grader.level} ({LAYERS[grader.level]})")
        begun = time.monotonic()
        record = grader.mark(answers, minimal=minimal)
    finally:
        grader.close()
    if not record.complete or all(result.points is None for one in record.exercises for result in one.results):
        raise GraderFailed("No check could be run to its end. Hold the answer key against `make verify`.")
    return {**record.document(), "seconds": round(time.monotonic() - begun, 2)}


def main() -> int:
    """Grade what lies in the folder ``submission`` of the root; return the exit status."""
    standard_streams.prepare()
    standard_streams.forgive()  # the results are a file: what cannot be printed must not cost them
    root = Path(sys.argv[1])
    settings = {
        name: os.environ.get(f"TORCHKATA_{name}", "") for name in ("ISOLATION", "FEEDBACK", "HIDDEN_VISIBILITY")
    }
    try:
        document = grade(root / "submission", HOME, settings["ISOLATION"], settings["FEEDBACK"] == "minimal")
        write_gradescope(document, root / "results" / "results.json", settings["HIDDEN_VISIBILITY"] or "visible")
    except Exception as error:  # whatever it is: the student gets the sentence that was laid out
        print(f"The grader failed: {type(error).__name__}: {error}")
        return FAILED
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # taking torch apart again would cost a second
