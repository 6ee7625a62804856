"""Adds a small exercise to a course for one test: checks and a reference in ``solutions``."""

from pathlib import Path

HEAD = "import time\n\nimport numpy as np\nimport pytest\n\nfrom torchkata import assert_close, assert_equal\n\n"


def add_exercise(kit: Path, folder: str, checks: list[str], reference: str, seconds: float = 10) -> Path:
    """Add an exercise to a kit: each of `checks` is the body of a hidden check of one point. Return its folder."""
    name = folder[3:]
    table = f'title = "T"\npoints = {len(checks)}\nteaches = []\n\n[limits]\nseconds = {seconds}\nmemory_mb = 512\n'
    for top in ("exercises", "solutions"):
        (kit / top / folder).mkdir(parents=True)
        (kit / top / folder / "exercise.toml").write_text(table)
        (kit / top / folder / f"{name}.py").write_text(reference)
    (kit / "solutions" / "seed.txt").write_text("the seed of a course that nobody ever takes\n")
    visible = HEAD + "\nVISIBLE = True\n"
    (kit / "exercises" / folder / f"test_{name}.py").write_text(visible)
    (kit / "solutions" / folder / "test_visible.py").write_text(visible)
    (kit / "solutions" / folder / "test_hidden.py").write_text(
        HEAD + "".join(f"\n\n@pytest.mark.points(1)\n{check_of(n, body)}" for n, body in enumerate(checks))
    )
    return kit / "solutions" / folder


def check_of(number: int, body: str) -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"def test_{number}(student, reference, rng):\n{lines}"
