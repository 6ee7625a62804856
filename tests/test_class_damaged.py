"""A class whose journal or results were damaged: what is lost is graded again, and no verb ends in a traceback."""

import json
import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from torchkata.cache.content_cache import digest
from torchkata.classroom.regrade_diff import compare_classes
from torchkata.errors import ClassError

from tests.support.classes import bytes_of, grade_class, make_class
from tests.support.doors import SMALL_KIT, run_command

STUDENTS = 14


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a class and where it was graded."""
    folder = make_class(tmp_path_factory.mktemp("class") / "homework", STUDENTS)
    out = tmp_path_factory.mktemp("out") / "out"
    assert grade_class(SMALL_KIT, folder, out).returncode == 0
    return folder, out


@pytest.fixture
def again(graded, tmp_path):
    """Return the class, and a copy of its results to damage."""
    folder, out = graded
    return folder, shutil.copytree(out, tmp_path / "out")


def counted(done):
    """Return how many submissions a run has graded."""
    return sum("/10 " in line for line in done.stdout.splitlines() if line.startswith("["))


def check(graded, again, regraded=None):
    """Grade again and hold the result against the undamaged one; return the finished process."""
    folder, out = again
    done = grade_class(SMALL_KIT, folder, out)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    aside = {name: data for name, data in bytes_of(out).items() if ".damaged-" not in name}
    assert aside == bytes_of(graded[1])
    if regraded is not None:
        assert counted(done) == regraded
    return done


DAMAGES = [
    "record = '{'",
    "record = 'null'",
    "record = '[1, 2]'",
    "record = '{}'",
    """record = '{"exercises": 7}'""",
    """record = replace(record, '"points": 10', '"points": 99')""",
    "record = x'ff00fe'",
    "record = 7",
    "seconds = 'long'",
    "seconds = NULL",
    "parts = '{'",
    "failed = x'ff'",
    "checksum = NULL",
]


def test_damaged_records_are_graded_again_and_the_others_are_not(graded, again):
    with closing(sqlite3.connect(again[1] / "journal.db")) as database:
        for number, damage in enumerate(DAMAGES):
            database.execute(f"UPDATE results SET {damage} WHERE student = 'student{number:02d}'")
        database.commit()
    done = check(graded, again, regraded=len(DAMAGES))
    assert f"Damaged records in the journal: {len(DAMAGES)}." in done.stderr
    assert not list(again[1].glob("*.damaged-*"))


def test_a_kept_record_of_another_form_is_graded_again(graded, again):
    """Its checksum is right, as where an older version of the grader has written it."""
    with closing(sqlite3.connect(again[1] / "journal.db")) as database:
        row = "student, fingerprint, seconds, ungraded, failed, record, parts"
        kept = database.execute(f"SELECT {row} FROM results WHERE student = 'student00'").fetchone()
        old = (*kept[:5], kept[5].replace('"version": 2', '"version": 1'), kept[6])
        change = "UPDATE results SET record = ?, checksum = ? WHERE student = 'student00'"
        database.execute(change, (old[5], digest(*old).hex()))
        database.commit()
    assert old != kept
    check(graded, again, regraded=1)


@pytest.mark.parametrize("part", ["middle", "tail", "text", "nothing", "half", "table", "columns"])
def test_a_damaged_journal_is_kept_aside_and_all_is_graded_again(graded, again, part):
    journal = again[1] / "journal.db"
    data = bytearray(journal.read_bytes())
    if part == "middle":
        data[4096:-4096] = random.Random(1).randbytes(len(data) - 8192)
    elif part == "tail":
        data[-4096:] = bytes(4096)
    elif part == "text":
        data[:] = b"this is no database\n" * 500
    elif part == "nothing":
        data[100:] = bytes(len(data) - 100)
    elif part == "half":
        del data[len(data) // 2 + 7 :]
    if part in ("table", "columns"):
        with closing(sqlite3.connect(journal)) as database:
            database.execute("DROP TABLE results" if part == "table" else "ALTER TABLE results RENAME seconds TO s")
            if part == "table":
                database.execute("CREATE TABLE results (x)")
            database.commit()
        data = bytearray(journal.read_bytes())
    else:
        journal.write_bytes(data)
    done = check(graded, again, regraded=STUDENTS)
    assert "journal.db is damaged" in done.stderr
    assert "It is kept as journal.db.damaged-1; everything is graded again." in done.stderr
    assert len((again[1] / "journal.db.damaged-1").read_bytes()) > 0


def test_each_damaged_journal_gets_a_number_of_its_own(graded, again):
    for _ in range(2):
        (again[1] / "journal.db").write_text("x" * 5000)
        assert grade_class(SMALL_KIT, *again).returncode == 0
    assert {path.name for path in again[1].glob("journal.db*")} == {
        "journal.db",
        "journal.db.damaged-1",
        "journal.db.damaged-2",
    }


def test_a_journal_damaged_anywhere_ends_in_the_same_bytes(graded, again):
    folder, out = again
    whole = (out / "journal.db").read_bytes()
    chance = random.Random(0)
    for _ in range(4):
        data = bytearray(whole)
        start = chance.randrange(100, len(data) - 300)
        data[start : start + 300] = chance.randbytes(300)
        (out / "journal.db").write_bytes(data)
        done = grade_class(SMALL_KIT, folder, out)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == 0, done.stderr
        assert {n: d for n, d in bytes_of(out).items() if ".damaged-" not in n} == bytes_of(graded[1])


def test_names_in_a_damaged_journal_lead_nowhere(graded, again):
    (again[1].parent / "mine.json").write_text("mine")
    with closing(sqlite3.connect(again[1] / "journal.db")) as database:
        for place, name in enumerate(("../../mine", None, 7, b"\xff", "")):
            database.execute("INSERT INTO class VALUES (?, ?, '', '', 0, '', '', '')", (100 + place, name))
        database.commit()
    check(graded, again, regraded=0)
    assert (again[1].parent / "mine.json").read_text() == "mine"


def test_damaged_results_are_written_again(graded, again):
    for number, damage in enumerate([b"\xff\xfe", b"", b"null", b"{", b"[" * 100_000, b'{"status": "graded"}']):
        (again[1] / "results" / f"student{number:02d}.json").write_bytes(damage)
    check(graded, again, regraded=0)


def test_regrade_diff_names_a_result_with_a_sentence_of_another_version(graded, again):
    file = again[1] / "results" / "student03.json"
    document = json.loads(file.read_text())
    document["exercises"][0]["checks"][0] |= {"message": [{"key": "of_tomorrow", "facts": {}}], "points": 0.5}
    file.write_text(json.dumps(document))
    with pytest.raises(ClassError) as refusal:
        list(compare_classes(graded[1], again[1]))
    assert f"{file}: this result is damaged ('of_tomorrow')." in str(refusal.value)


def shapes():
    """Give what is JSON, but no result of a student."""
    exercise = {"folder": "f", "checks": []}
    good = {"student": "student03", "status": "graded", "points": 1, "exercises": [exercise]}
    yield from (None, 7, [], {}, {"status": "graded"}, {**good, "exercises": 7}, {**good, "exercises": [7]})
    yield {**good, "exercises": [{**exercise, "checks": [{"name": "n"}]}]}
    yield {**good, "exercises": [{**exercise, "checks": {"name": "n"}}]}
    yield {**good, "exercises": [{**exercise, "folder": [], "checks": [{"name": "n"}]}]}
    yield {**good, "student": 7}
    yield {**good, "points": "many"}


@pytest.mark.parametrize("shape", [*map(json.dumps, shapes()), "{", "[" * 100_000, "\udcff"])
def test_regrade_diff_names_a_damaged_result(graded, again, shape):
    file = again[1] / "results" / "student03.json"
    file.write_bytes(shape.encode("utf-8", "surrogateescape"))
    for pair in ((graded[1], again[1]), (again[1], graded[1])):
        with pytest.raises(ClassError) as refusal:
            list(compare_classes(*pair))
        assert str(file) in str(refusal.value)
        assert "Grade th" in str(refusal.value) or "Give the --out folder" in str(refusal.value)


def test_regrade_diff_ends_without_a_traceback(graded, again):
    damaged = '{"student": "student03", "status": "graded", "exercises": [7]}'
    (again[1] / "results" / "student03.json").write_text(damaged)
    done = run_command("regrade-diff", graded[1], again[1])
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "student03.json: this result is damaged (" in done.stderr
