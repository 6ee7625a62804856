"""A class taken in: what is wrong with one submission is told there, and the rest goes on."""

import os
import stat
import string
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torchkata.errors import ClassError
from torchkata.intake.entries import take_in
from torchkata.intake.names import fold_name, make_safe, make_unique, show_name
from torchkata.intake.unpack import fingerprint, open_submission

from tests.support.classes import Class, write, zip_of


@pytest.fixture
def room(tmp_path):
    return write(tmp_path / "class", "good/small.py")


@pytest.fixture
def take(room, tmp_path):
    return lambda **options: Class(room, tmp_path / "unpacked", **options)


def snapshot(folder):
    return {str(p): (os.lstat(p).st_mode, p.read_bytes() if p.is_file() else b"") for p in sorted(folder.rglob("*"))}


def test_each_bad_submission_is_an_entry_and_the_good_one_is_taken(room, take):
    (room / "link").symlink_to(room / "good")
    (room / "link.py").symlink_to("/etc/passwd")
    os.mkfifo(room / "pipe.py")
    os.mkfifo(room / "pipe")
    (room / "empty").mkdir()
    write(room / "litter", ".DS_Store", "__MACOSX/x.py")
    write(room, "essay/essay.pdf", "report.pdf", "seven/hw.7z", "rar.rar")
    (room / "broken.zip").write_bytes(b"PK\x03\x04 nonsense")
    zip_of(room / "slip.zip", "../../evil.py")
    zip_of(room / "nested.zip", "inner.zip")
    before = snapshot(room)
    taken = take()
    assert taken.files["good"] == ["small.py"]
    problems = {student: entry.problem for student, entry in taken.opened.items() if student != "good"}
    assert all(problems.values()), problems
    expected = {
        "link": "link is a link",
        "link-2": "link.py is a link",
        "pipe": "pipe is neither a file nor a folder",
        "empty": "empty handed in an empty folder",
        "litter": "litter handed in an empty folder",
        "essay": "essay handed in no .py or .ipynb file, only essay.pdf",
        "report": "report handed in no .py or .ipynb file, only report.pdf",
        "seven": "hw.7z has an archive format",
        "rar": "rar.rar has an archive format",
        "broken": "broken.zip is damaged",
        "slip": "slip.zip: the name ../../evil.py leads out",
        "nested": "nested.zip holds another archive, inner.zip",
    }
    for student, words in expected.items():
        assert words in problems[student]
        assert problems[student].count(". ") >= 1  # a remedy follows
    assert snapshot(room) == before
    assert taken.left == []
    assert not list(room.parent.rglob("evil.py"))


def test_a_device_is_no_submission(room, take):
    if os.geteuid() == 0:
        try:
            os.mknod(room / "disk.py", stat.S_IFCHR | 0o600, os.makedev(1, 5))
        except PermissionError:
            os.mkfifo(room / "disk.py")
    else:
        os.mkfifo(room / "disk.py")
    assert "disk.py is neither a file nor a folder" in take().opened["disk"].problem


def test_a_folder_without_permission_is_told_or_read_by_root(room, take):
    write(room, "closed/small.py", "half/small.py", "half/deep/other.py")
    (room / "closed").chmod(0)
    (room / "half" / "deep").chmod(0)
    try:
        taken = take()
    finally:
        (room / "closed").chmod(0o700)
        (room / "half" / "deep").chmod(0o700)
    assert taken.files["good"] == ["small.py"]
    if os.geteuid() == 0:
        assert taken.files["closed"] == ["small.py"]
    else:
        assert "closed: the folder cannot be read: Permission denied" in taken.opened["closed"].problem
        assert "The folder deep cannot be read" in taken.opened["half"].note


def test_two_submissions_of_one_id_both_stay(room, take):
    write(room, "Alice/small.py", "alice.py", "alice-2/small.py")
    zip_of(room / "alice.zip", "small.py")
    taken = take()
    assert taken.students == ["Alice", "alice-2", "alice-3", "alice-4", "good"]
    for student in ("Alice", "alice-3", "alice-4"):
        assert "3 submissions have the id" in taken.opened[student].note
        assert "alice.zip" in taken.opened[student].note
    assert taken.opened["alice-2"].note == ""
    assert take().students == taken.students


