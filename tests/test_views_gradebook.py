"""The gradebook of nbgrader, read back through nbgrader: its command and its own interface."""

import csv
import functools
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
from contextlib import closing
from dataclasses import replace

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.errors import GradebookError
from torchkata.formats.nbgrader import write_gradebook
from torchkata.formats.nbgrader_api import quiet
from torchkata.formats.nbgrader_assignment import answers_of, assignments_of, calls_of, points_of
from torchkata.formats.nbgrader_names import cell_name, split_name
from torchkata.record.document import checks_of

from tests.support.doors import ROOT, SMALL_KIT
from tests.support.preloaded import Preloaded
from tests.support.records import BROKEN, DOUBLED, absent, class_of_seven, stored

FOLDER, NOTEBOOK = "01_small", "small"
(EXERCISE,) = load_exercises(SMALL_KIT)


@functools.cache
def nbgrader():
    """Return a process that runs nbgrader."""
    return Preloaded("nbgrader", {**os.environ, "PYTHONWARNINGS": "ignore"})


def export(folder):
    """Return what ``nbgrader export`` makes of a gradebook with one assignment: a row for each student."""
    rows = export_all(folder)
    assert len({assignment for assignment, _ in rows}) == 1
    return {student: row for (_, student), row in rows.items()}


def export_all(folder):
    """Return what ``nbgrader export`` makes of the gradebook in `folder`: a row for each assignment and student."""
    environment = {**os.environ, "HOME": str(folder), "JUPYTER_PLATFORM_DIRS": "1"}
    address = f"--db=sqlite:///{folder / 'gradebook.db'}"
    done = nbgrader().run(["export", address, "--CourseDirectory.course_id=ml101"], folder, environment)
    assert done.returncode == 0, done.stderr
    with (folder / "grades.csv").open(newline="") as stream:
        return {(row["assignment"], row["student_id"]): row for row in csv.DictReader(stream)}


