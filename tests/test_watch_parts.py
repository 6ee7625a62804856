"""The parts of watching that need neither a terminal nor a grading process."""

import asyncio
import json
import os
import signal
import threading

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.record.verdict import Verdict
from torchkata.watching import editor, saved_files
from torchkata.watching.editor import editor_command, opens_window
from torchkata.watching.first import choose_first
from torchkata.watching.inbox import Inbox
from torchkata.watching.messages import Grade, Survey, encode
from torchkata.watching.page_file import open_page
from torchkata.watching.pieces import one_line
from torchkata.watching.saved_files import folder_of, is_silent, saved
from torchkata.watching.situation import Situation
from torchkata.watching.spans import paragraph, plain
from torchkata.watching.standings import Standings, standing_of

from tests.support.watching import result, student_copy

PASS, WRONG, TODO = Verdict.PASS, Verdict.WRONG, Verdict.TODO


@pytest.fixture
def course(kit):
    return student_copy(kit, ["large", "huge"])


@pytest.mark.parametrize(
    ("environment", "line", "expected"),
    [
        ({"VISUAL": "vim", "EDITOR": "nano"}, 12, ["vim", "+12", "/a b.py"]),
        ({"EDITOR": "/usr/bin/nano -w"}, 12, ["/usr/bin/nano", "-w", "+12", "/a b.py"]),
        ({"VISUAL": " ", "EDITOR": "hx"}, 12, ["hx", "/a b.py:12"]),
        ({"VISUAL": "code --wait"}, 12, ["code", "--wait", "--goto", "/a b.py:12"]),
        ({"VISUAL": "code"}, 0, ["code", "--goto", "/a b.py"]),
        ({"VISUAL": "vim"}, 0, ["vim", "/a b.py"]),
        ({"VISUAL": "an-editor --flag"}, 12, ["an-editor", "--flag", "/a b.py"]),
        ({"VISUAL": "a 'quote"}, 12, ["a 'quote", "/a b.py"]),
        ({}, 12, []),
    ],
)
def test_the_command_of_an_editor(monkeypatch, tmp_path, environment, line, expected):
    monkeypatch.setattr(editor.shutil, "which", lambda name: None)
    assert editor_command(type(tmp_path)("/a b.py"), line, environment) == expected


