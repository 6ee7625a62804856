"""A class that was packed as one folder is a class, and the folder of one student is not."""

import zipfile

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.classes import Class, write, zip_of
from tests.support.doors import ROOT, SMALL_KIT

EXERCISES = load_exercises(SMALL_KIT)
REAL = load_exercises(ROOT)


@pytest.fixture
def take(tmp_path):
    def run(*names, exercises=EXERCISES, make=None):
        room = write(tmp_path / "class", *names)
        if make:
            make(room)
        return Class(room, tmp_path / "unpacked", exercises=exercises)

    return run


@pytest.mark.parametrize("above", ["hw1", "all/hw1", "a/b/c"])
def test_the_only_folder_is_left_where_its_children_answer_the_same_exercise(take, above):
    taken = take(f"{above}/Mara Quell/small.py", f"{above}/Tom Ovid/deep/Small (1).py", f"{above}/Ina/notes.md")
    assert taken.students == ["Ina", "Mara-Quell", "Tom-Ovid"]


def test_a_note_beside_the_only_folder_changes_nothing(take):
    assert take("hw1/mara/small.py", "hw1/tom/small.py", "notes.txt", "index.html").students == ["mara", "tom"]


def test_a_roster_beside_the_only_folder_or_within_is_found(take):
    def write_roster(room):
        (room / "hw1" / "roster.csv").write_text("id,name\nm,Mara Quell\nx,Xu\n")

    assert take("hw1/Mara Quell/small.py", make=write_roster).students == ["m", "x"]


def test_the_roster_tells_a_class_from_a_student(take):
    def write_roster(room):
        (room / "roster.csv").write_text("id\nm1\nt1\n")

    assert take("hw1/m1/notes.py", "hw1/t1/other.txt", make=write_roster).students == ["m1", "t1"]


def test_folders_named_as_exercises_are_nobodys(take):
    taken = take("01_small/small.py", "mara/small.py")
    assert "so its owner is unknown" in taken.opened["01_small"].note
    assert not taken.opened["mara"].note


@pytest.mark.parametrize(
    "names",
    [
        ["mse_sweep/mse_sweep.py", "mse_surface/mse_surface.py"],
        ["05_mse_sweep/mse_sweep.py", "06_mse_surface/mse_surface.py"],
        ["week 1/mse_sweep.py", "week 2/mse_sweep.py"],
        ["Task A/mse_sweep.py", "Task B/mse_surface.py"],
        ["Version 1/mse_sweep.py", "Version 2/mse_sweep.py"],
        ["final/mse_sweep.py", "old/mse_sweep.py"],
        ["hw/mse_sweep.py", "hw/mse_surface.py"],
        ["one/two/three/mse_sweep.py"],
    ],
)
def test_the_folder_of_one_student_is_not_a_class(take, names):
    taken = take(*(f"alice/{name}" for name in names), exercises=REAL)
    assert taken.students == ["alice"]
    assert not taken.opened["alice"].note


def test_where_it_cannot_be_decided_the_row_says_so(take):
    taken = take("hw1/mara/notes.py", "hw1/tom/other.py")
    assert taken.students == ["hw1"]
    assert "If it holds the work of several students, give that folder" in taken.opened["hw1"].note


def test_archives_in_the_only_folder_are_students(take):
    def pack(room):
        for name in ("mara", "tom"):
            zip_of(room / "hw1" / f"{name}.zip", "small.py")

    assert take(make=pack).students == ["mara", "tom"]


def test_the_zip_of_a_class_may_lie_in_a_folder_and_that_of_a_student_stays_one(take):
    taken = take(make=lambda room: zip_of(room / "all.zip", "hw/mara/small.py", "hw/tom/small.py"))
    assert taken.students == ["mara", "tom"]


def test_the_only_zip_of_a_student_stays_a_students(take):
    assert take(make=lambda room: zip_of(room / "mara.zip", "x/small.py", "x/more.py")).students == ["mara"]


def test_a_file_named_as_the_exercise_is_nobodys(take):
    taken = take("small.py", "notes.py")
    assert "so its owner is unknown" in taken.opened["small"].note


