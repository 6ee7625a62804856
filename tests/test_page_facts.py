"""What the record holds for a page: the pictures of visible checks, and lines of the student's own code."""

import json
import shutil

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torchkata.comparison.drawing import MAX_NUMBERS, MAX_POINTS, draw_figure, draw_values, telling_points
from torchkata.comparison.parting import partings_of, values_part
from torchkata.course.catalog import load_exercises
from torchkata.inside.figure_numbers import MAX_NUMBERS as MAX_CROSSING
from torchkata.marking.excerpt import MAX_LINE, MAX_LINES, code_around
from torchkata.marking.pictures import MAX_BYTES, draw_pair, fitting
from torchkata.record.drawings import Plot
from torchkata.record.message import phrase
from torchkata.sandbox.pictures import PANEL, PICTURE, read_picture
from torchkata.submission.reader import Answer

from tests.support.doors import SMALL_KIT, run_command
from tests.support.kits import add_exercise
from tests.support.redacted import faults_of_code

HEAD = "import matplotlib.pyplot as plt\nimport numpy as np\n"
DRAW = """

def draw(x, y):
    figure, axes = plt.subplots()
    axes.plot(x, {}, label="loss")
    axes.set(xlabel="w")
    return figure
"""
FALL = """

def fall(start, count):
    \"\"\"Return `count` values, each {} of the one before.\"\"\"
    return start * {} ** np.arange(count)
"""
RIGHT = f"{HEAD}{DRAW.format('y')}{FALL.format('half', '0.5')}\n\ndef one():\n    return 1\n"
WRONG = f"{HEAD}{DRAW.format('[*y[:2], 9, *y[3:]]')}{FALL.format('a third', '0.3')}\n\ndef one():\n    return 1\n"
CHECKS = {
    "draws": "picture = student.draw([1, 2, 3, 4], [8.0, 4.0, 2.0, 1.0])\n"
    "    assert_curve(picture.panel, [1, 2, 3, 4], [8, 4, 2, 1])",
    "falls": "assert_close(student.fall(8.0, 12), 8.0 * 0.5 ** np.arange(12), rtol=1e-9)",
    "falls_shortly": "assert_close(student.fall(8.0, 3), 8.0 * 0.5 ** np.arange(3), rtol=1e-9)",
    "is_one": "assert_equal(student.one(), 1)",
}


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Return a course with one exercise, each of whose checks is there twice: visible and hidden."""
    folder = tmp_path_factory.mktemp("page_facts")
    exercise = add_exercise(folder, "01_curves", [], RIGHT, seconds=60)
    for kind, file in (("hidden", exercise / "test_hidden.py"), ("visible", exercise / "test_visible.py")):
        text = "import numpy as np\nimport pytest\nfrom torchkata import assert_close, assert_curve, assert_equal\n"
        for name, body in CHECKS.items():
            text += f"\n\n@pytest.mark.points(1)\ndef test_{kind}_{name}(student):\n    {body}\n"
        file.write_text(text)
    (folder / "exercises" / "01_curves" / "test_curves.py").write_text((exercise / "test_visible.py").read_text())
    for top in ("exercises", "solutions"):
        table = (folder / top / "01_curves" / "exercise.toml").read_text()
        (folder / top / "01_curves" / "exercise.toml").write_text(table.replace("points = 0", "points = 8"))
    (folder / "curves.py").write_text(WRONG)
    return folder


def checks_of(kit):
    """Return the checks of the wrong answer, by their names."""
    done = run_command("--course", kit, "grade", kit / "curves.py", "--json", kit / "record.json")
    assert (kit / "record.json").exists(), done.stderr
    return {one["name"]: one for one in json.loads((kit / "record.json").read_text())["exercises"][0]["checks"]}


@pytest.fixture(scope="module")
def checks(kit):
    return checks_of(kit)


def test_a_visible_check_holds_the_students_picture_and_that_of_the_reference(checks):
    pictures = checks["test_visible_draws"]["pictures"]
    (got,), (expected,) = (pictures[key]["plots"] for key in ("got", "expected"))
    assert pictures["kind"] == "figure"
    assert got == {
        "xlabel": "w",
        "curves": [{"kind": "line", "x": "1 2 3 4", "y": "8 4 9 1", "label": "loss"}],
    }
    assert expected["curves"][0]["y"] == "8 4 2 1"
    assert pictures["partings"] == [{"plot": 0, "got": "3 9", "expected": "3 2", "label": "loss"}]


def test_a_visible_check_of_numbers_holds_both_curves(checks):
    pictures = checks["test_visible_falls"]["pictures"]
    assert pictures["kind"] == "curve"
    assert [pictures[key]["plots"][0]["curves"][0]["y"].split()[1] for key in ("got", "expected")] == ["2.4", "4"]
    assert pictures["partings"] == [{"plot": 0, "got": "1 2.4", "expected": "1 4"}]
    assert "pictures" not in checks["test_visible_falls_shortly"]  # three numbers are no curve


def test_hidden_and_passed_checks_hold_no_picture(checks):
    hidden = [one for name, one in checks.items() if "_hidden_" in name]
    assert {one["verdict"] for one in hidden} == {"WRONG", "PASS"}
    assert not any("pictures" in one for one in hidden)
    assert not {"pictures", "code"} & (checks["test_visible_is_one"].keys() | checks["test_hidden_is_one"].keys())


def test_the_code_is_the_students_function_without_its_docstring_and_once_in_an_exercise(checks):
    start = WRONG.splitlines().index("def fall(start, count):") + 1
    assert checks["test_visible_falls"]["code"] == {
        "marked": start,
        "lines": [
            {"number": start, "text": "def fall(start, count):"},
            {"number": start + 2, "text": "    return start * 0.3 ** np.arange(count)"},
        ],
    }
    assert [name for name, one in checks.items() if "code" in one] == ["test_visible_draws", "test_visible_falls"]
    assert not any(list(faults_of_code(one, WRONG)) for one in checks.values())


def test_a_students_copy_holds_the_own_picture_alone(kit, tmp_path):
    shutil.copytree(kit, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "solutions")
    checks = checks_of(tmp_path / "copy")
    assert checks["test_visible_draws"]["pictures"]["expected"] is None
    assert checks["test_visible_draws"]["pictures"]["got"]["plots"][0]["curves"][0]["y"] == "8 4 9 1"
    assert checks["test_visible_falls"]["pictures"]["expected"] is not None  # the check that one may read has it


def line(x, y, **more):
    plain = {
        "count": len(x), "style": "-", "marker": "", "label": "", "color": "", "across": "", "marked": None, "z": None,
    }  # fmt: skip
    return {"x": np.array(x, float), "y": np.array(y, float), **plain, **more}


def figure(*lines, title="", **panel):
    """Return the description of a figure as it crosses."""
    empty = {key: [] for key in PANEL}
    texts = dict.fromkeys(("title", "xlabel", "ylabel", "zlabel"), "") | {"xscale": "linear", "yscale": "linear"}
    plain = {**empty, **texts, "xlim": [0.0, 1.0], "ylim": [0.0, 1.0], "is_3d": False, "twin_of": -1}
    panels = [{**plain, "lines": list(lines), **panel}]
    return read_picture(dict(zip(PICTURE, (title, False, [], panels), strict=True)))


def test_a_long_curve_keeps_its_extremes_its_gaps_and_its_ends():
    y = np.sin(np.arange(MAX_CROSSING // 4))
    y[12_345], y[23_456], y[34_567] = 7, -7, np.nan
    kept = telling_points(np.arange(float(len(y))), y, MAX_POINTS)
    assert {0, 12_345, 23_456, 34_567, len(y) - 1} <= set(kept.tolist())
    assert len(kept) <= MAX_POINTS * 1.4
    drawn = draw_values(y).plots[0].curves[0]
    assert drawn.count == len(y)
    assert len(drawn.x.split()) == len(drawn.y.split()) == len(kept)


def test_whatever_figure_crosses_its_drawing_stays_small():
    wild = np.array([1e308, -1e308, np.nan, np.inf, 1e-320] * 500)
    smile = "\U0001f600" * 200
    lines = [line(wild, wild[::-1], label=smile) for _ in range(70)]
    table = np.resize(wild, (400, 400))
    image = {"values": table, "shape": [400, 400], "extent": [0.0, 1.0, 0.0, 1.0], "origin": "upper"}
    surface = {"x": wild, "y": wild, "z": wild, "count": 9, "label": ""}
    hostile = figure(*lines, title=smile, images=[image], surfaces=[surface], legend=[smile] * 200)
    pictures = fitting(draw_pair("figure", hostile, figure(line([0, 1], [0, 1]))))
    assert pictures is not None
    assert len(json.dumps(msgspec.to_builtins(pictures))) < MAX_BYTES
    assert pictures.got.left_out > 0
    assert draw_figure(figure()).plots == ()
    assert fitting(draw_pair("figure", figure(), hostile)) is None  # nothing is drawn


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(allow_nan=True, allow_infinity=True, width=64), max_size=40), st.integers(0, 3))
def test_any_numbers_are_drawn_and_compared(numbers, shift):
    one, other = np.array(numbers, float), np.array(numbers[shift:], float)
    assert isinstance(draw_values(one).plots[0], Plot)
    assert values_part(one, one) == ()
    both = figure(line(one, one)), figure(line(other, other))
    assert partings_of(both[0], both[0]) == ()
    assert bool(partings_of(*both)) == (len(one) > 0 and shift > 0) or len(other) == 0 or np.array_equal(one, other)
    surface = figure(surfaces=[{"x": one, "y": one, "z": one, "count": 1, "label": ""}])
    assert draw_figure(surface) is not None


def test_a_drawing_holds_no_more_numbers_than_it_may():
    many = draw_figure(figure(*(line(range(1000), range(1000)) for _ in range(20))))
    held = [number for curve in many.plots[0].curves for number in f"{curve.x} {curve.y}".split()]
    assert 0 < len(held) <= MAX_NUMBERS * 1.4
    assert many.left_out > 0


LONG = "def f():\n" + "".join(f"    x = {n}\n" for n in range(30)) + "    return x\n\n\ny = f()\n"


@pytest.mark.parametrize(
    ("source", "place", "shown"),
    [
        (LONG, 20, range(11, 25)),
        (LONG, 2, range(1, 15)),
        (LONG, 31, range(19, 33)),
        (LONG, 35, range(32, 36)),
        ("class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n", 3, (2, 3)),
        ("def f(\n    x,\n):\n    '''One.\n\n    Two.'''\n    return x\nz = 1\n", 1, (1, 2, 3, 7)),
        ("def f(x):\n    '''One.'''\n", 2, (1, 2)),
        ("x = 1\n" + "y" * 500, 2, (1, 2)),
        ("x = 1\n", 99, ()),
        ("", 1, (1,)),
    ],
)
def test_the_lines_around_a_place(source, place, shown):
    exercise, *_ = load_exercises(SMALL_KIT)
    code = code_around(phrase("place", line=place), Answer(exercise, source.encode()))
    lines = code.lines if code else ()
    assert [one.number for one in lines] == list(shown)
    assert all(len(one.text) <= MAX_LINE for one in lines)
    assert len(lines) <= MAX_LINES


def test_the_lines_of_a_notebook_have_the_numbers_in_their_cell():
    exercise, *_ = load_exercises(SMALL_KIT)
    places = ((1, 1), (3, 1), (3, 2), (3, 3))
    answer = Answer(exercise, b"import math\ndef f(x):\n    y = x\n    return y\n", places=places)
    code = code_around(phrase("place_in_cell", cell=3, line=2), answer)
    assert (code.cell, code.marked, [one.number for one in code.lines]) == (3, 2, [1, 2, 3])
    assert code_around(phrase("place_in_cell", cell=9, line=2), answer) is None
