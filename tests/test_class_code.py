"""The code of each student of a class, as it was graded, on a page of its own; and the title of the class's page."""

import json
import re
from html import unescape

import pytest
from torchkata.classroom import run
from torchkata.classroom.options import Options
from torchkata.course.catalog import load_exercises
from torchkata.report.code_page import MAX_CHARACTERS, MAX_LINES

from tests.support.browser import THEMES, WIDTHS
from tests.support.classes import bytes_of, grade_class
from tests.support.kits import add_exercise
from tests.support.pages import NASTY, Page
from tests.support.stand_in import answer_by_text, take_place

CHECKS = ["assert student.twice(2) == 4", "assert student.twice(3) == 6"]
TWICE = "def twice(x):\n    return 2 * x\n"


class Room:
    """A course of two exercises, a class, and the folder that it is graded into."""

    def __init__(self, folder, monkeypatch):
        self.kit, self.out, self.folder, self._monkeypatch = (
            folder / "kit",
            folder / "out",
            folder / "class",
            monkeypatch,
        )
        for name in ("01_one", "02_two"):
            add_exercise(self.kit, name, CHECKS, TWICE)

    def hand_in(self, student, name, content):
        file = self.folder / student / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def grade(self, *only, **options):
        course = load_exercises(self.kit)
        pool = take_place(self._monkeypatch, answer_by_text(course))
        chosen = [exercise for exercise in course if not only or exercise.name in only]
        run.grade_class(self.folder, self.out, chosen, Options(anyway=True, **options), {}, course)
        return pool.graded

    def page(self, student):
        return (self.out / "code" / f"{student}.html").read_text(encoding="utf-8")

    def lines(self, student, folder="01_one", part="L"):
        """Return the lines of one file, and check that their anchors count them."""
        found = re.findall(rf'<li id="{folder}-{part}(\d+)">(.*?)</li>', self.page(student), re.DOTALL)
        assert [int(number) for number, _ in found] == list(range(1, len(found) + 1))
        return [unescape(line) for _, line in found]


@pytest.fixture
def room(tmp_path, monkeypatch):
    return Room(tmp_path, monkeypatch)


def test_every_graded_file_is_shown_with_its_lines_and_linked(room):
    room.hand_in("ann", "one.py", f"# a < b & c\r\n\n{TWICE}")
    room.hand_in("ann", "work/two.py", TWICE)
    room.grade()
    assert room.lines("ann") == ["# a < b & c", "", *TWICE.splitlines()]
    assert room.lines("ann", "02_two") == TWICE.splitlines()
    page = Page(room.page("ann"))
    assert "work/two.py" in page.text
    assert "script" not in page.tags
    assert dict(page.attributes)["href"] in ("../feedback/ann.html", "#01_one", "#02_two")
    links = [value for name, value in Page((room.out / "index.html").read_text()).attributes if name == "href"]
    assert "code/ann.html" in links
    assert page.tags.count("section") == 2


def test_what_a_student_wrote_stays_a_text(room):
    room.hand_in("ann", "one.py", f"# {NASTY}\n# \u202e </section>\n{TWICE}".replace("\x00", ""))
    room.grade()
    page = Page(room.page("ann"))
    assert not {"script", "img"} & set(page.tags)
    assert page.tags.count("section") == 2
    assert "</section>" in room.lines("ann")[1]
    assert "\u202e" not in page.text
    assert "script-src" not in room.page("ann")


def test_very_large_files_are_cut_and_the_page_says_so(room):
    room.hand_in("ann", "one.py", "x = 1\n" * (MAX_LINES + 7) + "# " + "y" * 10_000)
    room.hand_in("ann", "two.py", "# " + "y" * 10_000)
    room.grade()
    assert len(room.lines("ann")) == MAX_LINES
    assert "8 more lines are not shown here" in room.page("ann")
    (line,) = room.lines("ann", "02_two")
    assert len(line) == MAX_CHARACTERS + len(" […]")


