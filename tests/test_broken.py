"""Broken submissions of every kind: each gets its verdicts, its points and its sentence, and nothing else breaks."""

import os
import pickle
import socket
import sys
import tempfile
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.support.doors import BROKEN, ROOT, SMALL

EXPECTED = tomllib.loads((BROKEN / "expected.toml").read_text(encoding="utf-8"))
STORED = [(kind, name) for kind, cases in EXPECTED.items() for name in cases]
RIGHT = SMALL.encode()
PLACES = {str(ROOT), sys.prefix, sys.base_prefix, tempfile.gettempdir(), str(Path.home())}


def require_calm(graded):
    """Require that nothing broke: no traceback, no failure of the grader, no control codes, no path of the machine."""
    ours = "\n".join(line for line in graded.screen.splitlines() if not line.strip().startswith("|"))  # not: printed
    shown = graded.screen + graded.errors
    assert [word for word in ("INTERNALERROR", "GRADER", "\x1b") if word in shown] == []
    assert [word for word in ("Traceback", *PLACES) if word in ours + graded.errors] == []
    assert shown.isascii() or "\ufffd" not in shown
    if graded.record:
        assert (graded.status, graded.errors) == (0, "")
        assert (graded.record["max_points"], graded.record["ungraded_points"]) == (10, 0)
    else:
        assert (graded.status, graded.screen) == (1, "")
        assert len(graded.errors.splitlines()) == 1


def test_every_stored_file_has_its_expectation():
    assert len(STORED) >= 45
    assert set(STORED) == {(file.parent.name, file.stem) for file in BROKEN.glob("*/*.txt")}


@pytest.mark.parametrize(("kind", "name"), STORED, ids=["-".join(case) for case in STORED])
def test_a_broken_file(grade, kind, name):
    text = (BROKEN / kind / f"{name}.txt").read_bytes()
    source = {"whole": text, "above": text + b"\n\n" + RIGHT, "below": RIGHT + b"\n\n" + text}[kind]
    graded = grade(source, "--all")
    points, verdicts, sentence = EXPECTED[kind][name]
    assert (graded.record["points"], graded.verdicts()) == (points, set(verdicts.split()))
    assert sentence in graded.screen
    require_calm(graded)


