"""A folder with results of more exercises than a run grades: nothing leaves unasked, and every view tells the same."""

import csv
import json
import re
import sqlite3
import xml.etree.ElementTree as Tree
from contextlib import closing

import pytest
from torchkata.classroom import run
from torchkata.classroom.options import Options
from torchkata.course.catalog import load_exercises

from tests.support.classes import grade_class, rows_of
from tests.support.kits import add_exercise
from tests.support.pages import Page
from tests.support.stand_in import answer_by_text, take_place

CHECKS = ["assert student.twice(2) == 4", "assert student.twice(3) == 6", "assert student.twice(4) == 8"]
TWICE = "def twice(x):\n    return 2 * x\n"


class Course:
    """A course of three exercises with three checks each, and one folder that its classes are graded into."""

    def __init__(self, folder, monkeypatch):
        self.kit, self.out, self._folder = folder / "kit", folder / "out", folder
        for name in ("01_one", "02_two", "03_three"):
            add_exercise(self.kit, name, CHECKS, TWICE)
        self._monkeypatch = monkeypatch

    def hand_in(self, name, **answers):
        """Write a class: student -> {exercise: passed checks}."""
        for student, passed in answers.items():
            place = self._folder / name / student
            place.mkdir(parents=True, exist_ok=True)
            for exercise, text in passed.items():
                (place / f"{exercise}.py").write_text(f"# {'passes ' * isinstance(text, int)}{text}\n{TWICE}")
        return self._folder / name

    def grade(self, folder, *only, **options):
        """Grade a class; return what was graded: pairs of a student and exercises."""
        course = load_exercises(self.kit)
        pool = take_place(self._monkeypatch, answer_by_text(course))
        chosen = [exercise for exercise in course if not only or exercise.name in only]
        self.status = run.grade_class(folder, self.out, chosen, Options(**options), {}, course)
        return pool.graded

    def totals(self):
        """Return the total of each student, which must be the same in every view."""
        found = {name: view(self.out) for name, view in VIEWS.items()}
        assert found["results"] == found["grades"]
        for name, totals in found.items():
            assert {s: t for s, t in totals.items() if t is not None} == {
                s: t for s, t in found["grades"].items() if t is not None
            }, name
        return found["grades"]


def number(text):
    return float(text) if text else None


def of_results(out):
    documents = [json.loads(file.read_text()) for file in (out / "results").iterdir()]
    return {document["student"]: document.get("points") for document in documents}


def of_grades(out):
    rows = rows_of(out)
    for row in rows.values():
        assert sum(number(row[key]) or 0 for key in row if re.match(r"\d\d_", key)) == (number(row["total"]) or 0)
    return {student: number(row["total"]) for student, row in rows.items()}


def of_page(out):
    students, *_ = Page((out / "index.html").read_text()).tables
    return {row[0]: None if row[-3] == "–" else float(row[-3]) for row in students[1:]}


def of_feedback(out):
    return first_number(out, "*.txt", r"^total +([\d.]+)/")


def of_feedback_page(out):
    return first_number(out, "*.html", r'<p class="total">([\d.]+) of ')


def first_number(out, files, form):
    found = {file.stem: re.search(form, file.read_text(), re.MULTILINE) for file in (out / "feedback").glob(files)}
    return {student: float(match[1]) if match else None for student, match in found.items()}


def of_junit(out):
    found = {}
    for file in each(out, "junit"):
        points = Tree.parse(file).getroot().findall("./testsuite/properties/property[@name='points']")
        found[file.stem] = sum(float(one.get("value")) for one in points) if points else None
    return found


def of_gradescope(out):
    found = {file.stem: json.loads(file.read_text()) for file in each(out, "gradescope")}
    return {student: results["score"] if results["tests"] else None for student, results in found.items()}


def of_exercism(out):
    found = {file.stem: json.loads(file.read_text())["tests"] for file in each(out, "exercism")}
    return {s: sum(test["status"] == "pass" for test in tests) if tests else None for s, tests in found.items()}


def of_gradebook(out):
    with closing(sqlite3.connect(out / "gradebook.db")) as base:
        query = (
            "SELECT sa.student_id, sum(g.auto_score) FROM grade g JOIN submitted_notebook n ON n.id = g.notebook_id "
            "JOIN submitted_assignment sa ON sa.id = n.assignment_id GROUP BY sa.student_id"
        )
        return dict(base.execute(query))


def each(out, name):
    return sorted((out / name).iterdir())


VIEWS = {
    "results": of_results,
    "grades": of_grades,
    "page": of_page,
    "feedback": of_feedback,
    "feedback page": of_feedback_page,
    "junit": of_junit,
    "gradescope": of_gradescope,
    "exercism": of_exercism,
    "gradebook": of_gradebook,
}