def test_a_notebook_is_shown_as_the_code_that_was_run(room):
    cells = ["import math\n", f"%matplotlib inline\n{TWICE}"]
    cells = [{"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": c} for c in cells]
    room.hand_in("ann", "one.ipynb", json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))
    room.grade()
    text = Page(room.page("ann")).text
    assert text.index("cell 1") < text.index("import math") < text.index("cell 2") < text.index("def twice(x):")
    assert "one.ipynb" in text
    assert room.page("ann").count('<ol start="1">') == 2  # as messages count: lines of a cell


@pytest.mark.parametrize(("content", "shown"), [(b"# \xff\xfe not utf-8\n", "not utf-8"), (b"", "There is no code")])
def test_a_file_that_python_cannot_read_has_a_page_too(room, content, shown):
    room.hand_in("ann", "one.py", content)
    room.grade()
    assert shown in Page(room.page("ann")).text


def test_the_page_is_the_same_after_a_run_without_changes_and_comes_back(room):
    for student in ("ann", "bob"):
        room.hand_in(student, "one.py", f"# passes 1\n{TWICE}")
    room.grade()
    before = bytes_of(room.out)
    assert {"code/ann.html", "code/bob.html"} <= before.keys()
    (room.out / "code" / "ann.html").unlink()
    (room.out / "code" / "bob.html").write_text("edited")
    assert room.grade() == []
    assert bytes_of(room.out) == before


def test_who_leaves_the_class_or_hands_in_nothing_any_more_has_no_code(room):
    for student in ("ann", "bob", "eve"):
        room.hand_in(student, "one.py", TWICE)
    room.grade()
    (room.folder / "ann" / "one.py").unlink()
    (room.folder / "ann").rmdir()
    (room.folder / "roster.csv").write_text("id\nbob\neve\nzoe\n")
    (room.folder / "bob" / "one.py").unlink()
    (room.folder / "bob").rmdir()
    room.grade()
    assert [file.name for file in (room.out / "code").iterdir()] == ["eve.html"]
    links = [value for name, value in Page((room.out / "index.html").read_text()).attributes if name == "href"]
    assert [link for link in links if link.startswith("code/")] == ["code/eve.html"]


def test_the_code_of_an_exercise_that_is_kept_stays(room):
    room.hand_in("ann", "one.py", f"# first\n{TWICE}")
    room.hand_in("ann", "two.py", f"# second\n{TWICE}")
    room.grade("one")
    assert "second" not in room.page("ann")
    room.hand_in("ann", "one.py", f"# changed, and not graded\n{TWICE}")
    room.grade("two")
    assert (room.lines("ann")[0], room.lines("ann", "02_two")[0]) == ("# first", "# second")
    room.grade("one")
    assert (room.lines("ann")[0], room.lines("ann", "02_two")[0]) == ("# changed, and not graded", "# second")


def test_a_folder_of_others_with_this_name_is_left_alone(room):
    room.hand_in("ann", "one.py", TWICE)
    (room.out / "code").mkdir(parents=True)
    (room.out / "code" / "ann.html").write_text("mine")
    from torchkata.errors import ClassError

    with pytest.raises(ClassError):
        room.grade()
    assert room.page("ann") == "mine"


def test_the_page_of_the_class_has_the_title_that_was_given(room):
    room.hand_in("ann", "one.py", TWICE)
    room.grade()
    assert "<h1>class</h1>" in (room.out / "index.html").read_text()
    done = grade_class(room.kit, room.folder, room.out, "--title", "Week 3 <b>", "--isolation", "none", "--anyway")
    assert done.returncode == 0, done.stderr
    assert "<h1>Week 3 &lt;b&gt;</h1>" in (room.out / "index.html").read_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_code_page_has_no_barriers_and_fits(browser, room, width, theme):
    room.hand_in("ann", "one.py", f"# {'a long line ' * 40}\n\n{TWICE}# {'x' * 450}\n")
    room.hand_in("ann", "two.py", TWICE)
    room.grade()

    def look(sight):
        sight.keep(f"code-{width}-{theme}")
        return sight.violations(), sight.overflow(), sight.errors

    assert browser.look(room.out / "code" / "ann.html", look, width, theme, place="01_one-L3") == ([], [], [])
