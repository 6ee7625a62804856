"""The page about a class: complete in itself, true, and safe whatever the texts are."""

import base64
import hashlib
import json
import re

import pytest
from torchkata.report import html
from torchkata.report.page import show_page, write_page

from tests.support.doors import ROOT
from tests.support.pages import NASTY, Page
from tests.support.records import DOUBLED, EXERCISES, absent, class_of_seven, record, said, stored, told


@pytest.fixture
def page(tmp_path):
    write_page(iter(class_of_seven()), EXERCISES, "Week 1 & 2", tmp_path / "page.html")
    return Page((tmp_path / "page.html").read_text(encoding="utf-8"))


def test_the_students_have_a_row_each(page):
    students, _ = page.tables
    assert students[0] == ["student", "name", "01_small", "total", "status", "code"]
    assert {row[0]: row[2:5] for row in students[1:]} == {
        "right": ["10", "10", "graded"],
        "wrong": ["5", "5", "graded"],
        "hostile": ["5", "5", "graded"],
        "crash": ["5", "5", "graded"],
        "ungraded": ["9 + ?", "9", "graded"],
        "nobody": ["–", "–", "nothing handed in"],
        "garbled": ["–", "–", "not taken"],
    }


def test_the_hardest_check_stands_first(page):
    checks = page.tables[1]
    assert checks[0] == ["check", "exercise", "", "passed", "tells apart", "what went wrong"]
    passed = [int(row[3].split()[2]) for row in checks[1:]]
    assert passed == sorted(passed)
    assert len(passed) == 9
    (doubled,) = [row for row in checks if row[0] == "each value is doubled"]
    assert doubled[3:] == ["40 % 2 of 5", "too few", "1 WRONG, 1 ERROR, 1 CRASH"]


def test_what_needs_attention_is_listed_by_cause_with_a_link_to_the_row(page):
    needs = page.text.partition("Needs attention")[2].partition("Students")[0]
    assert "crash 01_small" in needs
    assert "CRASH in 4 of 9 checks: The process that ran the code ended" in needs
    assert "GRADER in 1 of 9 checks: " in needs
    assert "garbled.zip is not a zip file." in needs
    assert "nobody nothing handed in" in needs
    targets = [value for name, value in page.attributes if name == "href" and value.startswith("#")]
    assert len(targets) == 4
    assert set(targets) <= {f"#{value}" for name, value in page.attributes if name == "id"}


def test_the_figures_and_the_histogram_count_those_who_were_graded(page):
    assert "7 students · 5 graded · 1 handed in nothing" in page.text
    assert re.findall(r"(mean|median)\s*([\d.]+) of 10", page.text) == [("mean", "6.8"), ("median", "5.0")]
    assert re.findall(r"([\d.]+) to ([\d.]+) points: (\d+)", page.text) == [("5", "6", "3"), ("9", "10", "2")]


def test_the_page_loads_nothing_and_runs_its_own_script_alone(page, tmp_path):
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & set(page.tags)
    assert page.tags.count("script") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "srcset")]
    links = [value for name, value in page.attributes if name == "href"]
    assert all(re.fullmatch(r"#row-\d+|feedback/[\w-]+\.html", link) for link in links)
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|https?:", html)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in value)
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert "innerHTML" not in script


def test_texts_of_any_kind_stay_texts():
    document = stored("wrong", student=NASTY, name=NASTY, notices=[said("x", NASTY)], isolation=NASTY)
    page = Page(show_page([document], EXERCISES, NASTY))
    assert (page.tags.count("script"), "img" in page.tags) == (1, False)
    shown = NASTY.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert page.tables[0][1][:2] == [shown, shown]
    assert page.text.count(shown) >= 5  # heading, row, and what needs attention
    assert next(value for name, value in page.attributes if name == "href") == "#row-0"
    assert not [value for _, value in page.attributes if value and "<" in value]


def test_weak_isolation_is_said():
    weak = [stored("right", isolation=level) for level in ("full", "none", "none")]
    assert "Not everybody was graded in full isolation: 2 with isolation “none”." in show_page(weak, EXERCISES, "x")
    assert "isolation" not in show_page(weak[:1], EXERCISES, "x")


