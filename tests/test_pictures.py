"""A function that returns a Matplotlib figure is graded by what the figure shows."""

import json

import pytest
from torchkata.record.document import message_text

from tests.support.doors import run_command
from tests.support.kits import add_exercise

HEAD = "import numpy as np\n"
PLOT = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\n"
PLOT_3D = 'import matplotlib.pyplot as plt\nfigure = plt.figure()\naxes = figure.add_subplot(projection="3d")\n'
END = "\nreturn figure"
CURVE = "assert_curve(student.DRAW([0, 1, 2, 3], [8.0, 4.0, 2.0, 1.0]), [0, 1, 2, 3], [8, 4, 2, 1], name='the losses')"
POINTS = "assert_points(student.DRAW([0, 1, 2], [8.0, 4.0, 5.0]).panel, [0, 1, 2], [8, 4, 5], name='the samples')"
MARK = "assert_marked(student.DRAW([0, 1, 2, 3], [8.0, 4.0, 2.0, 5.0]).panel, 2, 2.0, name='the minimum')"
MARKED = PLOT + 'axes.plot(x, y, ".-")\n'
GRID = (
    "w, b = np.meshgrid(np.linspace(-1, 3, 81), np.linspace(-2, 2, 81))\nz = (w - 2) ** 2 + 3 * b\n"
    "assert_surface(student.DRAW(w, b, z).panel, w, b, z, name='the loss')"
)
IMAGE = (
    "values = np.array([[1.0, 2, 3], [4, 5, 7]])\nassert_image(student.DRAW(values, 0).panel, values, name='the table')"
)
WRONG_CURVE = (
    "No line and no points show the losses. Other points are drawn.\nexpected  4 points, x from 0 to 3, y from 1 to 8"
)
LABELS = 'assert_labelled(student.DRAW([1, 2], [3, 4]).panel, "x", "y")'
# a check (with DRAW for the function) -> bodies that are right, and bodies that are wrong with their sentences
CASES = {
    CURVE: (
        [
            PLOT + "axes.plot(x, y)" + END,
            PLOT + "axes.semilogy(x, y, '.-')" + END,
            PLOT + "axes.scatter(x, y)" + END,
            PLOT + "axes.step(x, y)\naxes.axhline(1, color='red')\naxes.grid()" + END,
            "import matplotlib.pyplot as plt\nplt.plot(np.float32(x), np.float32(y))\nplt.show()\nreturn plt.gcf()",
            "from matplotlib.figure import Figure\nfigure = Figure()\nfigure.subplots().errorbar(x, y, 1)" + END,
            PLOT + "axes.plot(x, [1, 2, 3, 4])\naxes.twinx().plot(x, y)" + END,
            PLOT + "axes.plot(y, x, visible=False)\naxes.plot(x, y)\nplt.close('all')" + END,
        ],
        {
            PLOT + "axes.plot(y, x)" + END: "x and y of the losses are exchanged: `plot(x, y)` takes the x values first.",
            PLOT + "axes.plot(y)" + END: "",  # right: x counts from 0
            PLOT + "axes.plot(range(1, 5), y)"
            + END: "The curve of the losses stands 1 too far to the right: its first point belongs at x = 0.",
            PLOT + "axes.plot(range(-1, 3), y)"
            + END: "The curve of the losses stands 1 too far to the left: its first point belongs at x = 0.",
            PLOT + "axes.plot(x[::-1], y[::-1])"
            + END: "All points of the losses are there, but in another order. A line joins them in the order in which "
            "they are given.",
            PLOT + "axes.plot([0, 2, 4, 6], y)" + END: "The y values of the losses are right, but they stand at other x "
            "values.\nexpected  x from 0 to 3\ngot       x from 0 to 6",
            PLOT + "axes.plot(np.repeat(x, 3), np.repeat(y, 3))"
            + END: f"{WRONG_CURVE}\ngot       12 points, x from 0 to 3, y from 1 to 8",
            PLOT + "axes.plot(x, np.cumsum(y))"
            + END: f"{WRONG_CURVE}\ngot       4 points, x from 0 to 3, y from 8 to 15",
            PLOT + "axes.plot(np.zeros(300_000))"
            + END: f"{WRONG_CURVE}\ngot       300000 points, x without a number, y without a number",
            PLOT + "axes.bar(x, y)" + END: "No line and no points show the losses: there are bars.",
            PLOT + "axes.plot(x, y, visible=False)\naxes.fill_between(x, y)"
            + END: "No line and no points show the losses: nothing of this kind is drawn.",
            PLOT + "axes.plot(x, y)\nplt.show()": "You drew a picture and returned nothing. `plt.show()` shows the picture "
            "and returns None: end with `return figure`.",
            "return None": "The function returned None, and drew nothing. Return the figure: `return figure`.",
            PLOT + "axes.plot(x, y)\nreturn axes": "You returned the axes, which are one plot of the figure. Return the "
            "figure itself: `return figure`, or `return axes.figure`.",
            PLOT + "return axes.plot(x, y)": "You returned what was drawn (the result of `plot`, for example). Return the "
            "figure itself: `return figure`, or `return axes.figure`.",
            PLOT + "axes.plot(x, y)\nreturn plt": "You returned the module `plt`. Return the figure itself: "
            "`return figure`, or `return plt.gcf()`.",
            PLOT + "axes.plot(x, y)\nreturn figure, axes": "You returned the figure together with other values. Return "
            "the figure alone: `return figure`.",
            "return y": "What was returned is a list of 4 items, where a figure belongs: `return figure`.",
            PLOT.replace("subplots", "figure").replace(", axes", "") + "return figure": "The figure is empty: it has no "
            "axes, so nothing was drawn on it. Draw on axes of the figure that you return, for example those of "
            "`figure, axes = plt.subplots()`.",
            PLOT + "plt.figure()\nplt.plot(x, y)" + END: "The figure has axes, and nothing is drawn on them. Draw on the "
            "figure that you return: `axes.plot(...)` with the axes of that figure.",
            PLOT.replace("()", "(2)") + "axes[0].plot(x, y)\naxes[1].plot(x, y)" + END: "The figure has 2 plots, where "
            "one belongs. Draw everything on the same axes.",
        },
    ),
    CURVE.replace("(student", "((student").replace("1.0])", "1.0])).panel"): (
        [PLOT + "axes.plot(x, y)" + END],
        {
            PLOT + "axes.plot(x, y)\nplt.show()": "You drew a picture and returned nothing. `plt.show()` shows the picture "
            "and returns None: end with `return figure`.",
            "return None": "The function returned None, and drew nothing. Return the figure: `return figure`.",
            PLOT + "return axes.plot(x, y)": "You returned what was drawn (the result of `plot`, for example). Return the "
            "figure itself: `return figure`, or `return axes.figure`.",
            PLOT + "return axes": "You returned the axes, which are one plot of the figure. Return the figure itself: "
            "`return figure`, or `return axes.figure`.",
            "return 3": "What was returned is a number, where a figure belongs: `return figure`.",
        },
    ),
    POINTS: (
        [
            PLOT + "axes.scatter(x[::-1], y[::-1], c=y)" + END,
            PLOT + "axes.plot(x, y, 'o')\naxes.plot(x, [1, 2, 3])" + END,
        ],
        {
            PLOT + "axes.scatter(y, x)" + END: "x and y of the samples are exchanged: `scatter(x, y)` takes the x values "
            "first.",
            PLOT + "axes.plot(x, y)" + END: "A line joins the samples, and no points show them: `axes.scatter(x, y)`, or "
            '`plot` with a marker such as "o".',
            PLOT + "axes.scatter(x, np.square(y))" + END: "No points show the samples. Other points are drawn.\n"
            "expected  3 points, x from 0 to 2, y from 4 to 8\ngot       3 points, x from 0 to 2, y from 16 to 64",
            PLOT + "axes.imshow([[1, 2]])" + END: "No points show the samples: there is an image.",
        },
    ),
    MARK: (
        [
            MARKED + "axes.plot([2], [2], 'o')" + END,
            MARKED + "axes.scatter(2, 2)" + END,
            MARKED + "axes.plot(x, y, 'o', markevery=[2])" + END,
            MARKED + "axes.annotate('here', (2, 2), xytext=(1, 6), arrowprops={})" + END,
        ],
        {
            MARKED + "figure.suptitle('w')" + END: "No marker stands at the minimum, (2, 2). Draw this one point with a "
            'marker, for example `axes.plot([x], [y], "o")`.',
            MARKED + "axes.plot([2], [0], 'o')" + END: "The marker of the minimum stands at the right x, but not at the "
            "right y: it belongs at (2, 2).\nexpected  a marker at (2, 2)\ngot       a marker at (2, 0)",
            MARKED + "axes.plot([3], [5], 'o')" + END: "No marker stands at the minimum, (2, 2). There is one elsewhere.\n"
            "expected  a marker at (2, 2)\ngot       a marker at (3, 5)",
        },
    ),
    "assert_marked(student.DRAW(0, 0).panel, 1, 5)": (
        [PLOT + "axes.plot(1, 5, 'x')" + END, PLOT_3D + "axes.scatter(1, 5, 7)" + END],
        {PLOT + "axes.plot(5, 1, 'x')" + END: "The marker of the place has x and y exchanged: it belongs at (1, 5)."},
    ),
    "assert_marked(student.DRAW(0, 0).panel, 1, 5, 7)": (
        [PLOT_3D + "axes.scatter(1, 5, 7)" + END, PLOT_3D + "axes.plot([1], [5], [7], 'o')" + END],
        {
            PLOT_3D + "axes.scatter(1, 5, 0)" + END: "No marker stands at the place, (1, 5, 7). There is one elsewhere.\n"
            "expected  a marker at (1, 5, 7)\ngot       a marker at (1, 5, 0)",
        },
    ),
    LABELS: (
        [
            PLOT + "axes.plot(x, y)\naxes.set(xlabel='w', ylabel='loss')" + END,
            PLOT + "axes.plot(x, y)\nfigure.supxlabel('w')\nfigure.supylabel('loss')" + END,
        ],
        {
            PLOT + "axes.plot(x, y)\naxes.set(ylabel='loss')" + END: "The x axis has no label: `axes.set_xlabel(...)`.",
            PLOT + "axes.plot(x, y)\naxes.set(xlabel='w', ylabel=' ')"
            + END: "The y axis has no label: `axes.set_ylabel(...)`.",
        },
    ),
    'for panel in student.DRAW([1, 2], [3, 4]).panels:\n    assert_labelled(panel, "x", "y")': (
        [
            "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots(2, sharex=True)\nfor one in axes:\n"
            "    one.plot(x, y)\n    one.set_ylabel('y')\naxes[1].set_xlabel('x')" + END
        ],
        {
            "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots(2)\nfor one in axes:\n    one.plot(x, y)\n"
            "    one.set_ylabel('y')\naxes[1].set_xlabel('x')" + END: "The x axis has no label: `axes.set_xlabel(...)`.",
        },
    ),
    "assert_titled(student.DRAW(0, 0))": (
        [PLOT + "axes.plot(0)\nfigure.suptitle('T')" + END, PLOT + "axes.plot(0)\naxes.set_title('T', loc='left')" + END],
        {PLOT + "axes.plot(0)" + END: "The plot has no title: `axes.set_title(...)`."},
    ),
    'assert_logarithmic(student.DRAW(0, 0).panel, "y")': (
        [PLOT + "axes.semilogy([1, 2])" + END, PLOT + "axes.plot([1, 2])\naxes.set_yscale('log')" + END],
        {PLOT + "axes.plot([1, 2])" + END: 'The y axis is not logarithmic: `axes.set_yscale("log")`.'},
    ),
    "assert_horizontal(student.DRAW(0, 0).panel, 3, name='the noise')": (
        [
            PLOT + "axes.axhline(3)" + END,
            PLOT + "axes.plot([0, 9], [3, 3], '--')" + END,
            PLOT + "axes.hlines(3, 0, 1)" + END,
        ],
        {
            PLOT + "axes.axhline(4)" + END: "The horizontal line of the noise belongs at y = 3, and stands elsewhere.",
            PLOT + "axes.axvline(3)" + END: "No horizontal line stands at the noise, y = 3: `axes.axhline(...)`.",
        },
    ),
    "assert_vertical(student.DRAW(0, 0).panel, 3, name='the epoch')": (
        [PLOT + "axes.axvline(3)" + END, PLOT + "axes.vlines([1, 3], 0, 1)" + END],
        {
            PLOT + "axes.axvline(4)" + END: "The vertical line of the epoch belongs at x = 3, and stands elsewhere.",
            PLOT + "axes.plot([1, 2])" + END: "No vertical line stands at the epoch, x = 3: `axes.axvline(...)`.",
        },
    ),
    "assert_legend(student.DRAW(0, 0).panel)": (
        [
            PLOT + "axes.plot(0, label='a')\naxes.plot(1, label='b')\naxes.legend()" + END,
            PLOT + "axes.plot([1, 2], [[1, 2], [3, 4]], label=['a', 'b'])\nfigure.legend()" + END,
        ],
        {
            PLOT + "axes.plot(0, label='a')" + END: "There is no legend: what you draw has labels, and `axes.legend()` "
            "shows them.",
            PLOT + "axes.plot(0)" + END: "There is no legend. Give what you draw a `label=...`, then call "
            "`axes.legend()`.",
            PLOT + "axes.plot(0, label='a')\naxes.legend()\naxes.plot(1, label='b')" + END: "The legend has fewer than 2 "
            "different texts. Give each thing that you draw its own `label=...`, and call `axes.legend()` after drawing.",
        },
    ),
    GRID.replace("DRAW(", "DRAW_3("): (
        [
            PLOT_3D + "axes.plot_surface(x, y, z, cmap='viridis')" + END,
            PLOT_3D + "axes.plot_surface(x, y, z, rcount=81, ccount=81)" + END,
            PLOT_3D + "axes.plot_wireframe(x, y, z)" + END,
            PLOT_3D + "axes.plot_trisurf(x.ravel(), y.ravel(), z.ravel())" + END,
        ],
        {
            PLOT_3D + "axes.plot_surface(y, x, z)" + END: "The first two axes of the surface are exchanged: what belongs "
            "to x stands along y.",
            PLOT_3D + "axes.plot_surface(x, y, z.T)" + END: "The surface of the loss is transposed: rows and columns of "
            "its heights are exchanged.",
            PLOT_3D + "axes.plot_surface(x, y, z + 1)" + END: "The surface stands on the right grid, but its heights are "
            "not the loss.\nexpected  x from -1 to 3, y from -2 to 2, z from -6 to 15\n"
            "got       x from -1 to 3, y from -2 to 2, z from -5 to 16",
            PLOT_3D + "axes.plot_surface(x[:40], y[:40], z[:40])" + END: "The surface does not stand on the grid of the "
            "loss.\nexpected  x from -1 to 3, y from -2 to 2, z from -6 to 15\n"
            "got       x from -1 to 3, y from -2 to -0.05, z from -6 to 8.85",
            PLOT + "axes.contourf(x, y, z)" + END: "No surface shows the loss: there are contours. "
            "`axes.plot_surface(...)` draws one.",
            "from mpl_toolkits.mplot3d import Axes3D\n" + PLOT.replace("subplots", "figure").replace(", axes", "")
            + "axes = Axes3D(figure)\naxes.plot_surface(x, y, z)" + END: "The figure is empty: `Axes3D(figure)` makes axes "
            'that are no part of the figure. Write `axes = figure.add_subplot(projection="3d")`.',
        },
    ),
    IMAGE: (
        [PLOT + "figure.colorbar(axes.imshow(x))" + END, PLOT + "axes.matshow(x)" + END, PLOT + "axes.pcolormesh(x)" + END],
        {
            PLOT + "axes.imshow(x.T)" + END: "The image of the table is transposed: its rows and columns are exchanged.",
            PLOT + "axes.imshow(x[::-1])" + END: "The image of the table is upside down: its first row is the last one.",
            PLOT + "axes.imshow(x[:, ::-1])" + END: "The image of the table is mirrored: its first column is the last one.",
            PLOT + "axes.imshow(x[:, 1:])" + END: "The image does not show the table, but a table of another shape.\n"
            "expected  shape (2, 3)\ngot       shape (2, 2)",
            PLOT + "axes.imshow(x * 2)" + END: "The image has the right shape, but does not show the table.\n"
            "expected  values from 1 to 7\ngot       values from 2 to 14",
            PLOT + "axes.plot(x)" + END: "No image shows the table: there are lines. `axes.imshow(...)` draws one.",
        },
    ),
    "assert_colorbar(student.DRAW(0, 0))": (
        [PLOT + "figure.colorbar(axes.imshow([[1, 2]]), label='loss')" + END],
        {PLOT + "axes.imshow([[1, 2]])" + END: "There is no colour bar: `figure.colorbar(...)` draws one for what it is "
         "given."},
    ),
    # how a check reads the parts
    "picture = student.DRAW([1, 2], [3.0, float('nan')])\npanel = picture.panel\n(line,) = panel.lines\n"
    "assert (picture.title, panel.title, panel.legend, panel.texts) == ('S', 'T', ('a',), ('hi',)), 'texts'\n"
    "assert (panel.xscale, panel.yscale, panel.is_3d, panel.xlim[1]) == ('linear', 'log', False, 9.0), 'axes'\n"
    "assert (line.label, line.style, line.marker, line.color) == ('a', '--', 's', '#ff0000'), 'looks'\n"
    "assert_equal([line.x[1], line.y[0], np.isnan(line.y[1])], [2.0, 3.0, True])\n"
    "assert panel.horizontals == (5.0,) and picture.colorbars == ('shades',), 'line across, colour bar'\n"
    "assert_close(panel.scatters[0].values, np.array([1.0, 2]), rtol=1e-9)\n"
    "assert_close(panel.bars[0].heights, np.array([4.0, 6.0]), rtol=1e-9)\n"
    "assert_close(panel.bars[0].x, np.array([1.0, 2.0]), rtol=1e-9)": (
        [
            PLOT + "axes.semilogy(x, y, 's--', color='red', label='a')\nfigure.suptitle('S')\naxes.set_title('T')\n"
            "axes.legend()\naxes.text(1, 1, 'hi')\naxes.axhline(5)\npoints = axes.scatter([1, 2], [3, 4], c=[1, 2])\n"
            "figure.colorbar(points, label='shades')\naxes.bar([1, 2], [4, 6])\naxes.set_xlim(0, 9)" + END
        ],
        {PLOT + "axes.plot(x, y)" + END: "texts"},
    ),
    # two calls give two figures
    "one, other = student.DRAW([1], [2]), student.DRAW([3], [4])\nassert_curve(one, [1], [2])\n"
    "assert len(other.panel.lines) == 1, 'Draw on a new figure.'\nassert_curve(other, [3], [4])": (
        ["import matplotlib.pyplot as plt\nplt.plot(x, y, 'o')\nreturn plt.gcf()", PLOT + "axes.plot(x, y, 'o')" + END],
        {
            "import matplotlib.pyplot as plt\nglobal kept\nkept = globals().get('kept') or plt.figure()\n"
            "kept.gca().plot(x, y, 'o')\nreturn kept": "Draw on a new figure.",
        },
    ),
}  # fmt: skip


