"""A file that an author edits counts from the next submission on, in the same process; what was kept of it goes."""

import gc
import os
import sys

import pytest
from torchkata.checks import reference
from torchkata.course.choose import choose_exercises
from torchkata.marking.grader import MAX_COLLECTIONS, Grader
from torchkata.submission.find import find_submission

from tests.support.doors import SMALL

SECRET = "solutions/01_small"
SQUARED = SMALL.replace("2.0 * value for", "value**2 for")
TRIPLED = SMALL.replace("2.0 * value for", "3.0 * value for")
MEAN = "sum(values) / max(1, len(values))"
NEGATIVE, SINGLE, DOUBLED = (
    "test_negative_values_are_doubled",
    "test_a_single_value_is_doubled",
    "test_each_value_is_doubled",
)
SEED = "seed.txt"


@pytest.fixture(scope="module")
def grader():
    grader = Grader()
    yield grader
    grader.close()


def edit(file, old, new):
    """Edit a file so that its date tells nothing; as a rule its size tells nothing either."""
    before, text = file.stat(), file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def mark(grader, kit, source):
    """Mark a source as a submission to the small exercise; return the exercise as it stands in the record."""
    folder = kit.parent / "handed-in"
    folder.mkdir(exist_ok=True)
    (folder / "small.py").write_text(source)
    exercises = choose_exercises(kit, [])
    (exercise,) = grader.mark(find_submission(folder, exercises)).document()["exercises"]
    return exercise


def check(exercise, name):
    (found,) = [check for check in exercise["checks"] if check["name"] == name]
    return found


@pytest.mark.parametrize(
    ("file", "old", "new", "source", "name", "field", "before", "after"),
    [
        (f"{SECRET}/small.py", "2.0 * value", "3.0 * value", TRIPLED, NEGATIVE, "verdict", "WRONG", "PASS"),
        (f"{SECRET}/small.py", "2.0 * value", "3.0 * value", SMALL, NEGATIVE, "verdict", "PASS", "WRONG"),
        (f"{SECRET}/test_hidden.py", "[8.0]", "[9.0]", SMALL, SINGLE, "verdict", "PASS", "WRONG"),
        (f"{SECRET}/test_hidden.py", SINGLE, SINGLE[:-7], SMALL, SINGLE, "verdict", "PASS", None),
        (f"{SECRET}/test_visible.py", "[2.0, 5.0]", "[2.0, 6.0]", SMALL, DOUBLED, "verdict", "PASS", "WRONG"),
        (f"{SECRET}/wrong/squares_the_values.py", "**2 for", "**3 for", SQUARED, DOUBLED, "hint", "squared", ""),
        (f"{SECRET}/wrong/squares_the_values.py", "squared,", "cubed??,", SQUARED, DOUBLED, "hint", "squared", "cubed"),
        (f"{SECRET}/wrong/takes_the_mean.py", MEAN, "sum(values)", SQUARED, DOUBLED, "hint", "squared", "squared"),
    ],
)  # fmt: skip
def test_an_edited_file_of_the_answer_key_counts_from_the_next_submission_on(
    grader, kit, file, old, new, source, name, field, before, after
):
    assert before in check(mark(grader, kit, source), name)[field]
    edit(kit / file, old, new)
    exercise = mark(grader, kit, source)
    if after is None:
        assert name not in [one["name"] for one in exercise["checks"]]
    else:
        found = check(exercise, name)[field]
        assert after in found if after else not found
    edit(kit / file, new, old)
    assert before in check(mark(grader, kit, source), name)[field]


def test_edited_settings_count_from_the_next_submission_on(grader, kit):
    slow = SMALL.replace("    return [2.0", "    import time\n    time.sleep(0.6)\n    return [2.0")
    settings = kit / SECRET / "exercise.toml"
    assert check(mark(grader, kit, slow), DOUBLED)["verdict"] == "PASS"
    edit(settings, "seconds = 2", "seconds = .3".replace(" .", " 0."))
    edit(settings, "A small", "A tiny")
    exercise = mark(grader, kit, slow)
    assert exercise["title"].startswith("A tiny")
    assert check(exercise, DOUBLED)["verdict"] == "TIMEOUT"


def test_an_edited_skeleton_tells_from_the_next_submission_on_who_has_worked(grader, kit):
    skeleton = kit / "exercises" / "01_small" / "small.py"
    other = kit.parent / "handed-in" / "old" / "small.py"
    other.parent.mkdir(parents=True)
    other.write_text(SMALL)
    untouched = skeleton.read_text()
    assert check(mark(grader, kit, untouched), DOUBLED)["verdict"] == "PASS"  # the other file, which has work in it
    skeleton.write_text(SMALL)  # nothing is to do in this one
    assert check(mark(grader, kit, untouched), DOUBLED)["verdict"] == "TODO"


def test_another_seed_of_the_course_counts_from_the_next_submission_on(grader, kit):
    lucky = SMALL.replace("2.0 * value for", "2.0 * min(value, -0.5) for")  # right where all inputs are below -0.5
    (kit / SECRET / "test_hidden.py").write_text(
        (kit / SECRET / "test_hidden.py").read_text().replace("random(5)", "random(1)")
    )
    verdicts = []
    for number in range(8):
        (kit / "solutions" / SEED).write_text(f"{number:032d}\n")
        verdicts.append(check(mark(grader, kit, lucky), NEGATIVE)["verdict"])
    assert set(verdicts) == {"PASS", "WRONG"}
    (kit / "solutions" / SEED).write_text(f"{0:032d}\n")
    assert check(mark(grader, kit, lucky), NEGATIVE)["verdict"] == verdicts[0]


def test_what_is_kept_does_not_grow_with_edits(grader, kit):
    reference.run_once.cache_clear()
    gc.collect()
    before = modules_held()  # of other tests
    hidden = kit / SECRET / "test_hidden.py"
    for number in range(3):
        hidden.write_text(hidden.read_text() + f"\n\nNUMBER = {number}\n")
        (kit / SECRET / "small.py").write_text(SMALL.replace("2.0 * value", f"{number}.0 * value"))
        mark(grader, kit, SMALL)
    assert len([files for files, _ in grader._collections if hidden in files]) == 1
    assert len(grader._collections) <= MAX_COLLECTIONS  # each test of this file has a kit of its own
    assert modules_held() >= before + 3
    reference.run_once.cache_clear()
    gc.collect()
    assert modules_held() <= before


def modules_held():
    return sum(name.startswith("answer_key_small_") for name in sys.modules)
