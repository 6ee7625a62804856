"""A function that returns a Matplotlib figure is graded by what the figure shows."""

import json
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from torchkata.comparison.surfaces import find_surface
from torchkata.inside.wire import ProtocolError
from torchkata.record.document import message_text
from torchkata.sandbox.pictures import read_picture

from tests.support.doors import run_command
from tests.support.kits import add_exercise

ROOM = Path(__file__).parent
HEAD = "import numpy as np\n"
PLOTS = {  # a line of a body in pictures.toml -> what it stands for
    "PLOT": "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()",
    "PLOT_3D": 'import matplotlib.pyplot as plt\nfigure = plt.figure()\naxes = figure.add_subplot(projection="3d")',
}
CHECKS = tomllib.loads((ROOM / "pictures.toml").read_text())["check"]
ANSWERS = [  # a check, the body of its function, the sentence about it
    (check["text"], body, sentence)
    for check in CHECKS
    for body, sentence in (
        *((body, "") for body in check["right"]),
        *((one["body"], one["sentence"]) for one in check["wrong"]),
    )
]
RIGHT = {check["text"]: check["right"][0] for check in CHECKS}
HIDDEN_GOT = {  # all that hidden checks say of what was drawn, for all the answers here
    "",
    "x with other numbers",
    "x with other numbers, y with other numbers, z with other numbers",
    "values with other numbers",
    "a marker at another place",
    "shape (2, 2)",
    *(f"{count} points, x with other numbers, y with other numbers" for count in (3, 4, 12, "more than 18")),
}


def function(number, body):
    """Return the source of the function that draws for check `number`."""
    lines = "\n".join(PLOTS.get(line, line) for line in body.splitlines()).splitlines()
    arguments = "x, y, z" if "DRAW_3(" in ANSWERS[number][0] else "x, y"
    return f"\n\ndef draw_{number}({arguments}):\n" + "".join(f"    {line}\n" for line in lines)


def check(number):
    """Return the body of check `number`."""
    return ANSWERS[number][0].replace("DRAW_3(", "DRAW(").replace("DRAW(", f"draw_{number}(")


IMPORTS = (
    "import matplotlib\nfrom torchkata import assert_colorbar, assert_curve, assert_horizontal, assert_image\n"
    "from torchkata import assert_labelled, assert_legend, assert_logarithmic, assert_marked, assert_points\n"
    "from torchkata import assert_surface, assert_titled, assert_vertical\n"
)


def graded(folder, checks, reference, answer, wrong=(), visible=True):
    """Return the visible checks of the record of an answer, and the hidden ones, which are the same."""
    exercise = add_exercise(folder, "01_draws", checks, HEAD + reference, seconds=60)
    hidden = (exercise / "test_hidden.py").read_text()
    for file in (exercise / "test_visible.py", folder / "exercises" / "01_draws" / "test_draws.py"):
        text = hidden.replace("def test_", "def test_visible_").replace("reference, ", "")
        file.write_text(text if visible else "VISIBLE = True\n")
    (exercise / "wrong").mkdir()
    for name, text in wrong:
        (exercise / "wrong" / f"{name}.py").write_text(text)
    (folder / "answer").mkdir()
    (folder / "answer" / "draws.py").write_text(HEAD + answer)
    done = run_command("--course", folder, "grade", folder / "answer", "--json", folder / "record.json")
    assert (folder / "record.json").exists(), done.stderr
    found = json.loads((folder / "record.json").read_text())["exercises"][0]["checks"]
    return found[: -len(checks)], found[-len(checks) :]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """Return the checks of an answer with all right and wrong bodies."""
    answers = "".join(function(number, body) for number, (_, body, _) in enumerate(ANSWERS))
    checks = [IMPORTS + check(number) for number in range(len(ANSWERS))]
    references = "".join(function(number, RIGHT[one]) for number, (one, _, _) in enumerate(ANSWERS))
    return graded(tmp_path_factory.mktemp("pictures"), checks, references, answers)


NUMBERS = pytest.mark.parametrize(
    "number", range(len(ANSWERS)), ids=[f"{n}-{body[-60:]}" for n, (_, body, _) in enumerate(ANSWERS)]
)