def each_answer():
    """Yield each check with the name and the body of its function, and the sentence about it."""
    for check, (right, wrong) in CASES.items():
        for body, sentence in (*((body, "") for body in right), *wrong.items()):
            yield check, body, sentence


ANSWERS = list(each_answer())
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
    arguments = "x, y, z" if "DRAW_3(" in ANSWERS[number][0] else "x, y"
    return f"\n\ndef draw_{number}({arguments}):\n" + "".join(f"    {line}\n" for line in body.splitlines())


def check(number):
    """Return the body of check `number`."""
    return ANSWERS[number][0].replace("DRAW_3(", "DRAW(").replace("DRAW(", f"draw_{number}(")


IMPORTS = (
    "import matplotlib\nfrom torchkata import assert_colorbar, assert_curve, assert_horizontal, assert_image\n"
    "from torchkata import assert_labelled, assert_legend, assert_logarithmic, assert_marked, assert_points\n"
    "from torchkata import assert_surface, assert_titled, assert_vertical\n"
)


def graded(folder, checks, reference, answer, wrong=()):
    """Return the visible checks of the record of an answer, and the hidden ones, which are the same."""
    exercise = add_exercise(folder, "01_draws", checks, HEAD + reference, seconds=60)
    hidden = (exercise / "test_hidden.py").read_text()
    for visible in (exercise / "test_visible.py", folder / "exercises" / "01_draws" / "test_draws.py"):
        visible.write_text(hidden.replace("def test_", "def test_visible_").replace("reference, ", ""))
    (exercise / "wrong").mkdir()
    for name, text in wrong:
        (exercise / "wrong" / f"{name}.py").write_text(text)
    (folder / "answer").mkdir()
    (folder / "answer" / "draws.py").write_text(HEAD + answer)
    done = run_command("--course", folder, "grade", folder / "answer", "--json", folder / "record.json")
    assert (folder / "record.json").exists(), done.stderr
    found = json.loads((folder / "record.json").read_text())["exercises"][0]["checks"]
    return found[: len(checks)], found[len(checks) :]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """Return the checks of an answer with all right and wrong bodies."""
    answers = "".join(function(number, body) for number, (_, body, _) in enumerate(ANSWERS))
    checks = [IMPORTS + check(number) for number in range(len(ANSWERS))]
    references = "".join(function(number, CASES[one][0][0]) for number, (one, _, _) in enumerate(ANSWERS))
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
