"""The page about a class in a real browser: no barrier, nothing wider than the window, links and filters that work."""

from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from torchkata.report import page, page_rows
from torchkata.report.overview import Overview
from torchkata.report.page import write_overview

from tests.support.browser import THEMES, WIDTHS
from tests.support.records import EXERCISES, absent, class_of_seven, stored

IDS = ["a b", "anna-lena-" * 12, "Jürgen#1", "50%25", "o'neil", 'say "hi"', "x&y;<b>", "日本", "q?x=1"]
TRIPLES = {"mistake": "triples_the_value", "hint": "The value is tripled."}


def with_mistake(document, **more):
    """Return a document with a named mistake in its first failed check."""
    exercise = document["exercises"][0]
    failed = next(place for place, check in enumerate(exercise["checks"]) if check["verdict"] != "PASS")
    checks = [{**check, **(TRIPLES if at == failed else {})} for at, check in enumerate(exercise["checks"])]
    return {**document, **more, "exercises": [{**exercise, "checks": checks}]}


def odd_class():
    """Return documents of students with odd ids, of whom two made the same mistake."""
    wrong = [with_mistake(stored("wrong", student=student, name=student)) for student in IDS[:2]]
    return [*wrong, *(stored("right", student=student, name="") for student in IDS[2:]), *class_of_seven()[2:]]


def write(folder, documents):
    """Write the page of a class, and the pages that its rows lead to; return its file."""
    overview = Overview(EXERCISES)
    for document in documents:
        overview.add(document, code=document["status"] == "graded")
        for name in ("feedback", "code"):
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{document['student']}.html").write_text("mine")
    write_overview(overview, "Week 1", folder / "index.html")
    return folder / "index.html"


@pytest.fixture(params=["in the page", "in files"])
def odd(request, tmp_path, monkeypatch):
    """Return the page of `odd_class` and its documents."""
    if request.param == "in files":
        monkeypatch.setattr(page, "MAX_ROWS", 3)
        monkeypatch.setattr(page_rows, "MAX_ROWS", 3)
    return write(tmp_path, odd_class()), odd_class()


LINES = """[...document.querySelectorAll(".id")].map((one) => {
  const range = document.createRange();
  range.selectNodeContents(one.querySelector("a") ?? one);
  return range.getClientRects().length;
})"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_class_page_has_no_barriers_and_fits(browser, odd, width, theme):
    file, _ = odd

    def look(sight):
        sight.keep(f"class-{width}-{theme}-{'files' if (file.parent / 'index-rows').exists() else 'page'}")
        lines = sight.page.evaluate(LINES)
        return sight.violations(), sight.overflow(), sight.errors, set(lines)

    assert browser.look(file, look, width, theme) == ([], [], [], {1})  # an id is never broken into two lines


def links_of(sight):
    return sight.page.evaluate("[...document.querySelectorAll('#rows a')].map((one) => one.href)")


def students_of(sight):
    first = "#rows tbody tr td:first-child"
    return sight.page.evaluate("(place) => [...document.querySelectorAll(place)].map((one) => one.textContent)", first)


@pytest.mark.parametrize("script", [True, False])
def test_each_row_leads_to_the_pages_of_its_student_whatever_the_id(browser, tmp_path, script):
    file = write(tmp_path, odd_class())
    links = browser.look(file, links_of, script=script)
    paths = [Path(unquote(urlparse(link).path)) for link in links]
    assert all(path.read_text() == "mine" for path in paths)
    wanted = {(name, f"{student}.html") for student in IDS for name in ("feedback", "code")}
    assert {(path.parent.name, path.name) for path in paths} >= wanted
    assert not [path for path in paths if path.parent.name == "code" and path.name == "nobody.html"]


def test_the_same_links_where_the_rows_are_in_files(browser, odd):
    file, _ = odd
    links = [unquote(urlparse(link).path) for link in browser.look(file, links_of)]
    assert len(links) == 14 + 12  # two of them are not graded, and have no code
    assert all(Path(link).read_text() == "mine" for link in links)


def test_ids_of_elements_are_unique_and_never_made_from_names(browser, odd):
    file, _ = odd
    ids = browser.look(
        file, lambda sight: sight.page.evaluate("[...document.querySelectorAll('[id]')].map((o) => o.id)")
    )
    assert len(ids) == len(set(ids))
    assert all(one.isascii() and one.replace("-", "").isalnum() for one in ids)


def do(sight, *steps):
    """Return the students in the table after some steps, each of (what to do, selector, value)."""
    for action, selector, *value in steps:
        getattr(sight.page, action)(selector, *value)
    sight.page.wait_for_timeout(250)  # the page waits until nobody types any more
    return students_of(sight)


RESET, BY_TOTAL = ("click", "#reset"), ("click", "th.number button")


def test_the_table_is_searched_filtered_and_sorted(browser, odd):
    file, documents = odd
    everybody = [document["student"] for document in documents]
    steps = {
        (("fill", "#search", "JURGEN"),): ["Jürgen#1"],
        (("select_option", "#mistake", "0"),): IDS[:2],
        (("select_option", "#status", "not taken"),): ["garbled"],
        (("fill", "#least", "10"), ("fill", "#search", "o'")): ["o'neil"],
        (("fill", "#most", "5"),): [*IDS[:2], "hostile", "crash"],
        (("select_option", "#mistake", "0"), RESET): everybody,
        (BY_TOTAL, BY_TOTAL, BY_TOTAL): everybody,
    }

    def look(sight):
        shown = [do(sight, RESET, *step) for step in steps]
        return shown, do(sight, RESET, BY_TOTAL), do(sight, RESET, BY_TOTAL, BY_TOTAL)

    shown, lowest, highest = browser.look(file, look)
    assert shown == list(steps.values())
    assert lowest[:4] == ["nobody", "garbled", *IDS[:2]]
    assert highest[: len(IDS) - 2] == IDS[2:]


@pytest.mark.parametrize(("place", "students"), [("with-0", IDS[:2]), ("group-0", None), ("row-5", None)])
def test_a_link_to_the_table_shows_who_is_meant(browser, odd, place, students):
    file, documents = odd

    def look(sight):
        sight.page.wait_for_selector("#rows tbody tr")
        target = sight.page.evaluate("document.querySelector('tr.target')?.cells[0].textContent")
        return students_of(sight), target

    shown, target = browser.look(file, look, place=place)
    if place == "row-5":
        assert (len(shown), target) == (len(documents), IDS[5])
    else:
        assert students is None or shown == students
        assert 0 < len(shown) < len(documents)


def test_without_a_script_every_row_is_there(browser, tmp_path):
    documents = [absent(f"s{number}") for number in range(450)]
    file = write(tmp_path, documents)
    count = "[...document.querySelectorAll('#rows tbody tr')].filter((one) => one.offsetHeight).length"
    seen = {script: browser.look(file, lambda s: s.page.evaluate(count), script=script) for script in (True, False)}
    assert seen == {True: 200, False: 450}
    shown = browser.look(file, lambda sight: do(sight, ("click", "#after"), ("click", "#after")))
    assert shown == [f"s{number}" for number in range(400, 450)]
