"""A class through the command: what goes in, what comes out, and what is refused."""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from torchkata.classroom.cluster_connection import reason_of
from torchkata.cli.main import run
from torchkata.sandbox import launch
from torchkata.sandbox.levels import Level

from tests.support.classes import bytes_of, class_words, grade_class, make_class, rows_of
from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command, with_function

ROSTER = "id,name,email\nalice,Alice Example,alice@example.org\nerin,Erin Example,erin@example.org\n"
WRONG = with_function("double", "def double(values):\n    return [3.0 * v for v in values]")
NOTEBOOK = json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": SMALL}], "metadata": {}})


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a class of all kinds, where it ended up, and what the command said."""
    folder, out = tmp_path_factory.mktemp("class") / "homework", tmp_path_factory.mktemp("out") / "results"
    for student, name, text in [
        ("alice", "small.py", SMALL),
        ("bob", "deep/er/small.py", WRONG),
        ("carol", "small.ipynb", NOTEBOOK),
        ("dan", "small.py", "def double(:\n"),
        ("frank", "essay.py", "x = 1\n"),
    ]:
        (folder / student / name).parent.mkdir(parents=True)
        (folder / student / name).write_text(text)
    with zipfile.ZipFile(folder / "grace.zip", "w") as archive:
        archive.writestr("../../small.py", SMALL)
    (folder / "roster.csv").write_text(ROSTER)
    done = grade_class(SMALL_KIT, folder, out, gradebook=True)
    return folder, out, done


def test_every_student_has_a_row_and_a_status(graded):
    _, out, done = graded
    assert (done.returncode, done.stderr) == (0, "")
    rows = rows_of(out)
    assert {student: (row["01_small"], row["total"], row["status"]) for student, row in rows.items()} == {
        "alice": ("10", "10", "graded"),
        "bob": ("5", "5", "graded"),
        "carol": ("10", "10", "graded"),
        "dan": ("0", "0", "graded"),
        "erin": ("", "", "nothing handed in"),
        "frank": ("0", "0", "graded"),
        "grace": ("", "", "not taken"),
    }
    assert "leads out of the archive" in rows["grace"]["note"]
    assert rows["alice"]["name"] == "Alice Example"


def test_every_view_of_every_student_is_written(graded):
    _, out, _ = graded
    students = set(rows_of(out))
    for folder in ("results", "feedback", "gradescope", "junit", "exercism"):
        assert {path.stem for path in (out / folder).iterdir()} == students, folder
    suffixes = {student: {path.suffix for path in (out / "feedback").glob(f"{student}.*")} for student in students}
    assert suffixes == {student: {".txt", ".html"} for student in students}
    assert "<title>alice  Alice Example</title>" in (out / "feedback" / "alice.html").read_text()
    assert "Erin Example" in (out / "index.html").read_text()
    assert not (out / "work").exists()


def test_the_record_is_that_of_make_grade(graded, tmp_path):
    folder, out, _ = graded
    words = ["--feedback", "minimal", "--json", tmp_path / "record.json"]
    run_command("--course", SMALL_KIT, "grade", folder / "bob", *words)
    alone = json.loads((tmp_path / "record.json").read_text())
    stored = json.loads((out / "results" / "bob.json").read_text())
    assert {key: stored[key] for key in alone} == alone
    assert stored.keys() - alone.keys() == {"student", "name", "email", "late", "status", "notices", "seconds"}


def test_the_gradebook_opens_in_nbgrader_with_the_same_points(graded):
    from nbgrader.api import Gradebook

    _, out, _ = graded
    with Gradebook(f"sqlite:///{out / 'gradebook.db'}") as gradebook:
        points = {s.student.id: s.score for s in gradebook.assignment_submissions("01_small")}
    totals = {student: float(row["total"]) for student, row in rows_of(out).items() if row["total"]}
    assert totals.pop("frank") == 0  # his only file answers no exercise: no submission, which is no zero
    assert points == totals


def test_a_pipe_gets_a_line_for_each_and_the_sums_at_the_end(graded):
    _, _, done = graded
    lines = [line for line in done.stdout.splitlines() if line.startswith("[")]
    assert [line[:5] for line in lines] == [f"[{number}/7]" for number in range(1, 8)]
    assert "7 students: 5 graded, 1 nothing handed in, 1 not taken" in done.stdout
    assert "grace: not taken: grace.zip" in done.stdout.partition("Needs attention")[2]
    assert "slowest: " in done.stdout
    assert "grades.csv" in done.stdout.partition("written to")[2]


def test_folders_may_be_given_relative_to_where_one_is(kit, tmp_path):
    folder = make_class(tmp_path / "class", 1)
    done = grade_class(kit, Path(os.path.relpath(folder, ROOT)), Path(os.path.relpath(tmp_path / "out", ROOT)))
    assert (done.returncode, done.stderr) == (0, "")
    assert rows_of(tmp_path / "out")["student00"]["total"] == "10"


def test_order_and_number_of_jobs_do_not_matter(graded, tmp_path):
    folder, out, _ = graded
    assert grade_class(SMALL_KIT, folder, tmp_path / "one", "--jobs", 1).returncode == 0
    one, other = bytes_of(tmp_path / "one"), bytes_of(out)
    assert one == {name: data for name, data in other.items() if not name.startswith("nbgrader")}  # not asked for


def test_what_has_not_changed_is_not_graded_again(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 3), tmp_path / "out"
    counts = []

    def count(*words):
        done = grade_class(kit, folder, out, *words)
        counts.append(sum(line.startswith("[") for line in done.stdout.splitlines()))

    count()
    count()
    (folder / "student01" / "small.py").write_text(WRONG)
    count()
    assert [row["total"] for row in rows_of(out).values()] == ["10", "5", "10"]
    assert "doubled" in (feedback := (out / "feedback" / "student01.txt").read_text())
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("points(1)", "points(2)", 1))
    count()
    count("--feedback", "full")
    count("--feedback", "full", "--force")
    assert counts == [3, 0, 1, 3, 3, 3]
    assert (out / "feedback" / "student01.txt").read_text().count("expected") > feedback.count("expected") == 1


def test_who_left_the_class_leaves_no_file(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 2), tmp_path / "out"
    grade_class(kit, folder, out)
    assert (out / "feedback" / "student01.txt").exists()
    (folder / "student01").rename(folder / "renamed")
    grade_class(kit, folder, out)
    assert set(rows_of(out)) == {"student00", "renamed"}
    assert not list(out.rglob("student01*"))


def test_no_submission_sees_what_a_check_did_to_its_own_values_for_another(kit, tmp_path):
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(
        hidden.read_text()
        + """

