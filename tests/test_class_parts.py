"""The parts of grading a class: its journal, its pool of processes, its last check."""

import pickle
from pathlib import Path

import pytest
from torchkata.cache.content_cache import Cache, digest
from torchkata.classroom import process
from torchkata.classroom.answer_key import pack_key, unpack_key
from torchkata.classroom.audit import find_differences
from torchkata.classroom.isolation import kept_levels
from torchkata.classroom.journal import Journal
from torchkata.classroom.pool import LocalPool, grade_all
from torchkata.classroom.task import pack
from torchkata.course.catalog import load_exercises
from torchkata.errors import ClassError
from torchkata.formats.csv_table import write_grades
from torchkata.intake.entries import Entry
from torchkata.record.document import note_of
from torchkata.record.message import quote
from torchkata.record.notices import Notice
from torchkata.record.verdict import Record
from torchkata.submission.reader import Answer

from tests.support.classes import grade_class, make_class
from tests.support.deadly import ends_its_process, tells_its_keys
from tests.support.records import EXERCISES, class_of_seven
from tests.support.tasks import SMALL_EXERCISES, settings


def test_a_second_run_into_the_same_folder_is_refused(kit, tmp_path):
    (tmp_path / "out").mkdir()
    journal = Journal(tmp_path / "out" / "journal.db")
    done = grade_class(kit, make_class(tmp_path / "class", 1), tmp_path / "out")
    assert done.returncode == 1
    assert "Another run is writing there" in done.stderr
    journal.close()


def test_the_journal_gives_every_student_in_order(tmp_path):
    journal = Journal(tmp_path / "journal.db")
    entries = [Entry(name, name.title(), "", None) for name in ("b", "a", "c")]
    assert journal.begin(entries) == []
    journal.note("a", "", (Notice("note_x", (quote("a note"),)),), "1")
    journal.keep("a", "1", {"record": Record([], True, "full").document(), "seconds": 2.0}, ungraded=False)
    journal.note("c", "refused", (Notice("x", (quote("why"),)),))
    journal.close()
    again = Journal(tmp_path / "journal.db")
    assert [(d["student"], d["status"], note_of(d)) for d in again] == [
        ("b", "failed", "It was not graded yet."),
        ("a", "graded", "a note"),
        ("c", "refused", "why"),
    ]
    assert again.has("a", "1")
    assert not again.has("a", "2")
    assert again.begin(entries[:1]) == ["a", "c"]
    assert len(again) == 1
    again.close()


def test_a_journal_of_another_version_is_refused(tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "journal.db") as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(ClassError, match="another version"):
        Journal(tmp_path / "journal.db")


def test_whatever_may_change_a_result_changes_the_fingerprint(kit):
    answers = [Answer(SMALL_EXERCISES[0], b"x = 1\n")]
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text() + "\n")
    orders = [
        settings(),
        settings(version="another"),
        settings(minimal=True),
        settings(policy="none"),
        settings(key=pack_key(load_exercises(kit)).fingerprint),
        settings(key=pack_key(SMALL_EXERCISES, "exam").fingerprint),
    ]
    prints = {pack("alice", answers, one).fingerprint for one in orders}
    prints.add(pack("alice", [Answer(SMALL_EXERCISES[0], b"x = 2\n")], settings()).fingerprint)
    assert len(prints) == 7
    assert pack("alice", answers, settings(isolation="none")).fingerprint in prints  # the record has the level itself
    assert pack("bob", answers, settings()).fingerprint in prints


@pytest.mark.parametrize(
    ("asked", "found", "kept"),
    [
        ("", "full", {"full"}),
        ("", "container", {"full", "container"}),
        ("container", "container", {"container"}),
        ("", "", {"full", "container"}),  # on a cluster
        ("full", "full", {"full"}),
        ("none", "none", {"none"}),
    ],
)
def test_a_record_is_kept_at_the_level_asked_for_or_if_it_is_not_weaker_than_here(asked, found, kept):
    assert kept_levels(asked, found) == kept


def test_the_key_travels_whole_and_is_the_same_bytes_each_time(tmp_path):
    key = pack_key(SMALL_EXERCISES)
    assert key == pack_key(SMALL_EXERCISES)
    unpack_key(key, tmp_path)
    (unpacked,) = load_exercises(tmp_path)
    assert [c.name for c in unpacked.checks()] == [c.name for c in SMALL_EXERCISES[0].checks()]
    assert len(unpacked.answers("wrong")) == len(SMALL_EXERCISES[0].answers("wrong"))


