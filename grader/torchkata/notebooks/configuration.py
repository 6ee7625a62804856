"""``use_sandbox(c)`` in a ``nbgrader_config.py``: nbgrader runs submissions in the sandbox.

Nothing here may raise: nbgrader goes on without a configuration that fails, and would run the submissions in kernels,
with the rights of the teacher. So classes are named, not imported, and values are examined when something is graded.
"""

from typing import Any

PREPROCESSORS = f"{__package__}.autograde.preprocessors"
RESTORE, GRADE, SAVE, HIDE = (
    f"{PREPROCESSORS}.{name}" for name in ("RestoreCells", "GradeInSandbox", "SaveSandboxGrades", "HideTests")
)
OWN = "nbgrader.preprocessors"
SANITIZING = (
    *(f"{OWN}.ClearOutput", f"{OWN}.DeduplicateIds", f"{OWN}.OverwriteKernelspec"),
    *(f"{OWN}.OverwriteCells", f"{OWN}.CheckCellMetadata"),
)
GRADING = (
    *(f"{OWN}.Execute", f"{OWN}.IgnorePattern", "nbconvert.preprocessors.ClearMetadataPreprocessor"),
    *(f"{OWN}.LimitOutput", f"{OWN}.SaveAutoGrades", f"{OWN}.AssignLatePenalties", f"{OWN}.CheckCellMetadata"),
)
FEEDBACK = (f"{OWN}.GetGrades", "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor")
REPLACED = {"Execute": GRADE, "SaveAutoGrades": SAVE}


def use_sandbox(c: Any, feedback: str | None = None, jobs: int | None = None, course: str | None = None) -> None:
    """Have ``nbgrader autograde`` run submissions in the sandbox instead of a kernel.

    `feedback`: what hidden checks show, in the words of ``--feedback`` (default: ``TORCHKATA_FEEDBACK``, or minimal).
    `jobs`: processes (default: one for each core). `course`: the folder with the exercises and the answer key (default:
    ``TORCHKATA_COURSE``, or the nearest one upward). Never raises: what is wrong is said when something is graded.
    """
    own = listed(c.Autograde.autograde_preprocessors, GRADING)
    own = [REPLACED.get(short_name(one), one) for one in own]
    c.Autograde.autograde_preprocessors = [*(one for one in (GRADE, SAVE) if one not in own), *own]
    sanitizing = listed(c.Autograde.sanitize_preprocessors, SANITIZING)
    c.Autograde.sanitize_preprocessors = [RESTORE, *(one for one in sanitizing if one != RESTORE)]
    shown = listed(c.GenerateFeedback.preprocessors, FEEDBACK)
    c.GenerateFeedback.preprocessors = [HIDE, *(one for one in shown if one != HIDE)]
    c.Autograde.exporter_class = f"{PREPROCESSORS}.SubmissionExporter"
    for name, value in (("feedback", feedback), ("jobs", jobs), ("course", course)):
        if value is not None:
            c.GradeInSandbox[name] = str(value)


def listed(value: Any, default: tuple[str, ...]) -> list[Any]:
    """Return a list of a configuration: as it was set, or the default with what was added to it."""
    if isinstance(value, list | tuple):
        return list(value)
    return list(value.get_value(list(default))) if hasattr(value, "get_value") else list(default)


def short_name(preprocessor: Any) -> str:
    """Return the name of a class, which may be given as a path."""
    return preprocessor.rpartition(".")[2] if isinstance(preprocessor, str) else getattr(preprocessor, "__name__", "")
