"""What lets a class start quickly: one import for all jobs, a zygote that runs already, and nothing done twice."""

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from multiprocessing import forkserver

import pytest
from torchkata.classroom import gradebook, run
from torchkata.classroom.journal import Journal
from torchkata.classroom.options import Options
from torchkata.classroom.pool import LocalPool, grade_all
from torchkata.classroom.results import Results
from torchkata.classroom.reuse import leave_out, mark, put_together
from torchkata.classroom.task import pack
from torchkata.course.catalog import load_exercises
from torchkata.formats.nbgrader_assignment import points_of
from torchkata.formats.nbgrader_rows import GradebookRows
from torchkata.intake.entries import Entry
from torchkata.marking.grader import Grader
from torchkata.sandbox.handover import take
from torchkata.sandbox.zygote import Zygote
from torchkata.submission.reader import Answer

from tests.support.classes import bytes_of, grade_class, make_class, rows_of
from tests.support.deadly import tells_of_its_process
from tests.support.doors import ROOT, SMALL, run_command
from tests.support.records import DOUBLED, class_of_seven, stored
from tests.support.tasks import SMALL_EXERCISES, settings

TWO = ("mse_sweep", "mse_surface")


def test_two_jobs_come_from_one_server_that_has_imported_what_is_needed():
    tasks = iter([pack(name, [Answer(SMALL_EXERCISES[0])], settings()) for name in "abcdef"])
    forkserver._forkserver._stop()  # that of an earlier test knows nothing of torch
    pool = LocalPool(2, ["torch"])
    try:
        told = [outcome for _, outcome in grade_all(pool, settings(), tasks, tells_of_its_process)]
    finally:
        pool.stop()
    assert {tuple(outcome["libraries"]) for outcome in told} == {("torch",)}
    assert len({outcome["server"] for outcome in told}) == 1
    assert {outcome["threads"] for outcome in told} == {1}


def test_a_running_zygote_is_given_to_the_first_who_asks_and_grades():
    zygote = Zygote()
    level = zygote.level
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with ours:
        zygote.give(ours)
    with theirs:
        taken = take(theirs)
        assert taken
        assert take(theirs) is None
    grader = Grader(level, taken)
    try:
        record = grader.mark([Answer(SMALL_EXERCISES[0], SMALL.encode())])
        assert (record.isolation, record.document()["points"]) == (level, 10)
        assert grader._zygote._process is None  # the one that was given served
        zygote._process.kill()
        zygote._process.wait()
        record = grader.mark([Answer(SMALL_EXERCISES[0], SMALL.encode())])
        assert (record.isolation, record.document()["points"]) == (level, 10)  # by a successor of its own
    finally:
        grader.close()
        zygote.close()
    assert zygote._process.returncode is not None


def test_the_command_imports_no_library_of_the_grader():
    code = "import sys, torchkata.classroom.run; print(*sorted({'torch', 'numpy', 'pytest', 'dask'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "\n")


def test_the_first_run_of_a_class_imports_while_it_reads(tmp_path, monkeypatch):
    folder, begun = make_class(tmp_path / "class", 1), []
    monkeypatch.setattr(run, "take_in", lambda *given, take=run.take_in: (begun.append("reads"), take(*given))[1])
    preload = Zygote.preload
    monkeypatch.setattr(Zygote, "preload", lambda zygote, names: (begun.append("imports"), preload(zygote, names)))
    assert run.grade_class(folder, tmp_path / "out", SMALL_EXERCISES, Options(jobs=1)) == 0
    assert begun[:2] == ["imports", "reads"]


@pytest.fixture
def graded(tmp_path):
    """Return a class of two, graded in this process, and the function that grades it again."""
    folder, out = make_class(tmp_path / "class", 2), tmp_path / "out"

    def grade():
        return run.grade_class(folder, out, SMALL_EXERCISES, Options(jobs=2))

    assert grade() == 0
    return folder, out, grade


def refuse(*_, **__):
    raise AssertionError("this was not needed")


def test_where_nothing_has_changed_no_process_is_started_and_no_gradebook_written(graded, monkeypatch, capsys):
    for begin in ("begin_early", "begin_jobs"):
        monkeypatch.setattr(run, begin, refuse)
    monkeypatch.setattr(run.EarlyImport, "begin", refuse)
    monkeypatch.setattr(gradebook, "write_gradebook", refuse)
    assert graded[2]() == 0
    assert "2 were graded before and have not changed." in capsys.readouterr().out