@pytest.fixture
def course(tmp_path, monkeypatch):
    return Course(tmp_path, monkeypatch)


def test_a_run_of_another_exercise_keeps_the_first_in_every_view(course, capsys):
    first = course.hand_in("first", alice={"one": 3}, bob={"one": 1}, carol={"one": 2})
    second = course.hand_in("second", alice={"two": 2}, bob={"two": "dies"}, dave={"two": 3})
    assert course.grade(first, "one") == [("alice", ["one"]), ("bob", ["one"]), ("carol", ["one"])]
    assert course.totals() == {"alice": 3, "bob": 1, "carol": 2}
    assert "Kept" not in capsys.readouterr().out
    assert course.grade(second, "two") == [("alice", ["two"]), ("bob", ["two"]), ("dave", ["two"])]
    assert "Kept from earlier runs, not graded now: 01_one. Graded now: 02_two." in capsys.readouterr().out
    assert course.totals() == {"alice": 5, "bob": 1, "carol": 2, "dave": 3}
    rows = rows_of(course.out)
    assert {s: (row["01_one"], row["02_two"], row["max"], row["status"]) for s, row in rows.items()} == {
        "alice": ("3", "2", "6", "graded"),
        "bob": ("1", "", "6", "grader failed"),
        "carol": ("2", "", "6", "nothing handed in"),
        "dave": ("", "3", "6", "graded"),
    }
    assert rows["carol"]["note"].startswith("Not among these submissions, which are for 02_two.")
    assert "Nothing was handed in for 02_two." in (course.out / "feedback" / "carol.txt").read_text()
    assert course.status == 2  # of bob the grader failed


def test_exercises_may_take_turns_and_what_has_not_changed_is_not_graded_again(course):
    first, second = course.hand_in("class", alice={"one": 3}), course.hand_in("class", alice={"two": 1})
    assert first == second
    course.grade(first, "one")
    course.grade(first, "two")
    before = course.totals()
    assert before == {"alice": 4}
    course.hand_in("class", alice={"one": 2})
    assert course.grade(first, "one") == [("alice", ["one"])]
    assert course.totals() == {"alice": 3}
    with closing(sqlite3.connect(course.out / "journal.db")) as database:
        (parts,) = database.execute("SELECT parts FROM results").fetchone()
    assert sorted(json.loads(parts)) == ["one", "two"]
    assert course.grade(first, "two") == []
    assert course.totals() == {"alice": 3}
    assert course.grade(first, "two", force=True) == [("alice", ["two"])]
    assert course.totals() == {"alice": 3}


def test_who_handed_in_nothing_usable_this_time_loses_this_exercise_only(course):
    folder = course.hand_in("class", alice={"one": 3, "two": 2}, bob={"one": 3, "two": 3})
    course.grade(folder)
    for file in (folder / "bob").iterdir():
        file.unlink()
    course.grade(folder, "two")
    assert course.totals() == {"alice": 5, "bob": 3}
    assert rows_of(course.out)["bob"]["status"] == "not taken"
    course.grade(folder)  # a run of all exercises: nothing is kept of one who hands in nothing
    assert course.totals() == {"alice": 5, "bob": None}


def test_what_was_said_of_a_kept_exercise_is_still_said(course):
    folder = course.hand_in("class", alice={"one": 3}, bob={"two": 1})
    (folder / "alice" / "broken.zip").write_bytes(b"PK")
    course.grade(folder, "one")
    said = rows_of(course.out)["alice"]["note"]
    assert "broken.zip" in said
    (folder / "alice" / "broken.zip").unlink()
    course.hand_in("class", alice={"two": 1})
    course.grade(folder, "two")
    row = rows_of(course.out)["alice"]
    assert (row["total"], row["status"]) == ("4", "graded")
    assert "01_one: " in row["note"]
    assert "broken.zip" in row["note"]
    course.grade(folder, "one")
    assert "broken.zip" not in rows_of(course.out)["alice"]["note"]


def test_results_of_another_version_are_kept_and_named_until_they_are_graded_again(course, capsys):
    folder = course.hand_in("class", alice={"one": 3, "two": 3})
    course.grade(folder, "one")
    hidden = course.kit / "solutions" / "01_one" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("points(1)", "points(5)", 1))
    settings = course.kit / "solutions" / "01_one" / "exercise.toml"
    settings.write_text(settings.read_text().replace("points = 3", "points = 7"))
    course.grade(folder, "two")
    told = capsys.readouterr().out
    assert "Results of another version of an exercise" in told
    assert "Results of another version of an exercise" in (course.out / "index.html").read_text()
    assert course.totals() == {"alice": 6}
    assert rows_of(course.out)["alice"]["max"] == "6"
    course.grade(folder, "two", seed="exam")
    course.grade(folder, "one")
    assert "01_one" not in (course.out / "index.html").read_text().partition("Students")[0]
    assert rows_of(course.out)["alice"]["01_one"] == "7"
    assert rows_of(course.out)["alice"]["max"] == "10"
    assert of_gradebook(course.out) == of_results(course.out) == {"alice": 10}