def test_who_has_an_id_unchanged_keeps_it_and_the_changed_one_gets_a_number_and_a_note(room, take):
    write(room, "!alice/small.py", "alice/small.py", "?bob/small.py", "!bob/small.py", "bob-2/small.py")
    write(room, "e\u0301va/small.py", "éva/small.py", "@zoe/small.py")
    (room / "alice" / "small.py").write_text("right = 1")
    taken = take()
    assert taken.students == ["@zoe", "alice", "alice-2", "bob", "bob-2", "bob-3", "good", "éva", "éva-2"]
    parts = {entry.student: entry.parts[0].path.name for entry in taken.entries}
    assert (parts["alice"], parts["alice-2"], parts["bob-2"]) == ("alice", "!alice", "bob-2")
    assert (parts["éva"], parts["éva-2"]) == ("éva", "e\u0301va")
    assert taken.opened["alice"].note == ""
    assert taken.opened["alice-2"].note == "The id !alice cannot be used in file names; alice-2 is used instead."
    assert [taken.opened[bob].note.count("cannot be used") for bob in ("bob", "bob-2", "bob-3")] == [
        1,
        0,
        1,
    ]


def test_archives_are_unpacked_one_at_a_time_and_removed(room, tmp_path):
    for i in range(5):
        zip_of(room / f"s{i}.zip", "small.py")
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    entries = take_in(room, unpacked)
    assert list(unpacked.iterdir()) == []
    for entry in entries:
        with open_submission(entry) as opened:
            assert (opened.folder / "small.py").exists() or list(opened.folder.rglob("small.py"))
            assert len(list(unpacked.iterdir())) <= 1
    assert list(unpacked.iterdir()) == []


def test_what_was_unpacked_is_removed_when_grading_fails(room, tmp_path):
    zip_of(room / "a.zip", "small.py")
    (tmp_path / "unpacked").mkdir()
    entry = take_in(room, tmp_path / "unpacked")[0]
    with pytest.raises(KeyError), open_submission(entry):
        raise KeyError
    assert list((tmp_path / "unpacked").iterdir()) == []


def test_thousands_of_students(room, take):
    for i in range(3000):
        write(room, f"s{i:04}/small.py")
    assert len(take().students) == 3001


def test_more_than_a_person_could_have_written(room, take):
    many, al = write(room / "many"), write(room / "Al_1_assignsubmission_file_")
    for i in range(20_001):
        (many / f"{i}.txt").touch()
    for i in range(2001):
        (al / f"{i}.py").touch()
    write(room, "Al_1_assignsubmission_onlinetext_/text.html", "Bo_2_assignsubmission_file_/small.py")
    write(room, "Cy_3_assignsubmission_file_small.py", "Di_4_assignsubmission_file_/small.py")
    (room / "Cy_3_assignsubmission_file_small.py").write_bytes(bytes(50 * 2**20 + 1))
    taken = take()
    assert "Al handed in more than 2000 files" in taken.opened["1"].problem
    assert taken.opened["2"].problem == ""
    assert "small.py has more than 50 MB" in taken.opened["3"].problem
    assert "more than 20000 files" in taken.opened["many"].problem


def test_a_pipe_among_the_files_of_a_student_is_not_waited_for(room, take):
    write(room, "Al_1_assignsubmission_onlinetext_/text.html", "Bo_2_assignsubmission_file_/small.py")
    os.mkfifo(write(room / "Al_1_assignsubmission_file_") / "small.py")
    taken = take()
    assert "small.py cannot be read: it is not a regular file" in taken.opened["1"].problem
    assert fingerprint(room, {"small.py"})


def test_a_link_inside_a_folder_is_not_an_answer(room, take):
    (room / "sly").mkdir()
    (room / "sly" / "small.py").symlink_to("/etc/passwd")
    (room / "canvas_1_2_small.py").symlink_to("/etc/passwd")
    taken = take()
    assert taken.opened["sly"].folder is None or "passwd" not in str(taken.files["sly"])
    assert "is a link" in taken.opened["canvas_1_2_small"].problem


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda room: room / "nowhere", "there is no such folder"),
        (lambda room: write(room / "none"), "there is no submission here"),
        (lambda room: write(room / "none", ".hidden", "notes.md"), "there is no submission here"),
        (lambda room: zip_of(room / "none.zip"), "there is no submission here"),
        (lambda room: write(room, "good/small.py") / "good" / "small.py", "Or unpack small.py yourself"),
    ],
)
def test_no_class_at_all(room, tmp_path, make, words):
    with pytest.raises(ClassError, match=words):
        take_in(make(room), tmp_path)


