"""What a file's name says: the exercise it answers, and how certain that is."""

import string
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torchkata.submission.answer_names import Certainty, is_answer_name, is_notebook_name, kit_of, nearest, read_name
from torchkata.submission.versions import moment_of, newest_first

KIT = kit_of([("line_fit", 3), ("line_fit_robust", 4), ("waves", 11)])
CASES = {
    Certainty.EXACT: ["line_fit.py", "line_fit.ipynb"],
    Certainty.SPELLED: [
        *("Line_Fit.py", "line_fit.PY", "line fit.py", "line-fit.ipynb", "LineFit.py", "linefit.py", "line_fit.py.txt"),
        *("line_fit.ipynb.json", "line_fit.ipynb.txt", "line_fit .py", "line__fit.py", "ｌine_fit.py"),
        *("line%20fit.py", "line_fit.py ", "line_fit.py.", "line_fit.ipynb.download"),
    ],
    Certainty.COPIED: [
        *("line_fit (1).py", "line_fit(2).py", "line_fit-Copy1.ipynb", "Copy of line_fit.ipynb", "line_fit copy.py"),
        *("Kopie von line_fit.ipynb", "line_fit - Kopie (2).py", "line_fit - Copy.py", "Copia de line_fit.ipynb"),
        *("line_fit_2026-01-05.py", "2026-01-05 line fit.ipynb"),
        *("Copy_of_line_fit.ipynb", "line_fit_-_Copy.py", "line_fit의 사본.ipynb", "line_fit - 복사본.py"),
        *("line_fit - 副本.py", "line_fit的副本.ipynb", "line_fit.py (1).txt", "Copy of Copy of line_fit (3).ipynb"),
    ],
    Certainty.NUMBERED: [
        "03_line_fit.py",
        "3-line-fit.ipynb",
        "line_fit_final_v2.py",
        "line_fit2.py",
        "hw3_line_fit.py",
        *("line_fitv2.py", "line_fitFinal.ipynb", "line_fit (Autosaved).ipynb", "line_fit作业.py", "第3题line_fit.py"),
    ],
    Certainty.OWNED: ["line_fit_mara.py", "mara-line_fit.py", "Quell Mara line fit.ipynb", "line_fit_maraquell.py"],
    Certainty.SIGNED: [
        *(
            "line_fit_tom.py",
            "52011_line_fit.py",
            "20230105_line_fit.py",
            "line_fit张三.py",
            "2023001张三line_fit.ipynb",
            "line_fitTom.py",
        ),
    ],
    Certainty.DOUBTFUL: [
        *("test_line_fit.py", "line_fit_old.py", "line_fit_backup.ipynb", "04_line_fit.py", "line_fitt.py"),
        *("linefittom.py", "line_fit_part1.py", "line_fit-checkpoint.ipynb", "line_fitTest.py"),
    ],
}


@pytest.mark.parametrize(("certainty", "name"), [(c, name) for c, names in CASES.items() for name in names])
def test_how_certain_a_name_is(certainty, name):
    named = read_name(name, KIT, "q1 Mara Quell maraquell")
    assert named
    assert (named.exercise, named.certainty) == ("line_fit", certainty)
    assert is_answer_name(name)


def test_of_two_dates_the_later_one_has_the_higher_number():
    first, second = (read_name(f"line_fit_2026-{day}.py", KIT) for day in ("01-31", "02-01"))
    assert first.number < second.number


@pytest.mark.parametrize("name", ["main.py", "line_fit.txt", "line_fit", "notes.md", "line_fit_waves.py", "x.pyc"])
def test_a_name_that_says_nothing_or_two_things_is_no_answer(name):
    named = read_name(name, KIT)
    assert named is None or named.certainty is Certainty.DOUBTFUL


@pytest.mark.parametrize("name", ["line_fit_robust.py", "Line Fit Robust (1).py", "line-fit-robust_tom.ipynb"])
def test_the_longest_name_of_an_exercise_counts(name):
    assert read_name(name, KIT).exercise == "line_fit_robust"


def test_the_nearest_names_are_those_that_are_not_nearer_to_another_exercise():
    names = ["wave.py", "line_fit_old.py", "line_fit.txt", "line_fit_robust_old.py", "linefi.ipynb", "line_fit"]
    assert nearest(names, "line_fit", KIT)[0] == "line_fit_old.py"
    assert set(nearest(names, "line_fit", KIT)) <= {"line_fit_old.py", "line_fit.txt", "linefi.ipynb", "line_fit"}
    assert nearest(names, "waves", KIT) == ["wave.py"]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(string.printable + "é副本（）"), max_size=40))
def test_any_name_can_be_read_and_a_certain_one_holds_the_exercise(text):
    for name in (f"{text}.py", f"{text}line_fit.py", f"line_fit{text}.ipynb"):
        named = read_name(name, KIT)
        if named and named.certainty <= Certainty.NUMBERED:
            assert "".join(c for c in "linefit" if c in name.casefold()) or named.exercise == "waves"
        assert is_notebook_name(name) <= is_answer_name(name)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Jan 5, 2026 1159 PM", (2026, 1, 5, 23, 59, 0)),
        ("Dec 31, 2025 1201 AM", (2025, 12, 31, 0, 1, 0)),
        ("2026-01-30-10-00-07", (2026, 1, 30, 10, 0, 7)),
        ("12 déc. 2025 23:59", (2025, 12, 12, 23, 59, 0)),
        ("3. März 2026 0915", (2026, 3, 3, 9, 15, 0)),
        ("2026年1月5日 23:59", (2026, 1, 5, 23, 59, 0)),
        ("Version 10", ()),
    ],
)
def test_dates_as_platforms_write_them(text, moment):
    assert moment_of(text) == moment


def test_numbers_are_compared_as_numbers_and_dates_as_dates():
    def first(*names):
        return min(map(PurePath, names), key=newest_first).name

    assert first("Version 2", "Version 10", "Version 1") == "Version 10"
    assert first("Dec 30, 2025", "Jan 2, 2026") == "Jan 2, 2026"
    assert first("b", "a") == "a"
