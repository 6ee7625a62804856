"""One exercise made of the texts of a test, graded once."""

from torchkata.course.catalog import load_exercises
from torchkata.marking.grader import Grader
from torchkata.submission.reader import Answer

SETTINGS = 'title = "T"\npoints = 10\nteaches = []\n[limits]\nseconds = 20\nmemory_mb = 256\n'
READY = "import pytest\n\n\n@pytest.mark.points(1)\ndef test_ready(student):\n    assert student.same(1) == 1\n"


def mark(folder, source, visible=READY, hidden=READY):
    """Grade a source by these checks; return the result of each check by its name."""
    for room in ("exercises", "solutions"):
        (folder / room / "01_scratch").mkdir(parents=True)
        (folder / room / "01_scratch" / "exercise.toml").write_text(SETTINGS)
    (folder / "exercises" / "01_scratch" / "test_scratch.py").write_text(visible)
    (folder / "solutions" / "01_scratch" / "test_visible.py").write_text(visible)
    (folder / "solutions" / "01_scratch" / "test_hidden.py").write_text(hidden)
    (folder / "solutions" / "01_scratch" / "scratch.py").write_text(source)
    (exercise,) = load_exercises(folder)
    grader = Grader()
    try:
        results = grader.mark([Answer(exercise, source.encode())]).exercises[0].results
    finally:
        grader.close()
    return {result.check.name.removeprefix("test_"): result for result in results}
