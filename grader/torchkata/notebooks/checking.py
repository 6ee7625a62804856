"""`check`, the last line of each cell that grades: the points of one check of the code that this kernel has run.

It runs in the student's kernel, and is quick to import. The code is graded by another process, in its sandbox: neither
hidden checks nor the answer key ever come into the kernel.
"""

import contextlib
import os
import sys
from typing import Any, NoReturn

from ..errors import TorchkataError
from ..record.sentences import say
from .executed import executed_cells, folder_of, running_shell
from .grading_client import GradingClient

STAGE = "NBGRADER_EXECUTION"  # a variable of nbgrader: ``autograde`` while marks are made
CLIENT = GradingClient()


class CheckFailed(TorchkataError):
    """What a check found, where only an error is shown."""


class Points(float):
    """Points that a cell shows with all their digits, whatever ``%precision`` says: nbgrader reads them."""

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(float(self)))


def check(exercise: str, name: str) -> Points:
    """Print what a check of an exercise found in the code of this kernel, and return its points.

    `exercise`: its folder, such as ``05_mse_sweep``. `name`: of the function in the file of checks. All checks are run
    at once, on the first call after the code has changed. Raises TorchkataError where they cannot be run: that says
    nothing about the code. While nbgrader grades, the kernel ends instead, so that nbgrader reports the submission and
    writes no mark. While it validates, raises CheckFailed for a check without full points, with the same text.
    """
    stage = os.environ.get(STAGE)
    try:
        shell = running_shell()
        graded = CLIENT.grade(exercise, executed_cells(shell), folder_of(shell), stage == "autograde")
        points, most, text = CLIENT.result(graded, name)
    except BaseException as error:  # Ctrl-C and the timeout of nbgrader among them: they must not become a zero
        if stage == "autograde":
            end_kernel(error, exercise, name)
        if isinstance(error, TorchkataError):
            without_traceback(error)
        raise
    if stage == "validate" and points < most:
        raise without_traceback(CheckFailed(text))  # `nbgrader validate` shows nothing but errors
    print(text, flush=True)
    return Points(points)


def without_traceback(error: TorchkataError) -> TorchkataError:
    """Return an error of which IPython shows the text alone: no line of this package helps the student."""
    vars(error)["_render_traceback_"] = [str(error)].copy
    return error


def end_kernel(error: BaseException, exercise: str, name: str) -> NoReturn:
    """End this process, after a sentence in the terminal of nbgrader."""
    known = isinstance(error, TorchkataError)
    problem = str(error) if known else f"{type(error).__name__}: {error}".removesuffix(": ")
    sentence = say("check_no_mark", exercise=exercise, name=name, problem=problem)
    with contextlib.suppress(OSError):
        os.write(terminal(), f"\n{sentence}\n".encode("utf-8", "replace"))
    os._exit(1)


def terminal() -> int:
    """Return the standard error that the kernel was started with: what is printed goes to the notebook."""
    try:
        return sys.stderr.fileno()
    except OSError:  # a kernel that does not redirect descriptors
        return 2