def test_a_submission_whose_process_dies_again_and_again_is_given_up_and_the_others_are_graded():
    answers = [Answer(SMALL_EXERCISES[0])]
    names = ["one", "two", "deadly", "four", "five", "once", "seven"]
    tasks = iter([pack(name, answers, settings()) for name in names])
    pool = LocalPool(2)
    try:
        outcomes = {task.student: outcome for task, outcome in grade_all(pool, settings(), tasks, ends_its_process)}
    finally:
        pool.stop()
    assert sorted(outcomes) == sorted(names)
    assert "died 3 times" in outcomes.pop("deadly")["failed"]
    assert all(outcome == {"record": {"exercises": []}} for outcome in outcomes.values())


def test_the_key_goes_to_each_process_once_and_to_those_that_follow_a_death():
    key, answers = pack_key(SMALL_EXERCISES), [Answer(SMALL_EXERCISES[0])]
    tasks = [pack(name, answers, settings()) for name in ["one", "once", "three", "four"]]
    assert all(len(key.data) > 2 * len(pickle.dumps((settings(), task))) for task in tasks)
    pool = LocalPool(2, key=key)
    try:
        outcomes = [outcome for _, outcome in grade_all(pool, settings(), iter(tasks), tells_its_keys)]
    finally:
        pool.stop()
    assert outcomes == [{"record": {"exercises": []}, "keys": [key.fingerprint]}] * len(tasks)


def test_a_process_without_the_key_says_so():
    outcome = process.grade_task(settings(key="another"), pack("one", [Answer(SMALL_EXERCISES[0])], settings()))
    assert outcome == {"failed": "RuntimeError: this process does not have the answer key. Run the same command again."}


def test_only_a_few_submissions_are_held_at_a_time():
    answers, taken = [Answer(SMALL_EXERCISES[0])], []

    def give():
        for number in range(40):
            taken.append(number)
            yield pack(f"s{number}", answers, settings())

    pool = LocalPool(1)
    try:
        for done, _ in enumerate(grade_all(pool, settings(), give(), ends_its_process)):
            assert len(taken) <= done + 1 + pool.width()
    finally:
        pool.stop()
    assert len(taken) == 40


@pytest.fixture
def table(tmp_path) -> Path:
    write_grades(class_of_seven(), EXERCISES, tmp_path / "grades.csv")
    return tmp_path / "grades.csv"


def test_the_last_check_finds_nothing_in_a_good_table(table):
    students = [document["student"] for document in class_of_seven()]
    assert find_differences(students, class_of_seven(), EXERCISES, table) == []


def test_the_last_check_finds_a_changed_cell_a_lost_row_and_a_lost_student(table):
    documents = class_of_seven()
    students = [document["student"] for document in documents]
    good = table.read_text()
    table.write_text(good.replace(',"10","10","10",', ',"9","10","10",', 1))
    (said,) = find_differences(students, documents, EXERCISES, table)
    assert said == "right: 01_small says 9, the checks add up to 10."
    table.write_text("".join(good.splitlines(keepends=True)[:-1]))
    (said,) = find_differences(students, documents, EXERCISES, table)
    assert said.startswith("garbled: ")
    table.write_text(good)
    (said,) = find_differences(students[:-1], documents, EXERCISES, table)
    assert said.startswith("garbled: ")
    assert find_differences(["other", *students[1:]], documents, EXERCISES, table)


def test_a_cache_lets_go_of_what_was_not_asked_for_the_longest():
    cache = Cache(max_bytes=4 * 2**20)
    keys = [digest("call", number) for number in range(5)]
    for key in keys[:3]:
        cache.keep(key, [bytes(2**20)])
    assert cache.find(keys[0])
    cache.keep(keys[3], [bytes(2**20)])
    assert [cache.find(key) is not None for key in keys[:4]] == [True, False, True, True]
    cache.keep(keys[4], bytes(5 * 2**20))
    assert cache.find(keys[4]) is None


def test_a_key_tells_its_parts_apart():
    assert len({digest("ab", "c"), digest("a", "bc"), digest(b"abc"), digest("abc", "")}) == 4
