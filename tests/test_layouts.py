"""Every way in which platforms hand a class over: who handed in what."""

import stat
import zipfile

import pytest

from tests.support.classes import Class, tar_of, write, zip_of

METADATA = """---
submission_11:
  :submitters:
  - :name: Alice Example
    :sid: '7001'
    :email: alice@example.edu
  :created_at: 2026-01-28 05:51:35.470577000 Z
  :score: 4.0
  :results:
    tests:
    - :name: Mallory
      :sid: '666'
  :history:
  - :id: 3
submission_12:
  :submitters:
  - :name: "Jos\\xE9 O'Neil"
    :sid:
    :email: jose@example.edu
  - :email: 'mary@example.edu'
    :name: 'Mary ''M'' Smith'
    :sid: '7003'
  :status: processed
"""


@pytest.fixture
def room(tmp_path):
    return tmp_path / "class"


@pytest.fixture
def take(room, tmp_path):
    return lambda folder=None, **options: Class(folder or room, tmp_path / "unpacked", **options)


def test_plain_folders_archives_and_files(room, take):
    write(room, "bob/deep/er/small.py", "dora.py", ".DS_Store", "notes.md", "grades.csv")
    zip_of(room / "alice.zip", "alice/small.py", "__MACOSX/alice/._small.py")
    tar_of(room / "carl.tar.gz", room / "bob")
    taken = take()
    assert taken.students == ["alice", "bob", "carl", "dora"]
    assert taken.files == {
        "alice": ["alice/alice/small.py"],
        "bob": ["deep/er/small.py"],
        "carl": ["carl/deep/er/small.py"],
        "dora": ["dora.py"],
    }
    assert not any(entry.problem or entry.note for entry in taken.opened.values())
    assert taken.left == []


def test_a_folder_that_holds_an_archive(room, take):
    zip_of(room / "alice" / "homework.zip", "small.py")
    zip_of(write(room / "bob", "small.py") / "more.zip", "small.py")
    taken = take()
    assert taken.files["alice"] == ["homework/small.py"]
    assert taken.opened["bob"].folder == room / "bob"
    assert "more.zip was not opened" in taken.opened["bob"].note


def test_the_lone_file_of_another_name_answers_the_only_exercise(room, take):
    write(room, "alice.py", "bob/other.py")
    assert take(only="small").files == {"alice": ["small.py"], "bob": ["other.py"]}


def test_canvas(room, take):
    write(room, "examplealice_12345_1_small.py", "examplealice_12345_2_other.ipynb")
    write(room, "oneillsean_LATE_12346_3_small-1.py", "liwei_12347_text.html", "notes.txt")
    zip_of(room / "smithmary_12348_9_homework.zip", "hw/small.py")
    taken = take()
    assert taken.files["12345"] == ["other.ipynb", "small.py"]
    assert taken.files["12346"] == ["small.py"]
    assert taken.files["12348"] == ["homework/hw/small.py"]
    assert taken.names()["12346"] == "oneillsean"
    assert "liwei handed in no .py or .ipynb file, only liwei_12347_text.html" in taken.opened["12347"].problem
    assert "notes handed in no .py" in taken.opened["notes"].problem


def test_canvas_file_handed_in_again(room, take):
    write(room, "li_5_1_small.py", "li_5_2_small-1.py", "li_5_3_small-2.py", "b_6_4_small (1).py", "c_7_4_small.py")
    (room / "li_5_3_small-2.py").write_text("last = 1")
    taken = take()
    assert taken.files == {"5": ["small.py"], "6": ["small.py"], "7": ["small.py"]}
    assert "li_5_3_small-2.py" in taken.opened["5"].note
    assert taken.opened["7"].note == ""


def test_moodle(room, take):
    write(room, "Alice Example_101_assignsubmission_file_/small.py", "Zoë_103_assignsubmission_file_small.py")
    write(room, "Alice Example_101_assignsubmission_onlinetext_/onlinetext.html")
    write(room, "Bob Example_102_assignsubmission_file/5/small.py")
    zip_of(room / "Cy_104_assignsubmission_file_" / "hw.zip", "small.py")
    taken = take()
    assert taken.names() == {"101": "Alice Example", "102": "Bob Example", "103": "Zoë", "104": "Cy"}
    assert [len(files) for files in taken.files.values()] == [1, 1, 1, 1]
    assert taken.files["103"] == ["small.py"]