def test_what_has_not_changed_is_not_written_again_and_what_is_missing_or_was_edited_is(graded):
    _, out, grade = graded
    files = [file for file in out.rglob("*") if file.is_file() and not file.name.startswith("journal.db")]
    before = {file: (file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes()) for file in files}
    gone, edited = out / "feedback" / "student00.txt", out / "results" / "student01.json"
    gone.unlink()
    edited.write_text(edited.read_text().replace("10", "99"))
    assert grade() == 0
    after = {file: (file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes()) for file in files}
    assert {file for file in files if after[file] != before[file]} == {gone, edited}
    assert {file for file in files if after[file][2] != before[file][2]} == set()


def test_no_more_processes_than_submissions(graded, monkeypatch):
    folder, _, grade = graded
    processes = []
    start = LocalPool._start

    def watch(pool):
        executor = start(pool)
        processes.append(executor)
        return executor

    monkeypatch.setattr(LocalPool, "_start", watch)
    monkeypatch.setattr(LocalPool, "stop", lambda pool, stop=LocalPool.stop: (counts.append(len_of(pool)), stop(pool)))
    counts = []
    (folder / "student01" / "small.py").write_text(SMALL + "# once more\n")
    assert grade() == 0
    assert max(counts) == 1


def len_of(pool):
    return len(pool._executor._processes or {})


class Book:
    """A journal with seven students, and the gradebook that is made of it."""

    def __init__(self, folder):
        folder.mkdir(exist_ok=True)
        self.file = folder / "gradebook.db"
        self.journal = Journal(folder / "journal.db")

    def fill(self, documents):
        names = [Entry(d["student"], d["name"], d["email"], None) for d in documents]
        self.journal.begin(names)
        for document in documents:
            graded = "exercises" in document
            self.journal.note(document["student"], "" if graded else document["status"], (), "1")
            if graded:
                facts = {key: value for key, value in document.items() if key not in ("student", "name", "email")}
                self.journal.keep(document["student"], "1", {"record": facts, "seconds": 1.0}, False)
        assignments = gradebook.plan(self.journal, SMALL_EXERCISES, ["01_small"], points_of(documents))
        gradebook.update_gradebook(self.journal, self.file, assignments)
        return self.rows()

    def rows(self):
        """Return what is in the gradebook, without the ids that are made up anew each time."""
        with closing(sqlite3.connect(self.file)) as base:
            grades = base.execute(
                "SELECT sa.student_id, c.name, g.auto_score, g.needs_manual_grade FROM grade g JOIN base_cell c "
                "ON c.id = g.cell_id JOIN submitted_notebook n ON n.id = g.notebook_id "
                "JOIN submitted_assignment sa ON sa.id = n.assignment_id ORDER BY 1, 2"
            ).fetchall()
            people = base.execute("SELECT id, first_name, last_name, email FROM student ORDER BY 1").fetchall()
        return grades, people


def test_a_gradebook_brought_up_to_date_equals_one_written_anew(tmp_path, monkeypatch):
    documents = class_of_seven()
    changed = [stored("wrong", student=d["student"]) if d["student"] == "right" else d for d in documents]
    changed = [{**d, "email": "new@example.org"} if d["student"] == "crash" else d for d in changed]
    book = Book(tmp_path / "one")
    before = book.fill(documents)
    written = []
    write = GradebookRows._write_some
    monkeypatch.setattr(
        GradebookRows, "_write_some", lambda rows, some, *more: (written.extend(some), write(rows, some, *more))
    )
    after = book.fill(changed)
    assert sorted(written) == ["crash", "right"]
    assert after != before
    assert after == Book(tmp_path / "two").fill(changed)
    written.clear()
    with closing(sqlite3.connect(book.file)) as base:  # somebody else writes to it: all is written again
        base.execute("UPDATE grade SET auto_score = 0 WHERE cell_id IN (SELECT id FROM base_cell)")
        base.commit()
    assert book.fill(changed) == after
    assert len(written) == 7


def test_what_a_gradebook_remembers_may_be_damaged(tmp_path):
    book = Book(tmp_path)
    rows = book.fill(class_of_seven())
    for damage in ("{", "null", "[]", '{"file": 7}', "\udcff".encode("utf-8", "surrogateescape"), None):
        book.journal._database.execute("UPDATE notes SET value = ?", (damage,))
        assert book.fill(class_of_seven()) == rows


@pytest.fixture(scope="module")
def answers():
    """Return right answers to two exercises."""
    exercises = [exercise for exercise in load_exercises(ROOT) if exercise.name in TWO]
    return [Answer(exercise, exercise.reference_file.read_bytes()) for exercise in exercises]


def result(name, verdict="PASS", points=1.0):
    """Return an exercise of a record, with one check."""
    sums = {"points": points, "max_points": 1.0, "ungraded_points": 0.0}
    return {"name": name, "folder": name, **sums, "checks": [{"name": DOUBLED, "verdict": verdict, "points": points}]}