def test_a_fingerprint_tells_whether_the_answers_changed(tmp_path):
    room = write(tmp_path / "alice", "a/small.py", "a/notes.py")
    names = {"small.py", "small.ipynb"}
    marks = [fingerprint(room, names)]
    (room / "a" / "notes.py").write_text("changed")
    assert fingerprint(room, names) == marks[0]
    (room / "a" / "small.py").write_text("y = 1")
    marks.append(fingerprint(room, names))
    (room / "small.py").write_text("y = 1")
    marks.append(fingerprint(room, names))
    (room / "a" / "small.py").rename(room / "a" / "small.ipynb")
    marks.append(fingerprint(room, names))
    (room / "small.py").unlink()
    (room / "small.py").symlink_to("/etc/passwd")
    marks.append(fingerprint(room, names))
    marks.append(fingerprint(write(tmp_path / "none"), names))
    assert len(set(marks)) == len(marks)
    assert len(marks[0]) == 64
    (room / "small.py").unlink()
    (room / "small.py").symlink_to("/etc/hostname")
    assert fingerprint(room, names) == marks[4]


awkward = st.text(
    st.one_of(st.characters(), st.sampled_from("aAÄ/\\.-é\u0301ßſ\0 \u202e" + string.punctuation)), max_size=60
)


@settings(max_examples=300, deadline=None)
@given(st.lists(awkward | st.sampled_from(["a", "A", "a-2", "a-2-2", "", "..", "x" * 300, "é" * 90]), max_size=30))
def test_ids_are_safe_and_distinct_whatever_the_names(names):
    ids = make_unique(names)
    assert len({fold_name(text) for text in ids}) == len(names)
    assert ids == make_unique(names)
    for text, name in zip(ids, names, strict=True):
        assert 0 < len(text.encode()) <= 100
        assert not set(text) & set("/\\:\0 \n")
        assert text[0] not in ".-"
        assert Path(text).name == text
        assert text.isprintable() or not show_name(name).isprintable()


@settings(max_examples=200, deadline=None)
@given(st.text(string.ascii_letters + string.digits + "_@+", min_size=1, max_size=90))
def test_a_plain_id_stays_as_it_is(name):
    assert make_safe(name) == name
    assert make_unique([name, name])[1] == f"{name}-2"


def test_names_that_cannot_be_printed_are_shown_with_question_marks(room, take):
    os.mkdir(os.fsencode(room) + b"/\xff\xfe\x07")
    (room / ("n" * 240)).mkdir()
    taken = take()
    for entry in taken.entries:
        assert (entry.name + entry.problem + entry.student).encode("utf-8").decode().isprintable()
    assert any("???" in entry.name for entry in taken.entries)


def test_a_zip_with_many_names_of_one_student(room, take):
    with zipfile.ZipFile(room / "a.zip", "w") as archive:
        archive.writestr("one/small.py", "x")
        archive.writestr("two/small.py", "y")
    assert take().files["a"] == ["a/one/small.py", "a/two/small.py"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_student_who_hands_in_the_whole_kit_gets_no_remark_on_what_the_kit_brings(tmp_path, packed):
    """A clone, or the folder of the kit as a zip."""
    work = "exercises/01_small/small.py"
    brought = ["engine/exercises/01_small.zip", "engine/exercises/02_other.zip", "engine/prepare.py"]
    if packed:
        zip_of(tmp_path / "class" / "ada.zip", *[f"torchkata/{name}" for name in [work, *brought]])
    else:
        write(tmp_path / "class" / "ada", work, *brought)
    write(tmp_path / "class" / "bob", "small.py", "more.zip")
    read = Class(tmp_path / "class", tmp_path / "unpacked")
    assert [name.rsplit("/", 1)[-1] for name in read.files["ada"] if "small" in name and "zip" not in name] == [
        "small.py"
    ]
    causes = {student: [notice.cause for notice in opened.notices] for student, opened in read.opened.items()}
    assert causes == {"ada": [], "bob": ["note_archive_beside"]}