@NUMBERS
def test_a_picture_is_graded_by_what_it_shows(record, number):
    sentence, check = ANSWERS[number][2], record[0][number]
    assert check["verdict"] == ("WRONG" if sentence else "PASS"), message_text(check)
    if sentence:
        assert message_text(check).partition("\n")[2] == sentence


@NUMBERS
def test_a_hidden_check_shows_no_number_of_the_picture(record, number):
    sentence, check = ANSWERS[number][2], record[1][number]
    assert check["verdict"] == ("WRONG" if sentence else "PASS"), message_text(check)
    said, _, got = message_text(check).partition("\n")[2].partition("\ngot  ")
    assert sentence.startswith(said) or said == sentence.replace("2 plots", "several plots").replace(" of 4 items", "")
    assert got.strip() in HIDDEN_GOT


DRAW = """

def draw(x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.{}
    axes.set(xlabel="w", ylabel="loss")
    return figure
"""
MISTAKES = {  # name -> what it draws, and its sentence
    "sums": ("plot(x, np.cumsum(y))", "You draw the sums."),
    "squares": ("plot(x, np.square(y))", "You draw the squares."),
    "no_picture": ("set_title('T')", "You draw nothing."),
}
CHECK = (
    "picture = student.draw([0, 1, 2], [4.0, 2.0, 3.0])\nassert_labelled(picture.panel, 'x', 'y')\n"
    "assert_curve(picture.panel, [0, 1, 2], [4, 2, 3])\nreference = reference.draw([0, 1, 2], [4.0, 2.0, 3.0])\n"
    "assert_equal(reference.panel.lines[0].y, picture.panel.lines[0].y)"
)


@pytest.mark.parametrize(
    ("drawn", "hint"),
    [
        ("plot(x, np.cumsum(y), 'o--', color='red', label='mine')", "You draw the sums."),
        ("scatter(x, np.square(y))", "You draw the squares."),
        ("set_title('Losses')", "You draw nothing."),
        ("plot(x, np.exp(y))", ""),
        ("plot(x, y)", ""),
    ],
)
def test_a_stored_picture_is_the_same_mistake_if_it_shows_the_same(tmp_path, drawn, hint):
    wrong = [
        (name, f'"""{text}\n\nCaught by: test_0\n"""\n\nimport numpy as np\n{DRAW.format(body)}')
        for name, (body, text) in MISTAKES.items()
    ]
    reference = DRAW.format("plot(x, y)")
    _, (check,) = graded(tmp_path, [IMPORTS + CHECK], reference, DRAW.format(drawn), wrong, visible=False)
    assert (check["verdict"], check["hint"]) == ("PASS" if drawn == "plot(x, y)" else "WRONG", hint)


def test_figures_are_closed_after_each_call_and_nothing_warns_of_many(tmp_path):
    answer = DRAW.format("plot(x, y)") + (
        "\n\ndef count():\n    import matplotlib.pyplot as plt\n\n    return plt.get_fignums()\n\n\n"
        "def backend():\n    import matplotlib.pyplot as plt\n\n    plt.figure()\n    return plt.get_backend()"
    )
    body = (
        "for i in range(30):\n    student.draw([i], [i])\nassert_equal(student.backend(), 'Agg')\n"
        "assert_equal(student.count(), [])\nassert False, 'The end.'"
    )
    (check,), _ = graded(tmp_path, [IMPORTS + body], answer, answer)
    assert (message_text(check), check["output"]) == ("count()\nThe end.", "")


PICTURE = {"title": "", "empty_3d": False, "panels": [], "colorbars": ["loss"]}


@pytest.mark.parametrize(
    "changed",
    [
        {"title": 3},
        {"title": "x" * 1000},
        {"empty_3d": None},
        {"colorbars": ["loss"] * 1000},
        {"panels": [{}]},
        {"panels": {}},
        {"another": 1},
    ],
)
def test_a_description_of_no_known_form_is_refused(changed):
    assert read_picture(PICTURE) == PICTURE
    with pytest.raises(ProtocolError):
        read_picture({**PICTURE, **changed})


