"""Mistakes and checks on the page about a class: counted, named, and how well a check tells students apart."""

import random
from statistics import correlation

import pytest
from torchkata.report.overview import gather
from torchkata.report.page import show_page, write_overview
from torchkata.report.page_checks import check_rows
from torchkata.report.page_figures import say_counts

from tests.support.invented_class import InventedClass
from tests.support.pages import Page
from tests.support.records import EXERCISES, absent

FOLDER = "01_small"


def check(name, passed, mistake="", hint="", verdict="WRONG", points=None):
    verdict = "PASS" if passed else verdict
    earned = None if verdict == "GRADER" else float(passed)
    facts = {"points": earned if points is None else points, "max_points": 1.0, "visible": True}
    return {**facts, "name": name, "claim": name, "verdict": verdict, "message": [], "mistake": mistake, "hint": hint}


def student(name, *checks, folder=FOLDER, **more):
    points = sum(one["points"] or 0.0 for one in checks)
    what = {"folder": folder, "notices": [], "problem": None, "points": points, "ungraded_points": 0.0}
    exercise = {**what, "max_points": float(len(checks)), "checks": list(checks), **more}
    return {"student": name, "name": "", "status": "graded", "isolation": "full", "exercises": [exercise]}


# Mistakes


def test_a_mistake_counts_once_for_a_student_however_many_checks_show_it():
    triples = {"mistake": "triples_the_value", "hint": "The value is tripled."}
    documents = [
        student("ann", check("one", False, **triples), check("two", False, **triples)),
        student("bob", check("one", False, **triples), check("two", True)),
        student("eve", check("one", True), check("two", False, "adds_one", "One too many.")),
        student("sam", check("one", True), check("two", True)),
    ]
    overview = gather(documents, EXERCISES)
    found = [(one.words, one.sentence, one.rows) for one in overview.mistakes]
    assert found == [("triples the value", "The value is tripled.", [0, 1]), ("adds one", "One too many.", [2])]
    text = Page(show_page(documents, EXERCISES, "x")).text
    shown = text.partition("The commonest mistakes")[2].partition("Checks")[0]
    assert "triples the value 01_small 2 of 4 students" in shown
    assert shown.index("triples the value") < shown.index("adds one")
    assert [shown.count(name) for name in ("ann", "bob", "eve", "sam")] == [1, 1, 1, 0]
    one, two = sorted(check_rows(overview), key=lambda row: row.claim)
    assert one.confuses == [(0, "triples the value", 2)]
    assert two.confuses == [(0, "triples the value", 1), (1, "adds one", 1)]


@pytest.mark.parametrize(("mistake", "hint"), [("adds_one", ""), ("", "One too many."), ("adds_one", "One too many.")])
def test_name_and_sentence_are_put_together_from_the_answer_key(mistake, hint):
    documents = [student("ann", check("one", False, mistake, hint))]
    sentences = {(FOLDER, "adds_one"): "One too many.", ("02_two", "other"): "One too many."}
    (found,) = gather(documents, EXERCISES, sentences=sentences).mistakes
    assert (found.folder, found.name, found.sentence) == (FOLDER, "adds_one", "One too many.")


def test_without_the_answer_key_a_mistake_has_its_name_or_its_sentence():
    documents = [student("ann", check("one", False, "adds_one"), check("two", False, hint="Two too many."))]
    assert [one.words for one in gather(documents, EXERCISES).mistakes] == ["adds one", "Two too many."]


def test_the_same_mistake_of_two_exercises_is_two():
    documents = [student("ann", check("one", False, "adds_one"), folder=folder) for folder in ("01_small", "02_two")]
    assert [one.folder for one in gather(documents, [*EXERCISES, ("02_two", 1.0)]).mistakes] == ["01_small", "02_two"]


def test_who_is_complete_on_a_large_page_without_a_script():
    documents = [student(f"s-{number}", check("one", False, "adds_one")) for number in range(300)]
    html = show_page(documents, EXERCISES, "x")
    shown = Page(html).text.partition("The commonest mistakes")[2].partition("Checks")[0]
    assert "300 of 300 students" in shown
    assert all(f"s-{number}" in shown for number in range(300))
    assert html.count('href="#row-') == 12 + 12  # of the mistake, and of the group of those without points