def test_an_exercise_that_left_the_course_is_kept_until_a_forced_run_over_all(course, capsys):
    folder = course.hand_in("class", alice={"one": 3, "two": 2, "three": 1}, bob={"one": 1, "two": 1})
    course.grade(folder)
    for part in ("exercises", "solutions"):
        (course.kit / part / "02_two").rename(course.kit / part / "old")
    course.grade(folder)
    assert "Results of an exercise that the course does not have" in capsys.readouterr().out
    assert course.totals() == {"alice": 6, "bob": 2}
    course.grade(folder, "one", force=True)  # not over all
    assert course.totals() == {"alice": 6, "bob": 2}
    course.grade(folder, force=True)
    assert course.totals() == {"alice": 4, "bob": 1}
    assert list(rows_of(course.out)["alice"])[3:5] == ["01_one", "03_three"]


def test_a_journal_without_a_list_of_exercises_has_those_of_its_records(course):
    folder = course.hand_in("class", alice={"one": 3, "two": 2})
    course.grade(folder, "one")
    with closing(sqlite3.connect(course.out / "journal.db")) as database:
        database.execute("DELETE FROM notes")
        for table in ("earlier", "written", "booked"):
            database.execute(f"DROP TABLE {table}")
        database.commit()
    course.grade(folder, "two")
    assert course.totals() == {"alice": 5}


DAMAGES = [
    "UPDATE earlier SET notices = '{'",
    "UPDATE earlier SET notices = x'ff', late = 'x'",
    "UPDATE notes SET value = '{\"known\": [7]}'",
    "UPDATE notes SET value = 'null'",
    "UPDATE class SET notices = '{'",
    "UPDATE written SET mark = 7, files = x'ff'",
    "UPDATE booked SET mark = NULL",
]


def test_damage_to_what_is_kept_ends_no_run_and_costs_no_point(course):
    folder = course.hand_in("class", alice={"one": 3, "two": 1})
    course.grade(folder, "one")
    course.grade(folder, "two")
    for number, damage in enumerate(DAMAGES):
        with closing(sqlite3.connect(course.out / "journal.db")) as database:
            database.execute(damage)
            database.commit()
        course.grade(folder, ("three", "two")[number % 2])
        assert course.totals() == {"alice": 4}, damage


def test_a_check_that_was_removed_counts_nothing_in_the_gradebook(course):
    folder = course.hand_in("class", alice={"one": 3})
    course.grade(folder, "one")
    for file in (course.kit / "solutions" / "01_one" / "test_hidden.py",):
        file.write_text(file.read_text().rpartition("@pytest.mark.points(1)")[0])
    course.grade(folder, "one")
    assert course.totals() == {"alice": 2}


def test_the_tables_of_a_platform_get_the_total_of_all_exercises(course):
    folder = course.hand_in("class", alice={"one": 3, "two": 2}, bob={"one": 1})
    course.grade(folder, "one")
    export = folder.with_name("canvas.csv")
    heading = "Student,ID,SIS User ID,SIS Login ID,Section,class (1)\n    Points Possible,,,,,6\n"
    export.write_text(f'{heading}"A, Alice",1,alice,alice,S,\n"B, Bob",2,bob,bob,S,\n')
    course.grade(folder, "two", fill=(export,))
    with (course.out / "fill" / "canvas.csv").open(newline="") as opened:
        filled = {row[3]: row[5] for row in csv.reader(opened)}
    assert float(filled["alice"]) == course.totals()["alice"] == 5
    assert filled["bob"] in ("", "1")


def test_two_real_runs_end_in_one_table(tmp_path):
    kit = tmp_path / "kit"
    add_exercise(kit, "01_one", CHECKS, TWICE)
    add_exercise(kit, "02_two", CHECKS, TWICE)
    for name in ("one", "two"):
        (tmp_path / "class" / "alice").mkdir(parents=True, exist_ok=True)
        (tmp_path / "class" / "alice" / f"{name}.py").write_text(TWICE)
    assert grade_class(kit, tmp_path / "class", tmp_path / "out", "--only", "one").returncode == 0
    done = grade_class(kit, tmp_path / "class", tmp_path / "out", "--only", "two")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kept from earlier runs, not graded now: 01_one." in done.stdout
    assert rows_of(tmp_path / "out")["alice"]["total"] == "6"
