"""A course with checks on what crosses between the processes."""


def make_kit(folder, checks, reference):
    exercise = folder / "kit" / "exercises" / "01_crossing"
    exercise.mkdir(parents=True)
    (exercise / "exercise.toml").write_text('title = "T"\npoints = 10\nteaches = []\n')
    (exercise / "test_crossing.py").write_text(checks)
    (exercise / "crossing.py").write_text(reference)
    return folder / "kit"