# Checks


def make_class(students, seed=3):
    """Students whose first check follows their skill, the second is a coin, the third is its opposite."""
    chance = random.Random(seed)
    documents = []
    for number in range(students):
        skill = number / students
        rest = [check(f"c{place}", chance.random() < skill) for place in range(20)]
        first = [check("follows", skill > 0.5), check("coin", chance.random() < 0.5), check("opposite", skill < 0.5)]
        documents.append(student(f"s{number}", *first, *rest))
    return documents


def index_of(documents, claim):
    (row,) = [row for row in check_rows(gather(documents, EXERCISES)) if row.claim == claim]
    return row


def test_discrimination_is_the_correlation_with_all_other_checks():
    documents = make_class(40)
    tallies = gather(documents, EXERCISES).checks
    for claim in ("follows", "coin", "opposite", "c7"):
        points = [{one["claim"]: one["points"] for one in d["exercises"][0]["checks"]} for d in documents]
        rest = [sum(one.values()) - one[claim] for one in points]
        assert tallies[FOLDER, claim].discrimination == pytest.approx(correlation([one[claim] for one in points], rest))


def test_only_a_check_that_good_students_fail_is_marked():
    """A coin is not marked, although it is below zero in some classes by chance."""
    coins = [index_of(make_class(40, seed), "coin") for seed in range(6)]
    assert any(row.index.startswith("−") for row in coins)
    assert not any(row.suspicious for row in coins)
    documents = make_class(40)
    assert {row.claim for row in check_rows(gather(documents, EXERCISES)) if row.suspicious} == {"opposite"}
    text = Page(show_page(documents, EXERCISES, "x")).text
    assert text.count("Look at this check") == 2  # among the hardest, and among all of its exercise


@pytest.mark.parametrize(("students", "shown"), [(19, "too few"), (20, "0.")])
def test_an_index_is_shown_from_twenty_students_on(students, shown):
    assert index_of(make_class(students), "follows").index.startswith(shown)


def test_a_check_in_which_all_did_alike_has_no_index():
    documents = [student(f"s{n}", check("easy", True), check("other", n % 2 == 0)) for n in range(30)]
    assert index_of(documents, "easy").index == "all alike"


@pytest.mark.parametrize("verdict", ["TODO", "MISSING"])
def test_who_did_not_try_an_exercise_says_nothing_about_its_checks(verdict):
    untouched = [student(f"u{n}", *(check(c, False, verdict=verdict) for c in ("follows", "c1"))) for n in range(9)]
    broken = [student("b", check("follows", False, verdict="ERROR"), problem={"cause": "load_error", "message": []})]
    documents = make_class(30)
    assert index_of([*documents, *untouched, *broken], "follows").index == index_of(documents, "follows").index
    assert index_of([*documents, *untouched], "follows").passed.endswith("of 39")


def test_a_failure_of_the_grader_counts_neither_as_passed_nor_as_failed():
    documents = [*make_class(30), *(student(f"g{n}", check("follows", False, verdict="GRADER")) for n in range(5))]
    assert index_of(documents, "follows").index == index_of(make_class(30), "follows").index


# The whole page


def test_the_numbers_of_the_head_add_up():
    documents = [*make_class(3), absent("a"), absent("b", "refused"), absent("c", "failed"), absent("d")]
    documents[0] |= {"status": "nothing"}  # who stays in the class with results of an earlier run
    counts = say_counts(gather(documents, EXERCISES))
    assert counts == ["7 students", "2 graded", "3 handed in nothing", "1 not taken", "1 not graded"]
    numbers = [int(count.split()[0]) for count in counts]
    assert numbers[0] == sum(numbers[1:])


def test_a_page_of_two_thousand_students_in_all_exercises_stays_below_three_megabytes(tmp_path):
    made = InventedClass()
    write_overview(gather(made.documents(2000), made.exercises), "x", tmp_path / "index.html")
    assert 1_000_000 < sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()) < 3_000_000
