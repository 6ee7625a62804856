"""Two gradings compared, and the demonstration."""

import json
import os
import re
import subprocess
import sys

import pytest
from torchkata.classroom.regrade_diff import compare_classes
from torchkata.record.document import message_text, note_of, teacher_text

from tests.support.classes import grade_class, make_class, rows_of
from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command, with_function

WRONG = with_function("total", "def total(values):\n    return 1.0")


def test_regrade_diff_tells_whose_score_moved_on_which_check_and_why(kit, tmp_path):
    folder = make_class(tmp_path / "class", 2)
    (folder / "student01" / "small.py").write_text(WRONG)
    (folder / "broken.zip").write_bytes(b"PK")
    full = ["--feedback", "full"]  # else a hidden check tells its verdict alone
    assert grade_class(kit, folder, tmp_path / "old", *full).returncode == 0
    assert run_command("regrade-diff", tmp_path / "old", tmp_path / "old").stdout == "0 of 3 students moved.\n"
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("total([]), 0.0", "total([]), 1.0"))
    assert grade_class(kit, folder, tmp_path / "new", *full).returncode == 0
    done = run_command("regrade-diff", tmp_path / "old", tmp_path / "new")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "student00  10 -> 9"
    assert lines[1] == "    01_small: the total of nothing is zero: PASS 1/1 -> WRONG 0/1"
    assert lines[2:5] == ["        total(list[0])", "        expected  1", "        got       0"]
    assert "    01_small: the total of nothing is zero: WRONG 0/1 -> PASS 1/1" in lines
    assert lines[-1] == "2 of 3 students moved."


def as_version_1(document):
    """Return a result of a class as version 1 of the record had it: messages and notices are texts."""
    words = {"graded": "graded", "nothing": "nothing handed in", "refused": "not taken", "failed": "grader failed"}

    def texts(notices):
        return [{"cause": one["cause"], "text": teacher_text(one)} for one in notices]

    older = {**document, "status": words[document["status"]], "note": note_of(document)}
    older["notices"] = texts(document["notices"])
    if "exercises" in document:
        older |= {"version": 1, "exercises": [dict(one) for one in document["exercises"]]}
        for one in older["exercises"]:
            one |= {"notices": texts(one["notices"]), "problem": one["problem"] and texts([one["problem"]])[0]}
            one["checks"] = [{**check, "message": message_text(check)} for check in one["checks"]]
            for check in one["checks"]:
                del check["call"], check["mistake"]
    return older


def test_regrade_diff_reads_a_class_of_version_1(kit, tmp_path):
    folder = make_class(tmp_path / "class", 2)
    (folder / "student01" / "small.py").write_text(WRONG)
    (folder / "broken.zip").write_bytes(b"PK")
    (folder / "roster.csv").write_text("id\nstudent00\nstudent01\nbroken\nabsent\n")
    grade_class(kit, folder, tmp_path / "old")
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("total([]), 0.0", "total([]), 1.0"))
    grade_class(kit, folder, tmp_path / "new")
    (tmp_path / "first").mkdir()
    for file in (tmp_path / "old" / "results").iterdir():
        (tmp_path / "first" / file.name).write_text(json.dumps(as_version_1(json.loads(file.read_text()))))
    for old, new in (("old", "new"), ("new", "old")):
        pair = [tmp_path / old, tmp_path / new]
        wanted = list(compare_classes(*pair))
        older = [tmp_path / "first" if place == tmp_path / "old" else place for place in pair]
        assert list(compare_classes(*older)) == wanted
        assert wanted[-1] == "2 of 4 students moved."
    assert list(compare_classes(tmp_path / "first", tmp_path / "old")) == ["0 of 4 students moved."]


def test_regrade_diff_tells_who_is_on_one_side_only(kit, tmp_path):
    folder = make_class(tmp_path / "class", 2)
    grade_class(kit, folder, tmp_path / "old")
    (folder / "student01").rename(folder / "other")
    grade_class(kit, folder, tmp_path / "new")
    done = run_command("regrade-diff", tmp_path / "old", tmp_path / "new" / "results")
    assert f"student01: only in {tmp_path / 'old'}\n" in done.stdout
    assert f"other: only in {tmp_path / 'new' / 'results'}\n" in done.stdout
    assert "0 of 1 students moved." in done.stdout