def marked(task, level="full"):
    return {name: mark(part, level) for name, part in task.parts.items()}


def test_only_the_exercise_that_changed_is_graded_again(answers):
    before = pack("alice", answers, settings())
    after = pack("alice", [answers[0], Answer(answers[1].exercise, b"x = 1\n")], settings())
    record = {"exercises": [result(TWO[0]), result(TWO[1])]}
    assert leave_out(after, record, marked(before, "container"), {"full"}) == (after, {})
    lighter, kept = leave_out(after, record, marked(before, "container"), {"full", "container"})
    assert ([file.exercise for file in lighter.files], list(kept)) == ([TWO[1]], [TWO[0]])
    assert lighter.fingerprint == after.fingerprint
    whole = put_together(after, {"exercises": [result(TWO[1], points=0.0)], "complete": True}, kept)
    assert [exercise["name"] for exercise in whole["exercises"]] == list(TWO)
    assert (whole["points"], whole["max_points"], whole["complete"]) == (1.0, 2.0, True)


def test_a_record_has_the_weakest_level_of_its_exercises_and_each_is_kept_by_its_own(answers, tmp_path):
    journal = Journal(tmp_path / "journal.db")
    both = {"points": 1.0, "max_points": 2.0, "ungraded_points": 0.0, "complete": True, "hidden_checks": True}
    whole = pack("alice", answers, settings())
    journal.begin([Entry("alice", "Alice", "", None)])
    confined = Results(journal, [answer.exercise for answer in answers], {"full", "container"})
    best = Results(journal, [answer.exercise for answer in answers], {"full"})
    exercises = [result(name) for name in TWO]
    confined.keep(whole, {"record": {**both, "isolation": "container", "exercises": exercises}, "seconds": 1.0})
    assert (confined.has(whole), best.has(whole)) == (True, False)
    changed = pack("alice", [answers[0], Answer(answers[1].exercise, b"x = 1\n")], settings())
    assert best.lighten(changed) == changed
    confined.lighten(changed)
    confined.keep(changed, {"record": {**both, "isolation": "full", "exercises": exercises[1:]}, "seconds": 1.0})
    assert journal.last("alice")[0]["isolation"] == "container"
    assert [file.exercise for file in best.lighten(changed).files] == [TWO[0]]
    best.keep(changed, {"record": {**both, "isolation": "full", "exercises": exercises[:1]}, "seconds": 1.0})
    assert (journal.last("alice")[0]["isolation"], best.has(changed)) == ("full", True)
    journal.close()


@pytest.mark.needs_level("full")
@pytest.mark.needs_level("container")
def test_a_record_is_graded_again_at_a_better_level_and_kept_at_its_own(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    container = ["--isolation", "container"]
    said = [grade_class(kit, folder, out, *words).stdout for words in (container, container, [], [], container)]
    assert ["1 were graded before" in one for one in said] == [False, True, False, True, False]


def test_nothing_is_kept_of_another_key_of_a_failed_grader_or_of_no_record(answers):
    task = pack("alice", answers, settings())
    record = {"exercises": [result(TWO[0], "GRADER"), result(TWO[1])]}
    assert list(leave_out(task, record, marked(task), {"full"})[1]) == [TWO[1]]
    assert leave_out(task, record, marked(pack("alice", answers, settings(minimal=True))), {"full"}) == (task, {})
    assert leave_out(task, record, task.parts, {"full"}) == (task, {})
    assert leave_out(task, {}, {}, {"full"}) == (task, {})
    good = {"exercises": [result(TWO[0]), result(TWO[1])]}
    assert leave_out(task, good, marked(task), {"full"}) == (task, {})  # never a task without any file


def test_a_submission_handed_in_again_ends_in_the_bytes_of_one_graded_anew(tmp_path):
    folder = tmp_path / "class"
    for exercise in load_exercises(ROOT):
        if exercise.name in TWO:
            (folder / "alice").mkdir(parents=True, exist_ok=True)
            shutil.copy(exercise.reference_file, folder / "alice" / exercise.file)
    words = ["class", folder, "--no-gradebook", "--only", *TWO, "--out"]
    assert run_command(*words, tmp_path / "out").returncode == 0
    (folder / "alice" / "mse_surface.py").write_text("x = 1\n")
    assert run_command(*words, tmp_path / "out").returncode == 0
    assert rows_of(tmp_path / "out")["alice"]["total"] == "10"
    assert run_command(*words, tmp_path / "anew").returncode == 0
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "anew")
    with closing(sqlite3.connect(tmp_path / "out" / "journal.db")) as database:
        (parts,) = database.execute("SELECT parts FROM results").fetchone()
    assert list(json.loads(parts)) == list(TWO)
