"""The view of `torchkata watch`, with keys and saved files, before a grading process that is none."""

import asyncio
import os
import re

import pytest
from textual.widgets import Static
from torchkata.record.message import phrase
from torchkata.record.notices import Notice
from torchkata.record.verdict import Verdict
from torchkata.watching.messages import Progressed, Refused, Surveyed
from torchkata.watching.view import WatchApp

from tests.support.watching import FakeGrading, student_copy, until, watch_of

PASS, WRONG, TODO, ERROR = Verdict.PASS, Verdict.WRONG, Verdict.TODO, Verdict.ERROR
MISTAKE = "somebody who adds in place of multiplying."


@pytest.fixture
def course(kit):
    return student_copy(kit, ["large"])


def file_of(course, name="small", number=1):
    return course / "exercises" / f"{number:02}_{name}" / f"{name}.py"


def save(file, text):
    """Save as many editors do: write another file and rename it."""
    beside = file.with_suffix(".part")
    beside.write_text(text)
    os.replace(beside, file)


class Seen:
    """The view under test: its texts, its keys, and the grading that a test speaks for."""

    def __init__(self, app, pilot, watch, grading):
        self.app, self.pilot, self.watch, self.grading = app, pilot, watch, grading

    def text(self, name):
        return str(self.app.query_one(f"#{name}", Static).content)

    async def shows(self, name, text):
        await until(lambda: text in self.text(name))

    async def press(self, *keys):
        await self.pilot.press(*keys)

    async def asked(self, count):
        await until(lambda: len(self.grading.grades) >= count)


def viewed(course, scene, policy="full", size=(80, 24)):
    """Run the view, and a scene in it."""

    async def run():
        grading = FakeGrading()
        watch = watch_of(course, grading, policy)
        app = WatchApp(watch, course)
        task = asyncio.create_task(watch.run())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(Seen(app, pilot, watch, grading))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert grading.closed

    asyncio.run(run())


def test_the_first_thing_that_is_not_right_is_shown_with_its_place(course, monkeypatch):
    monkeypatch.chdir(course)

    async def scene(seen):
        await seen.shows("head", "01_small: exercise 1 of 2, 0 done")
        seen.grading.answer(PASS, WRONG, WRONG, TODO)
        await seen.shows("body", "WRONG  b holds")
        body = seen.text("body").splitlines()
        assert body[0].startswith("1 of 4 checks pass, 1/4 points  +xx.")
        assert body[2:6] == ["WRONG  b holds", "  exercises/01_small/small.py:12", "  expected b", ""]
        assert body[6] == "  Other things that are not right yet: 2."
        assert seen.text("status") == ""  # nothing was saved yet

    viewed(course, scene)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
def test_every_size_shows_all_parts(course, size):
    async def scene(seen):
        seen.grading.answer(WRONG, TODO, hint=f"{MISTAKE} {MISTAKE} {MISTAKE}")
        await seen.shows("body", "WRONG  a holds")
        for name in ("head", "scroll", "status", "keys"):
            assert seen.app.query_one(f"#{name}").region.bottom <= size[1]
        assert seen.app.query_one("#scroll").region.height >= 3
        assert max(map(len, seen.text("body").splitlines())) <= size[0]
        await seen.pilot.resize_terminal(60, 20)
        await until(lambda: max(map(len, seen.text("body").splitlines())) <= 60)

    viewed(course, scene, size=size)


def test_a_save_by_renaming_is_graded_and_shows_how_long_it_took(course):
    async def scene(seen):
        seen.grading.answer(WRONG)
        await seen.shows("body", "WRONG")
        before = len(seen.grading.grades)
        await asyncio.sleep(0.1)  # until the watcher of files has begun
        save(file_of(course), "x = 1\n")
        await seen.asked(before + 1)
        seen.grading.answer(PASS, PASS)
        await seen.shows("body", "Every check passes.")
        assert re.match(r"Verdict \d+\.\d\d s after the save\.", seen.text("status"))

    viewed(course, scene)


def test_an_answer_about_an_older_text_is_not_shown(course):
    async def scene(seen):
        seen.grading.answer(WRONG)
        await seen.shows("body", "WRONG  a holds")
        old = seen.grading.grades[-1]
        await asyncio.sleep(0.1)
        save(file_of(course), "x = 1\n")
        save(file_of(course), "x = 2\n")
        await until(lambda: seen.grading.grades[-1] is not old and seen.watch.situation.running)
        await seen.shows("status", "Grading")
        seen.grading.say(Refused(old.number, old.folder, "of the older text"))
        await asyncio.sleep(0.1)
        assert "WRONG  a holds" in seen.text("body")
        assert seen.text("status").endswith("Above is the verdict on the text before.")
        seen.grading.answer(PASS, PASS)
        await seen.shows("body", "Every check passes.")

    viewed(course, scene)