def test_regrade_diff_refuses_what_is_no_grading(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.json").write_text("[]")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.json").write_text("{")
    for folder, wanted in [("none", "no results here"), ("other", "is not a result"), ("broken", "cannot be read")]:
        done = run_command("regrade-diff", tmp_path / folder, tmp_path / folder)
        assert (done.returncode, wanted in done.stderr) == (1, True), done.stderr
        assert "Traceback" not in done.stderr


def test_the_demonstration_shows_every_kind_of_row_and_can_be_run_again(tmp_path):
    words = ["--course", SMALL_KIT, "demo", "--out", tmp_path / "demo", "--no-gradebook"]
    done = run_command(*words)
    assert done.returncode == 0, done.stderr
    rows = rows_of(tmp_path / "demo" / "graded")
    assert len(rows) == 30
    assert {row["status"] for row in rows.values()} == {"graded", "nothing handed in", "not taken"}
    page = (tmp_path / "demo" / "graded" / "index.html").read_text(encoding="utf-8")
    needs = page.partition("Needs attention")[2].partition("<h2>Students")[0]
    (package,) = [group for group in needs.split('<div class="group">') if "seaborn" in group]
    assert "3 students" in package
    assert len(re.findall("<h3>", needs)) >= 6
    for student in ("fatou105", "mei112", "tariq119"):  # renamed, a cell that fails, a skeleton beside a notebook
        assert f">{student}</a>" in needs
    for verdict in ("PASS", "WRONG", "ERROR", "TODO", "MISSING", "TIMEOUT", "CRASH"):
        assert verdict in done.stdout, verdict
    assert re.search(r"Open .*index\.html in a browser", done.stdout)
    assert "28 were graded before and have not changed." in run_command(*words).stdout


def test_the_demonstration_overwrites_nothing_of_somebody_elses_and_needs_the_key(kit, tmp_path):
    (tmp_path / "demo" / "submissions").mkdir(parents=True)
    (tmp_path / "demo" / "submissions" / "mine.txt").write_text("x")
    done = run_command("--course", kit, "demo", "--out", tmp_path / "demo")
    assert (done.returncode, "holds other files" in done.stderr) == (1, True)
    (kit / "solutions").rename(kit / "away")
    done = run_command("--course", kit, "demo", "--out", tmp_path / "new")
    assert (done.returncode, "lacks: solutions/" in done.stderr) == (1, True)


def test_make_class_asks_for_the_folder():
    done = subprocess.run(["make", "-o", ".venv/ready-teacher", "class"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "make class SUBMISSIONS=dir" in done.stdout


def test_a_reader_who_has_had_enough_gets_no_traceback(kit, tmp_path):
    outs = [tmp_path / name for name in ("old", "new")]
    for out, answer in zip(outs, (SMALL, "x = 1\n"), strict=True):
        grade_class(kit, make_class(tmp_path / f"{out.name}-class", 1, text=answer), out)
    words = [sys.executable, "-m", "torchkata", "regrade-diff", *map(str, outs)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


OPTIONS = "--cluster tcp://h:1 --no-gradebook"


@pytest.mark.parametrize(
    "words", [["class", "SUBMISSIONS=x"], ["grade"], ["demo"], ["verify"]], ids=lambda words: words[0]
)
def test_make_passes_further_options_on(words):
    ready = ["-o", ".venv/ready", "-o", ".venv/ready-teacher"]
    command = ["make", "--dry-run", "--no-print-directory", *ready, *words, f"ARGS={OPTIONS}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "ARGS": "--other"})
    assert done.stdout.rstrip().splitlines()[-1].partition(",")[0].endswith(OPTIONS)
    done = subprocess.run(command[:-1], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "ARGS": "--other"})
    assert "--other" not in done.stdout