def test_visual_studio_code_is_taken_where_no_editor_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(editor.shutil, "which", lambda name: f"/usr/bin/{name}")
    command = editor_command(tmp_path / "a.py", 3, {})
    assert command == ["code", "--goto", f"{tmp_path}/a.py:3"]
    assert opens_window(command)
    assert not opens_window(["/usr/bin/vim"])


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("01_small/small.py", "01_small"),
        ("01_small/small.ipynb", "01_small"),
        ("01_small/data/helper.py", "01_small"),
        ("01_small/small.py.swp", ""),
        ("01_small/.small.py", ""),
        ("01_small/__pycache__/small.py", ""),
        ("01_small/.ipynb_checkpoints/small.ipynb", ""),
        ("notes/small.py", ""),
        ("small.py", ""),
        ("../elsewhere/small.py", ""),
    ],
)
def test_which_saved_files_count(tmp_path, path, folder):
    assert folder_of(tmp_path, f"{tmp_path}/{path}") == folder


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb /home/local\\040disk ext4 rw 0 0
me@there: /mnt/far fuse.sshfs rw 0 0
short line"""


@pytest.mark.parametrize(
    ("folder", "silent"),
    [
        ("/tmp/course", False),
        ("/home/me/course", True),
        ("/home/local disk/course", False),
        ("/mnt/far", True),
        ("/mnt/farther", False),
    ],
)
def test_drives_that_report_no_changes_are_polled(tmp_path, folder, silent):
    assert is_silent(type(tmp_path)(folder), MOUNTS) is silent


@pytest.mark.parametrize("how", ["asked for", "out of watches"])
def test_files_can_be_polled(course, monkeypatch, how):
    import watchfiles

    real, forced = watchfiles.awatch, []

    def awatch(*folders, force_polling, **options):
        forced.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return real(*folders, force_polling=True, **options)

    monkeypatch.setattr(watchfiles, "awatch", awatch)
    monkeypatch.setattr(saved_files, "POLL_MS", 30)
    file = course / "exercises" / "01_small" / "small.py"

    async def first_save():
        found = []

        async def follow():
            async for folders in saved(course / "exercises", poll=how == "asked for"):
                found.append(folders)

        task = asyncio.create_task(follow())
        number = 0
        while not found:
            number += 1
            file.write_text(f"x = {number}\n" * number)
            await asyncio.sleep(0.1)
            assert number < 200
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return found

    assert asyncio.run(first_save())[0] == ["01_small"]
    assert forced[-1] is True


def test_the_exercise_that_was_edited_last_comes_first(course):
    exercises = load_exercises(course)
    for exercise in exercises:
        for file in exercise.public.iterdir():
            os.utime(file, (1000, 1000))
    assert choose_first(course, exercises).name == "small"  # nothing was edited, nothing is known
    standings = Standings(course, [one.folder for one in exercises])
    standings.note("01_small", standing_of(result("01_small", PASS)["exercises"][0], "x"))
    assert choose_first(course, exercises).name == "large"
    standings.note("02_large", standing_of(result("02_large", PASS, WRONG)["exercises"][0], "x"))
    assert choose_first(course, exercises).name == "large"
    os.utime(exercises[2].public / "huge.py", (2000, 2000))
    assert choose_first(course, exercises).name == "huge"
    os.utime(exercises[1].public / "large.py", (3000, 3000))
    assert choose_first(course, exercises).name == "large"


@pytest.mark.parametrize(
    ("verdicts", "sign"), [((PASS, PASS), "+"), ((PASS, TODO), "x"), ((TODO, TODO), "."), ((WRONG, WRONG), "x")]
)
def test_the_sign_of_an_exercise(verdicts, sign):
    assert standing_of(result("01_small", *verdicts)["exercises"][0], "x").sign == sign


@pytest.mark.parametrize("notes", ["", "[]", "{", '{"01_small": 2}', '{"01_small": {"content": 1}}', "[" * 100_000])
def test_progress_that_is_lost_or_damaged_is_graded_anew(course, notes):
    (course / ".cache").mkdir()
    (course / ".cache" / "progress.json").write_text(notes)
    standings = Standings(course, ["01_small", "02_large"])
    assert standings.recall({"01_small": "one"}) == ["01_small"]
    assert standings.sign("01_small") == "?"


def test_progress_is_remembered_of_exactly_this_content(course):
    folders = ["01_small", "02_large"]
    done = standing_of(result("01_small", PASS)["exercises"][0], "one")
    Standings(course, [*folders, "99_gone"]).note("99_gone", done)
    Standings(course, folders).note("01_small", done)
    assert set(json.loads((course / ".cache" / "progress.json").read_text())) == {"01_small"}
    again = Standings(course, folders)
    assert again.recall({"01_small": "one", "02_large": "two"}) == ["02_large"]
    assert (again.done(), again.sign("01_small")) == (1, "+")
    assert Standings(course, folders).recall({"01_small": "edited"}) == ["01_small"]


def test_a_line_says_the_first_thing_or_what_is_next(course, monkeypatch):
    monkeypatch.chdir(course)
    exercises = load_exercises(course)
    situation = Situation(exercises, exercises[0], Standings(course, [one.folder for one in exercises]))
    situation.record = result("01_small", PASS, WRONG, TODO)
    where = "exercises/01_small/small.py:12"
    assert one_line(situation, course) == f"01_small: 1/3 points. {where}: WRONG: b holds. expected b"
    situation.record = result("01_small", PASS)
    following = "Next: 02_large, about 25 minutes. Save its file, and it is graded."
    assert one_line(situation, course).endswith(f"Every check passes. {following}")
    situation.refusal = "Two\nlines."
    assert one_line(situation, course) == "01_small: Two lines."


def test_texts_are_wrapped_with_their_indent_and_without_codes_of_terminals():
    lines = [plain(line) for line in paragraph("    a line of code that is long\n\x1b[31mred", 24)]
    assert lines == ["      a line of code", "        that is long", "  \\x1b[31mred"]


def test_no_browser_covers_the_terminal(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("webbrowser.open", lambda address: pytest.fail("a browser in the terminal"))
    assert not open_page(tmp_path / "page.html", {})


def test_only_work_that_is_out_of_date_is_interrupted():
    """The work is interrupted by a newer request, as soon as it is where it may be."""
    reader, writer = os.pipe()  # never closed: at its end the process would end itself
    allowed = [False]
    before = signal.getsignal(signal.SIGINT)
    inbox = Inbox(reader, lambda frame: allowed[0])
    os.write(writer, encode(Survey()))
    assert inbox.take() == Survey()
    os.write(writer, encode(Grade(7, "01_small")))
    for _ in range(10):  # not yet
        threading.Event().wait(0.02)
    allowed[0] = True
    with pytest.raises(KeyboardInterrupt):
        threading.Event().wait(20)
    assert inbox.take() == Grade(7, "01_small")
    threading.Event().wait(0.1)  # nothing newer: nothing happens
    signal.signal(signal.SIGINT, before)
