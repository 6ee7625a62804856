"""What an exercise.toml may say, and the sentence on each thing that it may not."""

# ruff: noqa: E501  (a table of one line a case)

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from torchkata.course.catalog import load_exercises
from torchkata.course.form import Form
from torchkata.course.settings import EXAMPLES, KEYS, LimitTable, read_settings
from torchkata.course.toml_file import MOST, explain
from torchkata.errors import CourseError
from torchkata.sandbox.limits import Limits

GOOD = 'title = "A"\npoints = 10\nteaches = ["b"]\n'
KNOWN = "The keys are title, points, teaches, helpers, minutes, needs, outcome, another_way, draft, hints, formulas, feedback.hints, feedback.another_way, limits.seconds, limits.cpu_seconds, "


def test_what_is_declared_is_read(kit):
    file = kit / "solutions" / "01_small" / "exercise.toml"
    file.write_text(GOOD + 'helpers = ["*.csv"]\n[limits]\nseconds = 2\nmemory_mb = 300.4\n')
    (exercise,) = load_exercises(kit)
    assert (exercise.title, exercise.points, exercise.teaches) == ("A", 10, ("b",))
    assert exercise.helpers == ("*.csv",)
    assert exercise.limits == Limits(seconds=2.0, cpu_seconds=4, memory_mb=300)
    assert exercise.form == Form()
    file.write_text(GOOD)
    assert load_exercises(kit)[0].limits == Limits()
    form = (
        'minutes = 30\nneeds = [2, 5]\noutcome = "You can now add."\ndraft = true\n[hints]\ndouble = ["a?", "b", "c"]\n'
    )
    file.write_text(GOOD + form)
    hints = {"double": ("a?", "b", "c")}
    assert load_exercises(kit)[0].form == Form(30, (2, 5), "You can now add.", True, hints)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("title", "titel", f"unknown key titel. Did you mean title? {KNOWN}"),
        ("teaches", "colour = 1\nteaches", f"unknown key colour. {KNOWN}"),
        ("teaches", "minute = 1\nteaches", f"unknown key minute. Did you mean minutes? {KNOWN}"),
        ("teaches", 'minutes = "30"\nteaches', "minutes must be a whole number, but is a text. Write for example: minutes = 30"),
        ("teaches", "minutes = 0\nteaches", "minutes must be a number above 0"),
        ("teaches", "needs = 2\nteaches", "needs must be a list, but is a whole number. Write for example: needs = [2, 5]"),
        ("teaches", "needs = [0]\nteaches", "needs must be numbers of exercises, from 1 to 99."),
        ("teaches", "needs = [100]\nteaches", "needs must be numbers of exercises, from 1 to 99."),
        ("teaches", 'needs = ["2"]\nteaches', "needs must be a list in which each item is a whole number, but one is a text."),
        ("teaches", "outcome = 1\nteaches", 'outcome must be a text, but is a whole number. Write for example: outcome = "You can now'),
        ("teaches", "draft = 1\nteaches", "draft must be true or false, but is a whole number. Write for example: draft = true"),
        ("teaches", "hints = 1\nteaches", "hints must be a table, but is a whole number. Write for example: hints = { double ="),
        *(
            ("[limits]", f'[hints]\nhalf = ["a?", "b", "c"]\ndouble = {value}\n[limits]', "hints.double must be a list of three texts: ")
            for value in ('["a?", "b"]', '["a?", "b", "c", "d"]', '["a?", "b", " "]', '["a?", "b", 3]', '"a?"', "true")
        ),
        ("[limits]", "[limits]\nmemory = 1", "unknown key limits.memory. Did you mean limits.memory_mb?"),
        ("[limits]", "[limit]", "unknown key limit. Did you mean limits?"),
        ('title = "A"', "", 'title is missing. Add it, for example: title = "The mean of a list"'),
        ('["b"]', "[" * 5000, "cannot be read as TOML: maximum recursion depth exceeded. Correct that line."),
        ("points = 10", "", "points is missing. Add it, for example: points = 10"),
        ("10", '"10"', "points must be a whole number, but is a text. Write for example: points = 10"),
        ("10", "10.5", "points must be a whole number, but is a number."),
        ("10", "true", "points must be a whole number, but is true or false."),
        ("10", "0", f"points must be a number above 0 and not above {MOST:,}. Write for example: points = 10"),
        ('["b"]', '"b"', 'teaches must be a list, but is a text. Write for example: teaches = ["sums", "loops"]'),
        ('["b"]', "[1]", "teaches must be a list in which each item is a text, but one is a whole number. Write"),
        ('["b"]', '["b"]\nhelpers = ["a/b"]', "helpers must be patterns of file names, without folders."),
        ('["b"]', '["b"]\nhelpers = [""]', "helpers must be patterns of file names, without folders."),
        ("[limits]\nseconds = 2", "limits = 2", "limits must be a table, but is a whole number."),
        ("seconds = 2", 'seconds = "2"', "limits.seconds must be a number, but is a text. Write for example: s"),
        ("seconds = 2", "seconds = 1979-05-27", "limits.seconds must be a number, but is a value of another type (d"),
        ("seconds = 2", "seconds = true", "limits.seconds must be a number, but is true or false."),
        *(
            ("seconds = 2", f"seconds = {value}", "limits.seconds must be a number above 0 and not above 1,000,000.")
            for value in ("0", "-1", "nan", "inf", "1e9")
        ),
        ("seconds = 2", "seconds = 2 2", "cannot be read as TOML: "),
    ],
)  # fmt: skip
def test_the_sentence_names_the_file_the_key_and_what_to_write(tmp_path, old, new, sentence):
    file = tmp_path / "exercise.toml"
    good = GOOD + "[limits]\nseconds = 2\n"
    assert old in good
    file.write_text(good)
    read_settings(file)
    file.write_text(good.replace(old, new, 1))
    with pytest.raises(CourseError) as refusal:
        read_settings(file)
    assert str(refusal.value).startswith(f"{file}: {sentence}")


def test_every_limit_can_be_declared():
    assert list(LimitTable.__struct_fields__) == [field.name for field in fields(Limits)]


@given(st.text())
def test_whatever_is_wrong_there_is_a_sentence(problem):
    assert explain(problem, "exercise.toml", KEYS, EXAMPLES).startswith("exercise.toml: ")
