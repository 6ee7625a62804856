"""The pictures on a student's page: where they part is marked and said, in shapes and words."""

import re

import pytest
from torchkata.report.picture_scale import Axis, Range, axis_of, numbers, range_of
from torchkata.report.pictures_svg import MAX_PLOTS, show_pictures
from torchkata.report.submission_page import show_submission

from tests.support.browser import THEMES, WIDTHS
from tests.support.pages import NASTY, Page
from tests.support.records import DOUBLED, record, said, told


def plot(y="8 4 9 1", **more):
    return {"curves": [{"kind": "line", "x": "1 2 3 4", "y": y}], **more}


def picture(got, expected, *partings, kind="figure"):
    wanted = None if expected is None else {"plots": [expected]}
    return {"kind": kind, "got": {"plots": [got]}, "expected": wanted, "partings": list(partings)}


PARTING = {"plot": 0, "got": "3 9", "expected": "3 2"}
BOTH = picture(plot(), plot("8 4 2 1"), PARTING)


def page_of(pictures, **more):
    """Return the page of a submission one of whose checks has these pictures."""
    document = record("wrong")
    for check in document["exercises"][0]["checks"]:
        if check["name"] == DOUBLED:
            check.update(pictures=pictures, **more)
    return show_submission(document, "ada")


def paths(html, name):
    """Return the paths of a class in the picture itself, not those of the key above it."""
    return re.findall(rf'<path class="{name}" d="([^"]*)"', html[html.rindex('role="img"') :])


def circles(html):
    found = re.findall(r'<circle class="ring" cx="([\d.]+)" cy="([\d.]+)" r="8"', html)
    return [tuple(map(float, one)) for one in found]


def test_the_place_where_two_curves_part_is_marked_and_said():
    html = page_of(BOTH)
    yours, expected = (
        [tuple(map(float, one.split())) for one in re.split("[ML]", paths(html, f"line {name}")[0])[1:]]
        for name in ("yours", "expected")
    )
    assert yours[0] == expected[0]
    assert yours[2] != expected[2]
    assert circles(html) == [yours[2], expected[2]]
    assert "They part from x = 3 on: 9 in place of 2." in Page(html).text
    (desc,) = re.findall(r"<desc[^>]*>(.*?)</desc>", html)
    assert desc == "They part from x = 3 on: 9 in place of 2."


def test_both_curves_differ_in_shape_and_not_only_in_colour():
    html = page_of(BOTH)
    style = html[: html.index("</style>")]
    assert ".line.expected { stroke-dasharray" in style
    assert paths(html, "small yours")[0].count("h0") == 4  # dots
    assert paths(html, "small expected")[0].count("l8 8") == 4  # crosses
    assert "Your picture: yours, expected, where they differ" in " ".join(Page(html).text.replace(" ,", ",").split())


@pytest.mark.parametrize(
    ("pictures", "words"),
    [
        (picture(plot(), None), "The expected picture is not in this copy of the course, so yours stands alone."),
        (picture(plot(xlabel="w"), plot(xlabel="w")), "What is drawn is the same; the messages above say what is not."),
        (picture(plot(), plot(xlabel="w")), "The x axis has no label; that of the expected one is “w”."),
        (picture(plot(title="A"), plot(title="B")), "Its title is “A”; that of the expected one is “B”."),
        (picture(plot(), plot(yscale="log")), "Its y axis is linear; that of the expected one is log."),
        (picture(plot(), plot(legend=["a", "b"])), "It has no legend; that of the expected one says: a, b."),
        (picture(plot(), plot(), {"plot": 0, "expected": "3 2"}), "Nothing is drawn at x = 3, y = 2, where something"),
        (picture(plot(), plot(), {"plot": 0, "got": "3 2"}), "Yours goes on at x = 3, y = 2, where the expected one"),
        (
            picture(plot(), plot(), {"plot": 0, "got": "3 2", "expected": "4 2", "label": "loss"}),
            "A point (“loss”) stands at x = 3, y = 2 in place of x = 4, y = 2.",
        ),
        (
            picture(plot(), plot(), {"plot": 0, "got": "nan 2", "expected": "nan 3"}),
            "A point stands at y = 2 in place of y = 3.",
        ),
        (
            picture(plot(), plot(), {"plot": 0, "got": "3 2 7.5", "expected": "3 2 8"}),
            "They differ most at x = 3, y = 2: 7.5 in place of 8.",
        ),
        (picture(plot(), plot(), PARTING, kind="curve"), "They part from place 3 on: 9 in place of 2."),
        (
            picture(plot(), plot(), {"plot": 0, "got": "3 9"}, kind="curve"),
            "They part from place 3 on: 9 in place of nothing.",
        ),
        (picture(plot("8 4 1 1e30"), plot()), "Yours leaves the part that is shown"),
    ],
)
def test_what_differs_is_said(pictures, words):
    assert words in Page(page_of(pictures)).text


def test_a_surface_stands_beside_the_expected_one_with_the_same_colours():
    grids = [{"grids": [{"rows": rows, "extent": "0 2 0 2"}]} for rows in (["1 2", "3 4"], ["1 2", "3 10"])]
    html = page_of(picture(*grids, {"plot": 0, "got": "1.5 1.5 4", "expected": "1.5 1.5 10"}))
    one, other = html.split("<svg")[1:3]
    assert set(re.findall(r'class="(h\d)"', one)) == {"h0", "h1", "h2", "h3"}
    assert set(re.findall(r'class="(h\d)"', other)) == {"h0", "h1", "h2", "h9"}
    assert circles(one) == circles(other) != []
    assert "The colours go from 1 (pale) to 10 (full)." in Page(html).text