@pytest.mark.parametrize("documents", [[], [absent("bob")]])
def test_a_class_without_a_record_has_a_page_too(documents):
    page = Page(show_page(documents, EXERCISES, "x"))
    assert f"{len(documents)} students · 0 graded" in page.text
    assert page.tags.count("rect") == 0


def test_what_is_kept_does_not_grow_with_what_students_print():
    def documents(size):
        for number in range(50):
            document = record("wrong")
            (check,) = [check for check in document["exercises"][0]["checks"] if check["name"] == DOUBLED]
            check["output"], check["message"] = "x" * size, told("x" * size)
            yield {**document, "student": str(number)}

    assert show_page(documents(1), EXERCISES, "x") == show_page(documents(100_000), EXERCISES, "x")


LARGE = [{**absent("x"), "student": f"s{number:04}", "name": NASTY} for number in range(2001)]
CALL = re.compile(r"receiveRows\((\d+), (\[.*\])\);\n")


@pytest.fixture
def large(tmp_path):
    """Return the folder of a page about 2001 students, of whom two are graded."""
    documents = [stored("ungraded", student="aaa", name=NASTY), stored("right", student="bbb"), *LARGE[2:]]
    write_page(documents, EXERCISES, NASTY, tmp_path / "index.html")
    return tmp_path


def rows_beside(folder):
    """Return the rows in the files beside a page."""
    calls = [CALL.fullmatch(file.read_text("ascii")) for file in sorted((folder / "index-rows").glob("rows-*.js"))]
    assert [int(call[1]) for call in calls] == list(range(len(calls)))
    return [row for call in calls for row in json.loads(call[2])]


def test_the_rows_of_a_large_class_are_data_beside_the_page(large):
    rows = rows_beside(large)
    assert len(rows) == 2001
    shown = NASTY.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    groups = rows[0][5]
    assert rows[0] == ["aaa", shown, "graded", 9, [[9, 1]], groups, [], 0]
    assert rows[1] == ["bbb", "Right Student", "graded", 10, [[10, 0]], [], [], 0]
    assert rows[2][:5] == ["s0002", shown, "nothing handed in", None, [None]]
    titles = re.findall(r'<option value="(\d+)">([^<]+)', (large / "index.html").read_text())
    assert [title for number, title in titles if int(number) in groups] == ["The grader itself failed in some checks"]
    for file in (large / "index-rows").iterdir():
        assert "</script" not in file.read_text("ascii")


def test_a_large_page_runs_our_script_alone_and_keeps_the_summary(large):
    html = (large / "index.html").read_text(encoding="utf-8")
    page = Page(html)
    assert page.tags.count("script") == 1
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'self' file: 'sha256-")
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "2001 students · 2 graded" in page.text
    assert len(page.tables[0]) == 1  # the heading
    assert len(page.tables[1]) == 10  # the checks
    assert "and 1987 more: show them in the table" in page.text
    assert len(html) < 40_000


def test_a_class_that_became_small_leaves_no_rows_and_no_file_of_others_goes(large):
    (large / "index-rows" / "notes.js").write_text("mine")
    (large / "index-rows" / "class_rows.js").write_text("the script of an earlier version")
    write_page(class_of_seven(), EXERCISES, "x", large / "index.html")
    assert [file.name for file in (large / "index-rows").iterdir()] == ["notes.js"]
    assert len(Page((large / "index.html").read_text()).tables[0]) == 8
    assert "'self'" not in (large / "index.html").read_text()


TEMPLATES = sorted((ROOT / "grader" / "torchkata" / "report" / "templates").glob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_word_that_people_read_stands_in_a_template(template):
    """Words are in the sentence table, where they can be translated. What is left are tags and signs."""
    rest = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"[^\W\d_]", re.sub(r"<[^>]*>", "", rest))
    assert not re.findall(r'(?:title|aria-label|alt|placeholder)="[^"]', rest)


def test_a_fact_that_is_missing_is_no_gap_in_the_page():
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError, match="'title' is undefined"):
        html.render("class.html")