def zipped():
    """Return a zip archive with the right answer in it."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("small.py", SMALL)
    return data.getvalue()


UTF8 = "not saved as UTF-8"
TEXT = "not a Python text file"
READ = "is not saved as UTF-8; it was read as"
MADE = {
    "nothing": (b"", "MISSING", "small.py is empty"),
    "blank lines": (b" \t\r\n\x0c\n" * 100, "MISSING", "small.py is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "MISSING", "small.py"),
    "zip archive": (zipped(), "ERROR", "is an archive with another name"),
    "pickle": (pickle.dumps({"double": [2.0]}, protocol=2) + b"\0", "ERROR", TEXT),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ERROR", TEXT),
    "document": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "ERROR", "is a PDF document"),
    "rich text": (rb"{\rtf1\ansi def double(values):\par}", "ERROR", "is rich text"),
    "nul byte at the end": (RIGHT + b"\0", "ERROR", TEXT),
    "end-of-file sign of DOS": (RIGHT + b"\x1a", "PASS", "10/10 points"),
    "huge": (RIGHT + b"# more\n" * 200_000, "ERROR", "more than 1048576 bytes"),
    "UTF-16": (SMALL.encode("utf-16"), "PASS", READ),
    "UTF-16 without a mark": (SMALL.encode("utf-16-le"), "PASS", READ),
    "UTF-32": (SMALL.encode("utf-32"), "PASS", READ),
    "latin-1": ("# für\n".encode("latin-1") + RIGHT.replace(b"\xc2\xb7", b"-"), "PASS", READ),
    "latin-1 and UTF-8": ("# für\n".encode("latin-1") + RIGHT, "ERROR", UTF8),
    "cookie that lies": (b"# coding: ascii\n# f\xc3\xbcr\n" + RIGHT, "ERROR", "small.py"),
    "cookie that nobody knows": (b"# coding: klingon\n" + RIGHT, "ERROR", "small.py"),
    "cookie that is no text": (b"# coding: rot13\n" + RIGHT, "ERROR", "rot13"),
    "cookie of UTF-16": (b"# coding: utf-16\n" + RIGHT, "ERROR", "small.py"),
    "mark and cookie at odds": (b"\xef\xbb\xbf# coding: latin-1\n" + RIGHT, "ERROR", "small.py"),
    "two byte order marks": (b"\xef\xbb\xbf" * 2 + RIGHT, "ERROR", "invalid non-printable character U+FEFF"),
    "lone surrogate": (b"name = '\xed\xa0\x80'\n" + RIGHT, "ERROR", UTF8),
    "nested parentheses": (
        b"x = " + b"(" * 10_000 + b")" * 10_000 + b"\n" + RIGHT,
        "ERROR",
        "too many nested parentheses",
    ),
    "deep indentation": (
        b"".join(b" " * depth + b"if True:\n" for depth in range(200)) + b" " * 200 + b"pass\n" + RIGHT,
        "ERROR",
        "too many levels of indentation",
    ),
    "deep expression": (b"x = " + b"-" * 50_000 + b"1\n" + RIGHT, "ERROR MEMORY CRASH", "oad"),
    "very long sum": (b"x = " + b"1 + " * 100_000 + b"1\n" + RIGHT, "ERROR MEMORY CRASH", "oad"),
    "very long wrong line": (b"x = '" + b"ha " * 100_000 + b"\n" + RIGHT, "ERROR", "unterminated string literal"),
    "number of many digits": (b"x = " + b"9" * 10_000 + b"\n" + RIGHT, "ERROR", "Exceeds the limit"),
    "control codes": (b"\x1b[2J\x1b[1;1H = 10\n" + RIGHT, "ERROR", "invalid non-printable character U+001B"),
    "control codes in a name": (b'raise ValueError("\\x1b]0;owned\\x07")\n' + RIGHT, "ERROR", "\\x1b]0;owned"),
    "carriage returns only": (RIGHT.replace(b"\n", b"\r"), "PASS", "10/10"),
    "form feeds": (RIGHT.replace(b"\n\n\n", b"\n\x0c\n\n"), "PASS", "10/10"),
}


@pytest.mark.parametrize("name", MADE)
def test_bytes_that_are_no_solution(grade, name):
    source, verdicts, sentence = MADE[name]
    graded = grade(source)
    assert len(graded.verdicts()) == 1
    assert graded.verdicts() <= set(verdicts.split())
    assert sentence in graded.screen
    require_calm(graded)


NOTHING = "nothing to grade. It should hold at least one of: small.py."


@pytest.mark.parametrize(
    ("names", "status", "sentence"),
    [
        ([], 1, NOTHING),
        (["Small.py"], 0, "Small.py was taken for small.py."),
        (["SMALL.PY"], 0, "SMALL.PY was taken for small.py."),
        (["small (1).py"], 0, "small (1).py was taken for small.py."),
        (["small.py "], 0, "was taken for small.py"),
        (["small.py.txt"], 0, "small.py.txt was taken for small.py."),
        (["ѕmall.py"], 1, NOTHING),  # a Cyrillic s
        (["解答.py"], 0, "解答.py was taken for small.py, as it is your only file"),
        ([".hidden/small.py", "__pycache__/small.py"], 1, NOTHING),
        (["a/small.py", "b/small.py"], 0, "More than one small.py was found; graded: a/small.py."),
        (["z/small.py", "a/01_small/small.py"], 0, "graded: a/01_small/small.py."),
        (["a b/ünïcödé/解答/small.py"], 0, "10/10"),
        (["a\x1b[2Jb\r\n/small.py", "z/z/small.py"], 0, "More than one small.py was found"),
        ([b"\xff\xfe/small.py", b"z/z/small.py"], 0, "More than one small.py was found"),
    ],
    ids=repr,
)
def test_names_of_files_and_folders(grade, tmp_path, names, status, sentence):
    folder = tmp_path / "handed_in"
    folder.mkdir()
    for name in names:
        file = folder / os.fsdecode(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(RIGHT)
    graded = grade(folder)
    shown = (graded.screen + graded.errors).replace(str(folder), "FOLDER")
    assert (graded.status, graded.record.get("points", 0)) == (status, 0 if status else 10)
    assert sentence in shown
    assert [word for word in ("Traceback", "GRADER", "\x1b", "\r", *PLACES) if word in shown] == []


def test_a_single_file_may_have_another_name(grade, tmp_path):
    for name in ("Small.py", "small (1).py", "解答.py", "small.txt"):
        (tmp_path / name).write_bytes(RIGHT)
        assert grade(tmp_path / name).record["points"] == 10, name


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))


def make_unreadable(path):
    path.write_bytes(RIGHT)
    path.chmod(0)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (os.mkfifo, "small.py is not a regular file"),
        (make_socket, "small.py"),
        (lambda path: path.symlink_to("/dev/zero"), "small.py is not a regular file"),
        (lambda path: path.symlink_to("/etc/hostname"), "small.py is not a regular file"),
        (lambda path: path.symlink_to("nowhere"), "small.py is not a regular file"),
        (lambda path: path.symlink_to("small.py"), "small.py is not a regular file"),
        (make_unreadable, "10/10" if os.geteuid() == 0 else "small.py cannot be read: Permission denied"),
    ],
    ids=["FIFO", "socket", "link to a device", "link", "dangling link", "link to itself", "unreadable"],
)
def test_what_is_no_regular_file(grade, tmp_path, monkeypatch, make, sentence):
    folder = tmp_path / "handed_in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    make(folder / "small.py")
    graded = grade(folder)
    assert graded.verdicts() == ({"PASS"} if sentence == "10/10" else {"ERROR"})
    assert sentence in graded.screen
    require_calm(graded)