def test_blackboard_takes_the_latest_attempt(room, take):
    start = "Homework 1_alice_attempt_2026-01-3"
    write(room, f"{start}0-10-00-00.txt", f"{start}0-10-00-00_small.py", f"{start}0-10-00-00_extra.py")
    write(room, f"{start}1-10-00-00.txt", f"{start}1-10-00-00_small.py")
    write(room, "Homework 1_bob_attempt_2026-01-30-10-00-00_small.py")
    taken = take()
    assert taken.files == {"alice": ["small.py"], "bob": ["small.py"]}
    assert "1-10-00-00_small.py" in taken.opened["alice"].note
    assert taken.opened["bob"].note == ""


@pytest.mark.parametrize("above", ["", "assignment_123_export/"])
def test_gradescope(room, take, above):
    write(room, f"{above}submission_11/small.py", f"{above}submission_12/small.py", f"{above}submission_13/small.py")
    (room / above / "submission_metadata.yml").write_text(METADATA)
    taken = take()
    names = {"7001": "Alice Example", "7003": "Mary 'M' Smith", "jose@example.edu": "José O'Neil"}
    assert taken.names() == {**names, "submission_13": "submission_13"}
    assert {entry.email for entry in taken.entries} == {"alice@example.edu", "jose@example.edu", "mary@example.edu", ""}
    assert set(map(tuple, taken.files.values())) == {("small.py",)}
    assert "together with Mary 'M' Smith" in taken.opened["jose@example.edu"].note


def test_gradescope_metadata_of_nonsense_leaves_the_folders_names(room, take):
    write(room, "submission_11/small.py")
    (room / "submission_metadata.yml").write_bytes(
        b"\xff\xfe: [\n- - :submitters:\n  :submitters:\n  - :name: x\n" * 50
    )
    assert take().students == ["submission_11"]


@pytest.mark.parametrize("where", ["", "submitted"])
def test_nbgrader(room, take, where):
    write(room, "submitted/alice/ps1/small.ipynb", "submitted/alice/ps2/other.ipynb", "submitted/bob/ps1/small.ipynb")
    write(room, "source/ps1/small.ipynb", "nbgrader_config.py", "gradebook.db")
    taken = take(room / where)
    assert taken.students == ["alice", "bob"]
    assert taken.files["alice"] == ["ps1/small.ipynb", "ps2/other.ipynb"]


def test_clones_lose_what_their_names_share(room, take):
    for name in ("hw-1-alina", "hw-1-alice", "hw-1-bob-x"):
        write(room, f"{name}/small.py", f"{name}/.git/HEAD")
    taken = take()
    assert taken.students == ["alice", "alina", "bob-x"]


def test_plain_folders_keep_what_their_names_share(room, take):
    write(room, "student-01/small.py", "student-02/small.py")
    assert take().students == ["student-01", "student-02"]


def test_one_student_alone_is_not_taken_for_a_wrapper(room, take):
    write(room, "alice/05_small/small.py", "alice/06_other/other.py")
    assert take().students == ["alice"]


@pytest.mark.parametrize("above", ["", "hw1/"])
def test_the_class_may_be_a_zip(tmp_path, take, above):
    write(tmp_path / "one", "small.py")
    inner = zip_of(tmp_path / "bob.zip", "small.py").read_bytes().decode("latin-1")
    names = [f"{above}alice/small.py", f"{above}__MACOSX/alice/._small.py"]
    path = zip_of(tmp_path / "hw1.zip", *names)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"{above}bob.zip", inner.encode("latin-1"))
        archive.writestr(f"{above}roster.csv", "id\nalice\nbob\ncarl\n")
    taken = take(path)
    assert taken.students == ["alice", "bob", "carl"]
    assert taken.files == {"alice": ["small.py"], "bob": ["bob/small.py"], "carl": []}


def test_one_bad_file_in_the_zip_of_a_class_costs_the_others_nothing(tmp_path, take):
    path = zip_of(tmp_path / "hw.zip", "alice/small.py", "bob/small.py", "../evil.py", "carl/\x07.py")
    link = zipfile.ZipInfo("alice/link.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    taken = take(path)
    assert taken.files["alice"] == taken.files["bob"] == ["small.py"]
    assert "alice/link.py is a link" in taken.opened["alice"].note
    assert taken.opened["bob"].note == ""
    assert "leads out" in taken.opened["evil"].problem
    assert [entry for entry in taken.entries if "characters" in entry.problem]
    assert not (tmp_path / "evil.py").exists()
    assert not (tmp_path / "unpacked" / "evil.py").exists()