def test_the_example_for_authors_is_graded_as_its_page_says(tmp_path):
    page = (ROOM.parent / "docs" / "authors-pictures.md").read_text(encoding="utf-8")
    task, check, wrong = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    imports, body = check.split("\n\n\ndef ")
    constant, lines = imports.splitlines()[-1], body.splitlines()[1:]
    checks = ["\n".join([*imports.splitlines()[:-2], constant, *(line.strip() for line in lines)])]
    mistake = wrong.replace("test_the_curve_shows_the_loss_of_each_epoch", "test_0")
    (tmp_path / "right").mkdir()
    _, (right,) = graded(tmp_path / "right", checks, task, task, [("plots_the_sums", mistake)], visible=False)
    assert right["verdict"] == "PASS"
    (tmp_path / "wrong").mkdir()
    drawn = wrong.replace('"r*"', '"bD"')
    _, (found,) = graded(tmp_path / "wrong", checks, task, drawn, [("plots_the_sums", mistake)], visible=False)
    assert (found["verdict"], found["hint"]) == ("WRONG", wrong.splitlines()[0].strip('"'))


LIARS = {
    "a class of its own": """
class Figure:
    panel = panels = title = "all is well"


def draw(x, y):
    return Figure()
""",
    "axes that are none": """
from matplotlib.figure import Figure


class Liar(Figure):
    axes = ["all", "is", "well"]


def draw(x, y):
    return Liar()
""",
    "a title that is no text": """
class Text(str):
    __getitem__ = strip = lambda self, *_: self
    __eq__ = lambda *_: True
    __hash__ = str.__hash__


def draw(x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot(x, x, label="l")[0].get_label = lambda: Text("x" * 10**6)
    axes.title.get_text = lambda: Text("x")
    return figure
""",
}


@pytest.mark.parametrize("liar", LIARS)
def test_what_only_says_that_it_is_a_picture_costs_its_author_alone(tmp_path, liar):
    _, (check,) = graded(tmp_path, [IMPORTS + CHECK], DRAW.format("plot(x, y)"), LIARS[liar], visible=False)
    assert check["verdict"] in ("WRONG", "ERROR", "CRASH"), message_text(check)


@pytest.mark.parametrize("kind", [np.float64, np.float32])
@pytest.mark.parametrize("near", [1e-5, 1e-6, 1e-9, 0.0])
@pytest.mark.parametrize("heights", ["right", "turned", "one wrong"])
def test_values_of_a_grid_may_lie_nearer_than_a_picture_shows(near, heights, kind):
    x, y = np.array([-1.0, 0.25, 0.25 + near, 1.0]), np.array([2.0, 3.0, 3.0 + near, 3.0 + 2 * near, 9.0])
    across, along = np.meshgrid(x, y)
    z = np.random.default_rng(0).uniform(1, 5, size=across.shape)
    drawn = {"right": z, "turned": z[:, [0, 1, 3, 2]], "one wrong": z + (np.arange(20).reshape(5, 4) == 6)}[heights]
    corners = {
        key: one.astype(kind).astype(float).reshape(-1) for key, one in zip("xyz", (across, along, drawn), strict=True)
    }
    found = find_surface({"surfaces": [corners]}, across, along, z)
    assert found.key == ("" if heights == "right" else "surface_of_other_values")


def test_a_corner_over_a_point_without_a_height_is_another_surface():
    x, y = np.meshgrid([0.0, 1.0, 2.0], [0.0, 1.0])
    z = np.array([[1.0, np.inf, 3.0], [np.nan, 5.0, 6.0]])
    corners = {"x": x.reshape(-1), "y": y.reshape(-1), "z": np.array([1.0, 7.0, 3.0, 4.0, 5.0, 6.0])}
    known = np.isfinite(z).reshape(-1)
    assert find_surface({"surfaces": [corners]}, x, y, z).key == "surface_of_other_values"
    assert find_surface({"surfaces": [{key: one[known] for key, one in corners.items()}]}, x, y, z).key == ""