@pytest.fixture
def gradebook(tmp_path):
    """Return a function that opens the gradebook through nbgrader."""
    from nbgrader.api import Gradebook

    opened = []

    def open_it():
        opened.append(Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", course_id="ml101"))
        return opened[-1]

    yield open_it
    for book in opened:
        book.close()


def write(documents, folder, due=""):
    """Write the documents as the exercise `small`, whose functions are known."""
    answers = answers_of(EXERCISE)
    facts = {"answers": answers, "calls": calls_of(EXERCISE, answers), "due": due}
    assignments = [replace(one, **facts) for one in assignments_of(points_of(documents))]
    return write_gradebook(documents, folder / "gradebook.db", assignments, "ml101")


@pytest.fixture(scope="module")
def of_seven(tmp_path_factory):
    """Return a folder with the gradebook of the class of seven: nbgrader takes seconds to make a new one."""
    folder = tmp_path_factory.mktemp("of-seven")
    write(class_of_seven(), folder)
    return folder


@pytest.fixture
def written(of_seven, tmp_path):
    """Put a copy of that gradebook into the folder of the test."""
    shutil.copy(of_seven / "gradebook.db", tmp_path)


def count_rows(file):
    with sqlite3.connect(file) as base:
        names = [name for (name,) in base.execute("select name from sqlite_master where type = 'table'")]
        rows = {name: base.execute(f"select count(*) from {name}").fetchone()[0] for name in names}
    base.close()
    return rows


@pytest.mark.usefixtures("written")
def test_nbgrader_exports_the_scores(tmp_path):
    rows = export(tmp_path)
    scores = {student: (float(row["score"]), float(row["max_score"])) for student, row in rows.items()}
    assert scores == {
        "right": (10, 10),
        "wrong": (5, 10),
        "hostile": (5, 10),
        "crash": (5, 10),
        "ungraded": (9, 10),
        "nobody": (0, 10),
        "garbled": (0, 10),
    }
    assert rows["right"]["assignment"] == FOLDER
    assert (rows["right"]["first_name"], rows["right"]["last_name"]) == ("Right", "Student")
    assert rows["right"]["email"] == "right@example.org"


@pytest.mark.usefixtures("written")
def test_each_check_has_a_grade_and_a_comment(gradebook):
    book = gradebook()
    grade = book.find_grade(DOUBLED, NOTEBOOK, FOLDER, "wrong")
    assert (grade.auto_score, grade.max_score, grade.needs_manual_grade) == (0, 2, False)
    comment = book.find_comment("double", NOTEBOOK, FOLDER, "wrong").comment
    assert comment.startswith("each value is doubled: WRONG\n\n    double([1.0, 2.5])\n    in value [0]")
    assert comment.count("The same as at") == 0
    assert [line for line in comment.splitlines() if not line.startswith(("    ", "  ")) and line] == [
        "each value is doubled: WRONG",
        *(f"{claim}: WRONG" for claim in ("negative values are doubled", "a single value is doubled")),
        "the values stay as they are: WRONG",
    ]
    assert book.find_comment("total", NOTEBOOK, FOLDER, "wrong").comment is None
    assert book.find_comment("double", NOTEBOOK, FOLDER, "right").comment is None
    assert not book.find_submission(FOLDER, "right").needs_manual_grade
    assert len(book.find_notebook(NOTEBOOK, FOLDER).grade_cells) == 9


@pytest.mark.usefixtures("written")
def test_what_the_grader_failed_in_is_left_to_a_person(gradebook):
    grade = gradebook().find_grade(BROKEN, NOTEBOOK, FOLDER, "ungraded")
    assert (grade.auto_score, grade.needs_manual_grade) == (None, True)
    assert gradebook().find_submission(FOLDER, "ungraded").needs_manual_grade


@pytest.mark.usefixtures("written")
def test_who_handed_in_nothing_is_a_student_without_a_submission(gradebook):
    from nbgrader.api import MissingEntry

    assert gradebook().find_student("nobody").id == "nobody"
    with pytest.raises(MissingEntry):
        gradebook().find_submission(FOLDER, "nobody")


@pytest.mark.usefixtures("written")
def test_writing_again_adds_nothing_and_brings_up_to_date(tmp_path):
    rows = count_rows(tmp_path / "gradebook.db")
    assert (rows["student"], rows["submitted_assignment"], rows["grade"]) == (7, 5, 45)
    write(class_of_seven(), tmp_path)
    assert count_rows(tmp_path / "gradebook.db") == rows
    write([stored("right", student="wrong")], tmp_path)
    assert float(export(tmp_path)["wrong"]["score"]) == 10
    assert count_rows(tmp_path / "gradebook.db") == rows


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("table", ["submitted_assignment", "submitted_notebook", "grade", "comment"])
def test_new_rows_come_last_in_the_index_of_their_ids(tmp_path, table):
    with closing(sqlite3.connect(tmp_path / "gradebook.db")) as opened:
        ids = [id for (id,) in opened.execute(f"select id from {table} order by rowid")]
    assert len(ids) > 1
    assert ids == sorted(set(ids))
    assert all(re.fullmatch("[0-9a-f]{32}", id) for id in ids)


@pytest.mark.usefixtures("written")
def test_what_a_person_gave_stays(tmp_path, gradebook):
    book = gradebook()
    book.find_grade(BROKEN, NOTEBOOK, FOLDER, "ungraded").manual_score = 0.5
    book.find_comment("double", NOTEBOOK, FOLDER, "wrong").manual_comment = "Nearly."
    book.db.commit()
    book.close()
    write(class_of_seven(), tmp_path)
    book = gradebook()
    assert book.find_submission(FOLDER, "ungraded").score == 9.5
    assert not book.find_grade(BROKEN, NOTEBOOK, FOLDER, "ungraded").needs_manual_grade
    assert book.find_comment("double", NOTEBOOK, FOLDER, "wrong").comment == "Nearly."


def test_checks_and_exercises_may_come_later(tmp_path, gradebook):
    later = stored("right")
    (exercise,) = later["exercises"]
    added = {**exercise["checks"][0], "name": "test_größe_" + "x" * 200, "max_points": 3, "points": 3}
    first = {**later, "exercises": [{**exercise, "checks": exercise["checks"][:1]}]}
    write([first, {**first, "student": "other"}], tmp_path)
    more = [{**exercise, "checks": [*exercise["checks"], added]}, {**exercise, "folder": "02_more", "name": "more"}]
    write([{**later, "exercises": more}], tmp_path)
    rows = export_all(tmp_path)
    assert {key: (float(row["score"]), float(row["max_score"])) for key, row in rows.items()} == {
        ("01_small", "right"): (13, 13),
        ("01_small", "other"): (2, 13),
        ("02_more", "right"): (10, 10),
        ("02_more", "other"): (0, 10),
    }
    names = [cell.name for cell in gradebook().find_notebook(NOTEBOOK, FOLDER).grade_cells]
    assert len(set(names)) == 10
    assert all(name.isascii() and name.replace("-", "_").isidentifier() and len(name) <= 128 for name in names)


def test_names_do_not_break_the_table_of_nbgrader(tmp_path):
    names = {
        "Lovelace, Ada": ("Ada", "Lovelace"),
        "Ada King Lovelace": ("Ada King", "Lovelace"),
        "王小明": ("", "王小明"),
        "a,b,c\nd": ("b c d", "a"),
        "": ("", ""),
    }
    nobodies = [absent(f"{place},\n{place}") | {"name": name, "email": "a,b"} for place, name in enumerate(names)]
    write([stored("right"), *nobodies], tmp_path)
    rows = export(tmp_path)
    for place, parts in enumerate(names.values()):
        row = rows[f"{place} {place}"]
        assert (row["first_name"], row["last_name"], row["email"]) == (*parts, "a b")


def test_nbgrader_finds_its_tools_without_the_path(tmp_path, gradebook, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    write(class_of_seven(), tmp_path)
    assert os.environ["PATH"] == "/nowhere"
    assert gradebook().find_submission(FOLDER, "right").score == 10


def test_a_new_gradebook_is_written_whole_or_not_at_all(tmp_path):
    with pytest.raises(KeyError):
        write([stored("right"), {"name": "nobody"}], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_gradebook_is_refused_and_kept(tmp_path, capfd):
    (tmp_path / "gradebook.db").write_text("my notes, which are no database at all\n" * 100)
    with pytest.raises(GradebookError, match=r"gradebook.db: cannot be written: file is not a database\. Is it"):
        write(class_of_seven(), tmp_path)
    assert (tmp_path / "gradebook.db").read_text().startswith("my notes")
    assert "Traceback" not in capfd.readouterr().err


def test_a_gradebook_that_somebody_writes_to_is_refused_in_one_sentence(tmp_path, capfd):
    write([stored("right")], tmp_path)
    base = sqlite3.connect(tmp_path / "gradebook.db")
    base.execute("begin exclusive")
    with pytest.raises(GradebookError, match="database is locked"):
        write([stored("wrong")], tmp_path)
    base.close()
    assert "Traceback" not in capfd.readouterr().err


def test_without_nbgrader_there_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader.api", None)
    with pytest.raises(GradebookError, match=r"Install it: pip install 'torchkata\[class\]'"):
        write(class_of_seven(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_locale_without_umlauts_does_not_lose_the_gradebook_of_an_installation_with_one(tmp_path):
    packages = tmp_path / "Übung" / "site-packages"
    packages.parent.mkdir()
    packages.symlink_to(sysconfig.get_path("purelib"))
    code = (
        "import pathlib, sys; from tests.support.records import stored; "
        "from torchkata.formats.nbgrader import write_gradebook; "
        "from torchkata.formats.nbgrader_assignment import assignments_of, points_of; "
        "write_gradebook([stored('right')], pathlib.Path(sys.argv[1]), assignments_of(points_of([stored('right')])))"
    )
    environment = {"PATH": os.defpath, "LC_ALL": "C", "HOME": str(tmp_path), "PYTHONPATH": str(packages)}
    command = [sys.executable, "-c", code, tmp_path / "gradebook.db"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "gradebook.db").exists()


TABLES = {  # what each table holds, with names in place of the ids that are made up anew each time
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "assignment": "SELECT name, course_id, duedate FROM assignment",
    "cell": "SELECT c.name, n.name, c.type, g.max_score, g.cell_type FROM base_cell c "
    "JOIN notebook n ON n.id = c.notebook_id LEFT JOIN grade_cells g ON g.id = c.id",
    "submitted_assignment": "SELECT student_id, timestamp, extension FROM submitted_assignment",
    "submitted_notebook": "SELECT s.student_id, n.name, p.flagged, p.late_submission_penalty FROM submitted_notebook p "
    "JOIN submitted_assignment s ON s.id = p.assignment_id JOIN notebook n ON n.id = p.notebook_id",
    "grade": "SELECT s.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade "
    "FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook p ON p.id = g.notebook_id "
    "JOIN submitted_assignment s ON s.id = p.assignment_id",
    "comment": "SELECT s.student_id, c.name, m.auto_comment, m.manual_comment FROM comment m "
    "JOIN base_cell c ON c.id = m.cell_id JOIN submitted_notebook p ON p.id = m.notebook_id "
    "JOIN submitted_assignment s ON s.id = p.assignment_id",
}


def content(file):
    """Return the rows of each table."""
    with closing(sqlite3.connect(file)) as base:
        return {name: sorted(base.execute(query).fetchall(), key=repr) for name, query in TABLES.items()}


def write_by_methods(documents, file):
    """Write a gradebook with nbgrader's own methods alone, which commit after each row."""
    from nbgrader.api import Gradebook

    (assignment,) = assignments_of(points_of(documents))
    answers = answers_of(EXERCISE)
    assignment = replace(assignment, answers=answers, calls=calls_of(EXERCISE, answers))
    with quiet(), Gradebook(f"sqlite:///{file}", course_id="ml101") as book:
        book.update_or_create_assignment(FOLDER, course_id="ml101")
        book.update_or_create_notebook(NOTEBOOK, FOLDER)
        for check, points in assignment.points.items():
            book.add_grade_cell(cell_name(check), NOTEBOOK, FOLDER, max_score=points, cell_type="code")
        for cell in ("double", "total", "Counter"):
            book.add_solution_cell(cell, NOTEBOOK, FOLDER)
        for document in documents:
            first, last = split_name(document["name"])
            facts = {"first_name": first, "last_name": last, "email": document["email"]}
            book.update_or_create_student(document["student"], **facts)
            if "exercises" in document:
                book.update_or_create_submission(FOLDER, document["student"])
                for cell, text in assignment.comments(document["exercises"][0]).items():
                    book.find_comment(cell, NOTEBOOK, FOLDER, document["student"]).auto_comment = text
            for _, check in checks_of(document):
                grade = book.find_grade(cell_name(check["name"]), NOTEBOOK, FOLDER, document["student"])
                grade.auto_score, grade.needs_manual_grade = check["points"], check["verdict"] == "GRADER"
        book.db.commit()


def test_the_rows_are_those_that_the_methods_of_nbgrader_write(of_seven, tmp_path):
    write_by_methods(class_of_seven(), tmp_path / "gradebook.db")
    wanted = content(tmp_path / "gradebook.db")
    assert all(wanted.values())
    assert content(of_seven / "gradebook.db") == wanted


@pytest.mark.usefixtures("written")
def test_who_has_handed_in_nothing_any_more_has_no_submission_unless_a_person_wrote_into_it(tmp_path, gradebook):
    from nbgrader.api import MissingEntry

    book = gradebook()
    book.find_grade(DOUBLED, NOTEBOOK, FOLDER, "wrong").manual_score = 1.5
    book.db.commit()
    book.close()
    write([absent("right"), absent("wrong"), *class_of_seven()[2:]], tmp_path)
    book = gradebook()
    with pytest.raises(MissingEntry):
        book.find_submission(FOLDER, "right")
    assert book.find_submission(FOLDER, "wrong").score == 1.5
    assert book.find_comment("double", NOTEBOOK, FOLDER, "wrong").comment is None
    rows = count_rows(tmp_path / "gradebook.db")
    assert (rows["student"], rows["submitted_assignment"], rows["submitted_notebook"], rows["grade"]) == (7, 4, 4, 36)


def without_file(document):
    """Return a document in which nothing was handed in for its exercise."""
    (exercise,) = document["exercises"]
    checks = [{**check, "verdict": "MISSING", "points": 0.0} for check in exercise["checks"]]
    exercise = {key: value for key, value in exercise.items() if key != "file"}
    return {**document, "exercises": [{**exercise, "points": 0.0, "checks": checks}]}


def test_who_handed_in_nothing_for_an_exercise_has_no_zero_in_it(tmp_path, gradebook):
    write([stored("right"), without_file(stored("wrong"))], tmp_path)
    rows = export(tmp_path)
    assert (rows["right"]["score"], rows["wrong"]["timestamp"]) == ("10.0", "")
    assert gradebook().average_assignment_score(FOLDER) == 10


def test_times_and_the_due_date_are_those_of_nbgrader(tmp_path, gradebook):
    late, known = "2026-06-02T10:00:00+02:00", {"handed": {NOTEBOOK: "2026-06-01T23:00:00+02:00"}}
    due = "2026-06-01T23:59:00+02:00"
    documents = [stored("right") | known, stored("wrong") | {"handed": {NOTEBOOK: late}}, stored("crash")]
    write(documents, tmp_path, due)
    rows = export(tmp_path)
    assert {student: (row["duedate"], row["timestamp"]) for student, row in rows.items()} == {
        "right": ("2026-06-01 21:59:00", "2026-06-01 21:00:00"),
        "wrong": ("2026-06-01 21:59:00", "2026-06-02 08:00:00"),
        "crash": ("2026-06-01 21:59:00", ""),
    }
    late = {s.student.id: s.total_seconds_late for s in gradebook().assignment_submissions(FOLDER)}
    assert late == {"right": 0, "wrong": 10 * 3600 + 60, "crash": 0}
    write([{**documents[0], "handed": {NOTEBOOK: "2026-06-03T00:00:00Z"}}], tmp_path)
    assert (export(tmp_path)["right"]["duedate"], export(tmp_path)["right"]["timestamp"]) == (
        "2026-06-01 21:59:00",
        "2026-06-03 00:00:00",
    )


def write_as_before(documents, file):
    """Write a gradebook as earlier versions did: one assignment for all, a comment for each check."""
    from nbgrader.api import Gradebook

    with quiet(), Gradebook(f"sqlite:///{file}", course_id="default_course") as book:
        book.update_or_create_assignment("homework", duedate="2026-06-01 12:00:00 UTC")
        for exercise in documents[0]["exercises"]:
            book.update_or_create_notebook(exercise["folder"], "homework")
        for exercise, check in checks_of(documents[0]):
            place = (cell_name(check["name"]), exercise["folder"], "homework")
            book.add_grade_cell(*place, max_score=check["max_points"], cell_type="code")
            book.add_solution_cell(*place)
        for document in documents:
            book.update_or_create_student(document["student"])
            book.update_or_create_submission("homework", document["student"])
            for exercise, check in checks_of(document):
                place = (cell_name(check["name"]), exercise["folder"], "homework", document["student"])
                book.find_grade(*place).auto_score = check["points"]
                book.find_comment(*place).auto_comment = "something"
        book.db.commit()


def test_a_gradebook_of_an_earlier_version_loses_nothing_and_counts_nothing_twice(tmp_path, gradebook):
    both = [stored(name) for name in ("right", "wrong", "crash")]
    for document in both:
        document["exercises"] += [{**document["exercises"][0], "folder": "02_more", "name": "more"}]
    write_as_before(both, tmp_path / "gradebook.db")
    book = gradebook()
    book.find_grade(DOUBLED, FOLDER, "homework", "wrong").manual_score = 1.5
    book.find_grade(DOUBLED, FOLDER, "homework", "crash").extra_credit = 0.25
    book.find_comment(DOUBLED, FOLDER, "homework", "wrong").manual_comment = "Nearly."
    book.find_comment(BROKEN, FOLDER, "homework", "wrong").manual_comment = "And here."
    book.find_submission_notebook("02_more", "homework", "right").flagged = True
    book.find_submission_notebook("02_more", "homework", "right").late_submission_penalty = 0.5
    book.db.commit()
    book.close()
    said = write(both, tmp_path)
    assert "had one assignment for all exercises (homework)" in said
    assert "gradebook-before.db is the file as it was." in said
    scores = {key: float(row["score"]) for key, row in export_all(tmp_path).items()}
    assert scores == {
        ("01_small", "right"): 10,
        ("01_small", "wrong"): 6.5,
        ("01_small", "crash"): 5.25,
        ("02_more", "right"): 9.5,
        ("02_more", "wrong"): 5,
        ("02_more", "crash"): 5,
    }
    book = gradebook()
    comment = book.find_comment("double", NOTEBOOK, FOLDER, "wrong")
    assert comment.comment == "each value is doubled: Nearly."
    assert book.find_comment("total", NOTEBOOK, FOLDER, "wrong").comment == "the total of nothing is zero: And here."
    assert {cell.name for cell in book.find_notebook(NOTEBOOK, FOLDER).solution_cells} == {"double", "total", "Counter"}
    assert book.find_submission_notebook("more", "02_more", "right").flagged
    assert [one.name for one in book.assignments] == ["01_small", "02_more"]
    assert book.find_assignment(FOLDER).duedate is not None
    book.close()
    rows = count_rows(tmp_path / "gradebook.db")
    assert (rows["submitted_assignment"], rows["submitted_notebook"], rows["grade"], rows["comment"]) == (6, 6, 54, 18)
    assert write(both, tmp_path) == ""
    assert count_rows(tmp_path / "gradebook.db") == rows
    assert count_rows(tmp_path / "gradebook-before.db")["assignment"] == 1