def test_what_runs_long_is_named(course):
    async def scene(seen):
        number = seen.grading.grades[-1].number
        await until(lambda: seen.watch.situation.ready)
        seen.grading.say(Progressed(number, 3, 8, "double", 10.0, 4.2))
        await seen.shows("status", "Grading: 3 of 8 checks have run. double runs, 4 s of 10.")
        seen.grading.say(Progressed(number, 0, 8, "", 10.0, 1.5))
        await seen.shows("status", "Your file is loaded, 1 s of 10.")

    viewed(course, scene)


def test_a_syntax_error_is_one_calm_line(course):
    async def scene(seen):
        problem = Notice("load_syntax", (phrase("text", text="'(' was never closed"),))
        seen.grading.answer(ERROR, ERROR, ERROR, problem=problem)
        await seen.shows("body", "small.py:12  Not Python yet: expected a")
        assert len([line for line in seen.text("body").splitlines() if line.strip()]) == 2  # and the points

    viewed(course, scene)


def test_hints_come_in_steps(course):
    async def scene(seen):
        seen.grading.answer(WRONG, hint=MISTAKE, content="first")
        await seen.shows("body", "expected a")
        assert MISTAKE not in seen.text("body")  # the first try
        await seen.press("h")
        await seen.shows("body", MISTAKE)
        await seen.press("h")
        await seen.shows("body", "double, hint 1 of 3: which value?")
        await seen.press("h", "h", "h")
        await seen.shows("body", "That was the last hint.")
        assert seen.text("body").count("hint 2 of 3") == 2  # once as it came, once with all

    viewed(course, scene, policy="after-tries")


def test_the_sentence_on_a_mistake_is_shown_on_the_second_try(course):
    async def scene(seen):
        seen.grading.answer(WRONG, hint=MISTAKE, content="first")
        await seen.shows("body", "expected a")
        seen.watch.grade()
        seen.grading.answer(WRONG, hint=MISTAKE, content="second")
        await seen.shows("body", MISTAKE)

    viewed(course, scene, policy="after-tries")


def test_a_finished_exercise_says_what_one_can_do_and_what_is_next(course):
    async def scene(seen):
        seen.grading.answer(PASS, PASS)
        await seen.shows("body", "You can now double.")
        assert "Next (key n): 02_large, about 25 minutes." in seen.text("body")
        await seen.shows("head", "1 done")
        await seen.press("h")
        await seen.shows("status", "Nothing is wrong, so there is no hint.")
        await seen.press("n")
        await seen.shows("head", "02_large: exercise 2 of 2")
        assert seen.grading.grades[-1].folder == "02_large"
        seen.grading.answer(PASS)
        await seen.shows("body", "All 2 exercises are done.")
        await seen.press("n")
        await seen.shows("status", "All 2 exercises are done.")

    viewed(course, scene)


def test_the_list_shows_the_course_and_leads_to_another_exercise(course):
    async def scene(seen):
        seen.grading.answer(TODO, TODO)
        await seen.shows("body", "TODO  a holds")
        await seen.press("l")
        exercises = seen.app.query_one("#exercises")
        assert exercises.display
        assert not seen.app.query_one("#scroll").display
        rows = [str(option.prompt).split()[:2] for option in exercises.options]
        assert rows == [[".", "01_small"], ["?", "02_large"]]
        await seen.press("escape")
        assert not exercises.display
        await seen.press("l", "down", "enter")
        await seen.shows("head", "02_large: exercise 2 of 2")
        assert seen.app.query_one("#scroll").display

    viewed(course, scene)


def test_saving_another_exercise_switches_to_it(course):
    async def scene(seen):
        seen.grading.answer(PASS)
        await seen.shows("body", "Every check passes.")
        await asyncio.sleep(0.1)
        save(file_of(course, "large", 2), "x = 1\n")
        await seen.shows("head", "02_large: exercise 2 of 2")
        assert seen.text("body") == ""  # of the other exercise nothing is shown any more

    viewed(course, scene)


def test_other_files_are_not_graded(course):
    async def scene(seen):
        await asyncio.sleep(0.1)
        before = len(seen.grading.grades)
        folder = file_of(course).parent
        for name in ("notes.txt", ".small.py.swp", "4913", "small.py~"):
            (folder / name).write_text("x")
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / "small.py").write_text("x")
        save(file_of(course), "x = 1\n")
        await seen.asked(before + 1)
        await asyncio.sleep(0.2)
        assert len(seen.grading.grades) == before + 1

    viewed(course, scene)