ROSTER = "id,name\nq1,Mara Quell\no1,Tom Ovid\nz1,Ina Zorn\n"
SECTIONS = ("Section A/q1/small.py", "Section A/o1/small.py", "Section B/z1/small.py")


@pytest.mark.parametrize("roster", ["", ROSTER])
@pytest.mark.parametrize("above", ["", "hw 5/"])
def test_the_sections_of_a_class_are_no_students(take, roster, above):
    table = (lambda room: (room / "roster.csv").write_text(roster)) if roster else None
    taken = take(*(above + name for name in SECTIONS), make=table)
    assert taken.files == {"q1": ["small.py"], "o1": ["small.py"], "z1": ["small.py"]}
    assert ("Section A, which was taken for a part of the class" in taken.opened["q1"].note) is not bool(roster)


def test_what_a_student_handed_in_to_each_exercise_is_one_submission(take):
    names = [f"{folder}/{who}/{folder[3:]}.py" for folder in ("05_mse_sweep", "06_mse_surface") for who in ("q1", "o1")]
    taken = take(*names, exercises=REAL)
    assert {student: len(files) for student, files in taken.files.items()} == {"q1": 2, "o1": 2}


@pytest.mark.parametrize(
    "names",
    [
        ("ann/first/small.py", "ann/second/small.py", "bob/first/small.py", "bob/second/small.py"),  # of no two people
        ("ann/mine/small.py", "ann/hers/small.py", "bob/small.py", "cy/small.py"),
        ("ann/Version 1/small.py", "ann/Version 2/small.py", "bob/old/small.py", "bob/new/small.py"),
        ("Li Wei/small.py", "Li Wei/more/small.py", "bob/x/small.py"),
    ],
)
def test_students_with_folders_of_their_own_are_no_sections(take, names):
    assert set(take(*names).students) == {name.partition("/")[0].replace(" ", "-") for name in names}


def zip_with_raw_names(path, encoding, *names):
    """Write a zip whose names are in an encoding that it does not tell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for number, _ in enumerate(names):
            archive.writestr(f"{number:04}".ljust(len(names[number].encode(encoding)), "x"), "x = 1\n")
    data = path.read_bytes()
    for number, name in enumerate(names):
        raw = name.encode(encoding)
        data = data.replace(f"{number:04}".ljust(len(raw), "x").encode(), raw)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("gbk", ["王小明", "李雷"]),
        ("shift_jis", ["山田太郎", "佐藤花子"]),
        ("big5", ["陳小明", "林志玲"]),
        ("cp437", ["Zoë Quell", "José"]),
        ("cp850", ["Jürgen Groß", "Ñandú"]),
        ("cp1252", ["Jürgen Groß", "Hélène Lefèvre"]),
        ("cp949", ["김철수", "이영희", "박지민"]),
        ("cp866", ["Иванов Иван", "Петрова Анна"]),
    ],
)
def test_names_of_a_zip_in_an_encoding_that_it_does_not_tell(take, tmp_path, encoding, names):
    path = zip_with_raw_names(tmp_path / "all.zip", encoding, *(f"{name}/small.py" for name in names), "Tom/small.py")
    taken = Class(path, tmp_path / "unpacked", exercises=EXERCISES)
    assert {entry.name for entry in taken.entries} == {*names, "Tom"}
    notes = {entry.name: {notice.cause for notice in entry.notices} for entry in taken.entries}
    assert notes["Tom"] == set()
    assert all(notes[name] == {"archive_names"} for name in names)


def test_the_roster_decides_between_encodings(tmp_path):
    name = "張三"  # possible in both
    (tmp_path / "roster.csv").write_text(f"id,name\n1,{name}\n", encoding="utf-8")
    path = zip_with_raw_names(tmp_path / "all.zip", "big5", f"{name}/small.py", "Tom/small.py")
    unpacked = tmp_path / "unpacked"
    taken = Class(path, unpacked, tmp_path / "roster.csv", exercises=EXERCISES)
    assert taken.files["1"] == ["small.py"]
