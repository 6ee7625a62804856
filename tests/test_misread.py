"""A class whose files were not recognised stops before it is graded; a class of absent students does not."""

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.errors import ClassError
from torchkata.intake import understanding
from torchkata.intake.entries import take_in
from torchkata.intake.understanding import refuse_misread
from torchkata.intake.unpack import Only, open_submission
from torchkata.submission.answer_names import kit_of

from tests.support.classes import grade_class, rows_of, write, zip_of
from tests.support.doors import ROOT, SMALL, SMALL_KIT

TWO = [exercise for exercise in load_exercises(ROOT) if exercise.number in (5, 6)]
FIRST, SECOND = (exercise.file for exercise in TWO)


@pytest.fixture
def refuse(tmp_path):
    def run(*names, roster=""):
        room = write(tmp_path / "class", *names)
        if roster:
            (room / "roster.csv").write_text(roster)
        (tmp_path / "unpacked").mkdir(exist_ok=True)
        refuse_misread(take_in(room, tmp_path / "unpacked", exercises=TWO), TWO)

    return run


def test_nearly_all_without_an_answer_is_a_refusal_that_shows_examples(refuse):
    with pytest.raises(ClassError) as raised:
        refuse("a/task.py", "b/task.py", "c/essay.pdf", "d.zip/x.py", f"e/{FIRST}")
    said = str(raised.value)
    assert "4 of 5" in said
    assert "a (task.py)" in said
    assert FIRST in said
    assert "--anyway" in said


@pytest.mark.parametrize(
    "names",
    [
        ["a/task.py", "b/task.py"],  # two tell nothing
        ["a/task.py", "b/task.py", f"c/{FIRST}", "d/task.py"],
        [f"a/{FIRST}", f"b/{SECOND}", f"c/{FIRST}"],
    ],
)
def test_few_or_enough_answers_are_graded(refuse, names):
    refuse(*names)


def test_students_who_handed_in_nothing_are_another_case(refuse):
    refuse(f"a/{FIRST}", roster="id\na\n" + "".join(f"s{n}\n" for n in range(50)))


def test_damaged_archives_are_another_case(refuse, tmp_path):
    room = write(tmp_path / "class")
    for name in "abcd":
        (room / f"{name}.zip").write_bytes(b"PK\x03\x04 cut off")
    refuse()


def test_no_more_submissions_are_opened_than_it_takes_to_know(tmp_path, monkeypatch):
    room = write(tmp_path / "class", *(f"s{n:03}/{FIRST}" for n in range(100)))
    seen = []
    look = understanding.holds_answer
    monkeypatch.setattr(understanding, "holds_answer", lambda entry, all_: (seen.append(entry), look(entry, all_))[1])
    refuse_misread(take_in(room, tmp_path, exercises=TWO), TWO)
    assert len(seen) <= 21


def test_a_misread_class_leaves_nothing_and_is_graded_where_that_is_wanted(tmp_path):
    folder = write(tmp_path / "class")
    for name in ("a", "b", "c"):
        (folder / name).mkdir()
        (folder / name / "one.py").write_text(SMALL)
        (folder / name / "two.py").write_text(SMALL)
    out = tmp_path / "out"
    done = grade_class(SMALL_KIT, folder, out)
    assert (done.returncode, out.exists()) == (1, False)
    assert "a (one.py, two.py)" in done.stderr
    assert grade_class(SMALL_KIT, folder, out, "--anyway").returncode == 0
    assert len(rows_of(out)) == 3


def test_late_is_a_column_of_the_table_and_a_fact_of_the_record(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "quellmara_LATE_501_1_small.py").write_text(SMALL)
    (folder / "ovidtom_502_2_small.py").write_text(SMALL)
    assert grade_class(SMALL_KIT, folder, tmp_path / "out").returncode == 0
    assert {student: row["late"] for student, row in rows_of(tmp_path / "out").items()} == {"501": "LATE", "502": ""}
    assert '"late": true' in (tmp_path / "out" / "results" / "501.json").read_text()


def test_the_lone_file_of_another_exercise_is_not_taken_for_the_only_one(tmp_path):
    room = write(tmp_path / "class", f"quell_501_1_{SECOND}", "ovid_502_2_work.py")
    (tmp_path / "unpacked").mkdir()
    only = Only(TWO[0].name, kit_of([(exercise.name, exercise.number) for exercise in TWO]))
    found = {}
    for entry in take_in(room, tmp_path / "unpacked", exercises=TWO[:1]):
        with open_submission(entry, only) as opened:
            found[entry.student] = [path.name for path in opened.folder.iterdir()], opened.note
    assert found["501"] == ([SECOND], "")
    assert found["502"][0] == [FIRST]
    assert "work.py was taken for" in found["502"][1]


def test_two_files_of_one_name_both_stay(tmp_path):
    room = write(tmp_path / "class", "Al_1_assignsubmission_file_/small.py", "Al_1_assignsubmission_late_/small.py")
    zip_of(room / "Bo_2_assignsubmission_file_x.zip", "small.py")
    (tmp_path / "unpacked").mkdir()
    with open_submission(take_in(room, tmp_path / "unpacked")[0]) as opened:
        assert len(list(opened.folder.rglob("small.py"))) == 2