def test_a_refusal_is_said_and_the_next_save_is_graded(course):
    async def scene(seen):
        request = seen.grading.grades[-1]
        seen.grading.say(Refused(request.number, request.folder, "There is no file."))
        await seen.shows("body", "There is no file.")
        await asyncio.sleep(0.1)
        save(file_of(course), "x = 1\n")
        await seen.asked(2)
        seen.grading.answer(PASS)
        await seen.shows("body", "Every check passes.")

    viewed(course, scene)


def test_the_page_is_written_and_its_path_said(course, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(course)

    async def scene(seen):
        await seen.press("p")
        await seen.shows("status", "There is no verdict yet.")
        seen.grading.answer(WRONG)
        await seen.shows("body", "WRONG")
        await seen.press("p")
        await seen.shows("status", "The page is in .cache/01_small.html.")
        assert "a holds" in (course / ".cache" / "01_small.html").read_text()

    viewed(course, scene)


def test_without_a_key_there_are_no_hidden_checks_to_run(course):
    async def scene(seen):
        seen.grading.answer(PASS)
        await seen.shows("body", "Every check passes.")
        await seen.press("a")
        assert seen.grading.grades[-1].hidden is False
        seen.grading.answer(PASS)
        await seen.shows("status", "There are no hidden checks here")

    viewed(course, scene)


def test_hidden_checks_are_run_on_demand_where_there_is_a_key(kit):
    async def scene(seen):
        assert not any(request.hidden for request in seen.grading.grades)
        await seen.press("a")
        assert seen.grading.grades[-1].hidden

    viewed(kit, scene)


def test_the_file_is_opened_at_the_line_in_the_editor(course, tmp_path, monkeypatch):
    script, opened = tmp_path / "code", tmp_path / "opened"
    script.write_text(f'#!/bin/sh\necho "$@" > {opened}.part\nmv {opened}.part {opened}\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))

    async def scene(seen):
        seen.grading.answer(WRONG)
        await seen.shows("body", "WRONG")
        await seen.press("o")
        await until(opened.exists)
        assert opened.read_text() == f"--goto {file_of(course)}:12\n"
        monkeypatch.setenv("VISUAL", "/nowhere/code")
        await seen.press("o")
        await seen.shows("status", "/nowhere/code could not be started: No such file or directory.")

    viewed(course, scene)


def test_the_rest_of_the_course_is_graded_ahead_and_remembered(course):
    async def scene(seen):
        seen.grading.answer(PASS, content="small")
        await seen.shows("head", "[+]?")
        seen.grading.say(Surveyed({"01_small": "small", "02_large": "large"}))
        await until(lambda: seen.grading.grades[-1].folder == "02_large")
        assert seen.watch.situation.current.name == "small"
        seen.grading.say(Progressed(seen.grading.grades[-1].number, 1, 8, "double", 10.0, 4.2))
        await seen.pilot.pause(0.6)  # longer than the status line waits
        assert "Grading" not in seen.text("status")
        seen.grading.answer(TODO, TODO, content="large")
        await seen.shows("head", "[+].")
        assert "Every check passes." in seen.text("body")

    viewed(course, scene)

    async def again(seen):
        seen.grading.answer(PASS, content="small")
        seen.grading.say(Surveyed({"01_small": "small", "02_large": "large"}))
        await seen.shows("head", "[+].")
        assert {request.folder for request in seen.grading.grades} == {"01_small"}
        seen.grading.say(Surveyed({"01_small": "small", "02_large": "edited"}))

    viewed(course, again)


def test_a_failure_of_the_grader_is_no_standing(course):
    async def scene(seen):
        seen.grading.answer(Verdict.GRADER, TODO)
        await seen.shows("body", "GRADER  a holds")
        assert "[?]?" in seen.text("head")

    viewed(course, scene)
    assert not (course / ".cache" / "progress.json").exists()


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
def test_keys_that_leave(course, key):
    async def scene(seen):
        await seen.press(key)
        await until(lambda: not seen.app.is_running)

    viewed(course, scene)


def test_a_course_without_progress_notes_that_can_be_written_goes_on(course):
    (course / ".cache").write_text("a file, where a folder should be")

    async def scene(seen):
        seen.grading.answer(WRONG, content="one")
        await seen.shows("body", "WRONG")
        await seen.shows("status", "Your progress could not be saved in .cache/")

    viewed(course, scene)