def test_of_many_plots_those_that_differ_are_shown():
    got = [plot(title=str(number)) for number in range(9)]
    pictures = {"kind": "figure", "got": {"plots": got}, "expected": {"plots": got}, "partings": []}
    assert len(show_pictures(pictures).groups) == MAX_PLOTS
    pictures["partings"] = [{**PARTING, "plot": 7}]
    shown = show_pictures(pictures)
    assert [group.title for group in shown.groups] == ["7"]
    assert "8 more of your plots are not shown." in shown.words


WILD = ["nan nan nan nan", "1e100 -1e100 0 nan", "0 0 0 0", "1e-100 2e-100 3e-100 4e-100", "1e15 1e15 1e15 1.0001e15"]


@pytest.mark.parametrize("y", WILD)
@pytest.mark.parametrize("scale", ["", "log"])
@pytest.mark.parametrize("kind", ["line", "points", "bars", "segments", "horizontal", "text"])
def test_whatever_the_numbers_are_all_is_drawn_within_the_picture(y, scale, kind):
    one = {"yscale": scale, "curves": [{"kind": kind, "x": "" if kind == "horizontal" else y, "y": y}]}
    for expected in (None, one, plot(yscale=scale)):
        html = page_of(picture(one, expected, {"plot": 0, "got": "1e100 nan", "expected": "1e100 1e100"}))
        drawn = " ".join(re.findall(r'<path class="(?:line|small|marks|bars)[^"]*" d="([^"]*)"', html))
        assert "nan" not in drawn
        assert "inf" not in drawn
        assert all(-10 <= float(number) <= 400 for number in re.findall(r"-?\d+\.\d+", drawn))


def test_an_axis_shows_both_ranges_unless_one_is_far_larger():
    assert range_of([2, 2.5, 90], [2, 3]) == Range(2, 4, True)
    assert range_of([2, 80, 90], [2, 3]) == Range(2, 90)  # most of it would lie outside
    assert range_of([0, 4], [2, 3]) == Range(0, 4)
    assert range_of([5], []) == Range(2.5, 7.5)
    assert range_of([], []) == Range(0, 1)
    assert [text for _, text in Axis(Range(0, 4), 0, 100).ticks()] == ["0", "1", "2", "3", "4"]
    assert [text for _, text in axis_of([0.01, 1000], [], (0, 100), True, True).ticks()] == ["0.01", "1", "100"]
    assert numbers("1 nan -2.5e+30")[2] == -2.5e30


def test_texts_of_pictures_and_code_stay_texts_and_ids_are_unique():
    labels = dict.fromkeys(("title", "xlabel", "ylabel"), NASTY)
    got = plot(**labels, legend=[NASTY])
    got["curves"] = [*got["curves"], {"kind": "text", "x": "1", "y": "1", "label": NASTY}]
    parting = {**PARTING, "label": NASTY}
    code = {"marked": 1, "lines": [{"number": 1, "text": NASTY}]}
    html = page_of({**picture(got, plot(**labels), parting), "got": {"plots": [got], "title": NASTY}}, code=code)
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert not re.search("[\x00\x1b]", html)
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value for name, values in page.attributes if name in ("aria-labelledby", "aria-describedby")
            for value in values.split()} <= set(ids)  # fmt: skip


def test_the_marked_line_is_said_and_not_only_coloured():
    code = {"marked": 8, "lines": [{"number": 7, "text": "def f():"}, {"number": 8, "text": "    return"}]}
    html = page_of(BOTH, code=code)
    assert re.findall(r'<tr class="marked"><td class="number">(\d+)</td>', html) == ["8"]
    assert html.count('<span class="unseen">here</span>') == 1


def test_the_page_loads_nothing_runs_nothing_and_prints_in_black_on_white():
    html = page_of(BOTH)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in html
    assert not {"script", "img", "link", "iframe", "object"} & set(Page(html).tags)
    printed = html[html.index("@media print") : html.index("</style>")]
    assert "--ground: #fff" in printed
    assert "--ink: #000" in printed
    assert "details-content" in printed  # what is folded on the screen is on the paper


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_students_page_has_no_barriers_and_fits(browser, tmp_path, width, theme):
    long = "f(" + "9" * 300 + ")"
    code = {"marked": 8, "lines": [{"number": 7, "text": long}, {"number": 8, "text": "    return " + "x" * 150}]}
    document = record("wrong")
    exercise = document["exercises"][0]
    for check in exercise["checks"]:
        if check["name"] == DOUBLED:
            check.update(pictures=BOTH, code=code, hint="Each value is tripled.", message=told(long))
    exercise["notices"] = [said("x", "Your file was found under another name.")]
    crashed = {**record("crash")["exercises"][0], "folder": "02_" + "long_" * 30}
    document["exercises"] = [exercise, crashed, record("right")["exercises"][0]]
    file = tmp_path / "page.html"
    file.write_text(show_submission(document, "ada"), encoding="utf-8")

    def look(sight):
        sight.keep(f"student-{width}-{theme}")
        return sight.violations(), sight.overflow(), sight.errors

    assert browser.look(file, look, width, theme) == ([], [], [])