VALUES, SEEN = [1.0, 2.0], []


@pytest.mark.points(1)
@pytest.mark.parametrize("given", [[3.0]])
def test_that_changes_its_own_values(student, reference, given):
    expected = reference.double(VALUES)
    SEEN.append(1)
    assert len(SEEN) == 1, "the list of an earlier submission is still there"
    assert_equal([given, VALUES, expected], [[3.0], [1.0, 2.0], [2.0, 4.0]])
    assert_close(student.double(VALUES + given), [2.0, 4.0, 6.0], rtol=0)
    for changed in (VALUES, expected, given):
        changed.append(9.0)
"""
    )
    out = tmp_path / "out"
    done = grade_class(kit, make_class(tmp_path / "class", 3), out, "--jobs", 1)
    assert done.returncode == 0, done.stdout
    assert {row["total"] for row in rows_of(out).values()} == {"11"}


def test_a_failure_of_the_grader_is_status_2_and_graded_again(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    good = hidden.read_text()
    hidden.write_text(good.replace("assert_close(student.total([]), 0.0, rtol=0)", "1 / 0"))
    done = grade_class(kit, folder, out)
    assert done.returncode == 2
    assert "GRADER in 1 of 9 checks" in done.stdout.partition("Needs attention")[2]
    again = grade_class(kit, folder, out)
    assert "[1/1]" in again.stdout
    hidden.write_text(good)
    assert grade_class(kit, folder, out).returncode == 0


def test_checks_that_cannot_be_read_cost_nobody_points(kit, tmp_path):
    (kit / "solutions" / "01_small" / "test_hidden.py").write_text("import missing_module\n")
    done = grade_class(kit, make_class(tmp_path / "class", 1), tmp_path / "out")
    assert "Traceback" not in done.stdout + done.stderr
    assert rows_of(tmp_path / "out")["student00"]["total"] == "4"


def test_no_class_is_graded_without_isolation_unless_it_is_said(kit, tmp_path, monkeypatch, capsys):
    folder, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    monkeypatch.setattr(launch, "worth_trying", lambda: [Level.NONE])
    for words in ([], ["--isolation", "confined"]):
        assert run([str(word) for word in [*class_words(kit, folder, out), *words]]) == 1
        assert "make doctor" in capsys.readouterr().err
        assert not out.exists()
    done = grade_class(kit, folder, out, "--isolation", "none")
    assert done.returncode == 0
    assert "1 were graded without isolation" in done.stdout
    assert json.loads((out / "results" / "student00.json").read_text())["isolation"] == "none"


def test_what_cannot_be_done_is_refused_with_a_sentence(kit, tmp_path):
    folder = make_class(tmp_path / "class", 1)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "other" / "journal.db").mkdir(parents=True)
    (tmp_path / "roster.csv").write_text("name\nx\n")
    for wanted, words in [
        ("there is no such folder", [tmp_path / "nothing", "--out", tmp_path / "a"]),
        ("there is no submission here", [tmp_path / "empty", "--out", tmp_path / "b"]),
        ("Choose an --out beside", [folder, "--out", folder / "out"]),
        ("cannot be written", [folder, "--out", tmp_path / "file"]),
        ("Look at permissions", [folder, "--out", tmp_path / "other"]),
        ("no column id", [folder, "--out", tmp_path / "c", "--roster", tmp_path / "roster.csv"]),
        ("There is no exercise", [folder, "--out", tmp_path / "d", "--only", "large"]),
        ("--out", [folder]),
    ]:
        done = run_command("--course", kit, "class", *words)
        assert (done.returncode, wanted in done.stderr) == (1, True), done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("tcp://127.0.0.1:1", "Connection refused|Timed out trying to connect"),  # on a busy machine the last attempt
        ("nowhere://at-all", "unknown address scheme 'nowhere'"),
        ("silent", "no answer within"),  # a web server, say
    ],
)
def test_a_cluster_that_is_not_there_is_refused_with_a_sentence(kit, tmp_path, address, reason):
    folder = make_class(tmp_path / "class", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = f"tcp://127.0.0.1:{silent.getsockname()[1]}" if address == "silent" else address
        done = run_command("--course", kit, "class", folder, "--out", tmp_path / "out", "--cluster", place)
    assert (done.returncode, "no scheduler answers" in done.stderr) == (1, True), done.stderr
    assert re.search(reason, done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (None, "DASK_CONFIG is not set"),
        ("distributed: {comm: {tls: {ca-file: gone.pem, client: {cert: gone.pem}}}}", "No such file"),
        ("a: b: [", "mapping values are not allowed"),
    ],
)
def test_tls_without_settings_that_fit_is_a_sentence_that_says_where_they_belong(kit, tmp_path, settings, reason):
    (tmp_path / "dask").mkdir()
    (tmp_path / "dask" / "tls.yaml").write_text(settings or "")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DASK")}
    if settings:
        environment["DASK_CONFIG"] = str(tmp_path / "dask")
    words = class_words(kit, make_class(tmp_path / "class", 1), tmp_path / "out", "--cluster", "tls://127.0.0.1:1")
    command = [sys.executable, "-m", "torchkata", *map(str, words)]
    done = subprocess.run(command, cwd=tmp_path / "dask", env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search(rf"\A--cluster tls://127.0.0.1:1: the settings of Dask do not fit: .*{reason}", done.stderr), done
    assert not (tmp_path / "out").exists()


def test_the_reason_is_the_deepest_one_that_has_words():
    cut = TimeoutError()
    cut.__cause__ = asyncio.CancelledError()
    failed = OSError("Timed out trying to connect to tcp://127.0.0.1:1 after 3 s")
    failed.__cause__ = cut
    assert reason_of(failed) == "Timed out trying to connect to tcp://127.0.0.1:1 after 3 s"
    assert reason_of(cut) == "CancelledError"


def test_a_file_that_cannot_be_written_at_the_end_is_told_and_the_same_command_goes_on(kit, tmp_path):
    folder, out = make_class(tmp_path / "class", 2), tmp_path / "out"
    (out / "grades.csv").mkdir(parents=True)
    done = grade_class(kit, folder, out)
    assert done.returncode == 1
    assert "grades.csv" in done.stderr
    assert "run the same command again: it continues" in done.stderr
    assert "Traceback" not in done.stderr
    (out / "grades.csv").rmdir()
    again = grade_class(kit, folder, out)
    assert (again.returncode, "2 were graded before" in again.stdout) == (0, True)


def test_files_that_may_come_along_do_from_a_folder_and_from_an_archive(kit, tmp_path):
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text('helpers = ["*.csv"]\n' + settings.read_text())
    folder, out = tmp_path / "class", tmp_path / "out"
    files = {"small.py": f"assert open('factor.csv').read() == '2'\n{SMALL}", "factor.csv": "2", "other.txt": "x"}
    (folder / "alice").mkdir(parents=True)
    with zipfile.ZipFile(folder / "bob.zip", "w") as archive:
        for name, text in files.items():
            (folder / "alice" / name).write_text(text)
            archive.writestr(f"work/{name}", text)
    assert grade_class(kit, folder, out).returncode == 0
    assert [row["total"] for row in rows_of(out).values()] == ["10", "10"]
    (folder / "alice" / "factor.csv").write_text("3")
    assert "1 were graded before" in grade_class(kit, folder, out).stdout
    assert [row["total"] for row in rows_of(out).values()] == ["0", "10"]
