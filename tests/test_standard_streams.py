"""A stream that cannot show or take what is printed costs nobody a grade."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.classes import class_words, rows_of
from tests.support.doors import ROOT, SMALL, SMALL_KIT

PRINTS = SMALL.replace(
    "return float(sum(values))", 'print("caf\\xe9 \\u2603 \\U0001f600", flush=True)\n    return float(len(values))'
)
NARROW = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "strict": {"PYTHONIOENCODING": "ascii:strict"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "LC_ALL=C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def run(words, **options):
    """Run the command in a process of its own, whose streams are as given."""
    environment = {**os.environ, "COLUMNS": "200", **options.pop("env", {})}
    command = [sys.executable, "-m", "torchkata", *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, cwd=ROOT, env=environment, timeout=240, check=False, **pipes)


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """Return a file that prints what few encodings know."""
    file = tmp_path_factory.mktemp("answer") / "small.py"
    file.write_text(PRINTS, encoding="utf-8")
    return file


def grade_words(answer, record):
    return ["--course", SMALL_KIT, "grade", answer, "--json", record]


@pytest.mark.parametrize("name", NARROW)
def test_a_print_that_cannot_be_shown_is_escaped(answer, tmp_path, name):
    done = run(grade_words(answer, tmp_path / "record.json"), env=NARROW[name])
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u2603 \U0001f600" in done.stdout
    assert json.loads((tmp_path / "record.json").read_text())["max_points"] == 10


@pytest.mark.parametrize("name", ["strict", "LC_ALL=C"])
def test_a_name_that_cannot_be_shown_costs_no_class_its_grades(answer, tmp_path, name):
    folder = tmp_path / "class"
    student = "王小明-caf\xe9"
    (folder / student).mkdir(parents=True)
    (folder / student / "small.py").write_bytes(answer.read_bytes())
    (folder / "roster.csv").write_text(f"id,name\n{student},王小明 Caf\xe9\n", encoding="utf-8")
    done = run(class_words(SMALL_KIT, folder, tmp_path / "out"), env=NARROW[name])
    assert (done.returncode, done.stderr) == (0, b"")
    ((row),) = rows_of(tmp_path / "out").values()
    assert row["status"] == "graded"
    assert b"1 students: 1 graded" in done.stdout


def test_the_record_is_written_though_the_screen_is_full_or_closed_or_left(answer, tmp_path):
    def record_after(name, status, said, **streams):
        record = tmp_path / f"{name}.json"
        done = run(grade_words(answer, record), **streams)
        assert done.returncode == status, done.stderr
        assert said in (done.stderr or b"")
        assert b"Traceback" not in (done.stderr or b"")
        return json.loads(record.read_text())["points"]

    with open("/dev/full", "w") as full:
        assert record_after("full", 1, b"The output could not be written: No space left on device.", stdout=full) > 0
        assert record_after("both", 1, b"", stdout=full, stderr=full) > 0
    assert record_after("closed", 0, b"", stdout=None, preexec_fn=lambda: os.close(1)) > 0
    assert record_after("all-closed", 0, b"", stdout=None, stderr=None, preexec_fn=lambda: os.closerange(0, 3)) > 0
    reading, writing = os.pipe()
    os.close(reading)
    assert record_after("left", 141, b"", stdout=writing) > 0
    os.close(writing)


def test_a_class_is_graded_to_its_end_though_nobody_reads_what_is_said(answer, tmp_path):
    for number in range(3):
        (tmp_path / "class" / f"s{number}").mkdir(parents=True)
        (tmp_path / "class" / f"s{number}" / "small.py").write_bytes(answer.read_bytes())
    reading, writing = os.pipe()
    os.close(reading)
    done = run(class_words(SMALL_KIT, tmp_path / "class", tmp_path / "out"), stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
    assert [row["status"] for row in rows_of(tmp_path / "out").values()] == ["graded"] * 3


def test_help_goes_to_no_traceback_either():
    with open("/dev/full", "w") as full:
        done = run(["--help"], stdout=full)
    assert (done.returncode, done.stderr) == (1, b"The output could not be written: No space left on device.\n")
