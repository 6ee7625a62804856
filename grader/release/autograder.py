"""The autograder for Gradescope: what its container runs, the machine, and the answer key."""

from pathlib import Path

from grader.catalog import CatalogError, Exercise
from grader.report.files import dump

from .bundle import write_bundle
from .container import failed_results
from .parts import HOME, Part, papers, read, room
from .secrecy import key

SCRIPTS = Path(__file__).parent / "gradescope"
EXECUTABLE = ("setup.sh", "run_autograder")
KIT = "kit"


def write_autograder(exercises: list[Exercise], file: Path) -> int:
    """Write an autograder for `exercises`; return the number of its files.

    Raises CatalogError where a check cannot be read or there is no answer key, and ReleaseRefused.
    """
    for exercise in exercises:
        if exercise.secret is None:
            raise CatalogError(
                f"{exercise.public}: there is no answer key for it. Make autograders where solutions/ is."
            )
        exercise.checks()
    parts = [*scripts(), *(part.below(KIT) for part in machine(exercises))]
    write_bundle(parts, file)
    return len(parts)


def scripts() -> list[Part]:
    """Return what Gradescope wants at the top, and the results that stand where the grader fails."""
    texts = {path.name: read(path).replace(b"\r\n", b"\n") for path in sorted(SCRIPTS.iterdir()) if path.is_file()}
    found = [Part(name, content, name in EXECUTABLE) for name, content in texts.items()]
    return [*found, Part("failed.json", dump(failed_results()).encode())]


def machine(exercises: list[Exercise]) -> list[Part]:
    """Return the kit that grades: no papers but what is needed, no skeletons."""
    keys = [part for exercise in exercises for part in key(exercise)]
    return [*papers(("LICENSE", "requirements.txt")), *room(HOME / "grader", "grader"), *keys]
