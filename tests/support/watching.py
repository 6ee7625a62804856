"""A course that is watched, and a grading process that is none: tests say what it answers."""

import asyncio
import shutil

from torchkata.course.catalog import load_exercises
from torchkata.record.message import phrase
from torchkata.record.verdict import Check, CheckResult, ExerciseResult, Record, Verdict
from torchkata.watching.advice import Advice
from torchkata.watching.messages import Grade, Graded, Ready, Survey, Surveyed
from torchkata.watching.situation import Situation
from torchkata.watching.standings import Standings
from torchkata.watching.watch import Watch

STUB = "    raise NotImplementedError\n"
DOUBLE = "    return [2.0 * value for value in values]\n"
HINTS = ("which value?", "two of each.", "2.0 * ___")
PATIENCE = 30.0  # seconds that a test waits for what must come


def student_copy(kit, others=()):
    """Turn a small kit into a student's copy, with its exercise again under each of the names `others`."""
    small = kit / "exercises" / "01_small"
    listed = ", ".join(f'"{hint}"' for hint in HINTS)
    settings = (kit / "solutions" / "01_small" / "exercise.toml").read_text() + f"\n[hints]\ndouble = [{listed}]\n"
    settings = settings.replace("points = 10", 'points = 10\nminutes = 25\noutcome = "You can now double."')
    (small / "exercise.toml").write_text(settings)
    shutil.rmtree(kit / "solutions")
    for number, name in enumerate(others, 2):
        folder = kit / "exercises" / f"{number:02}_{name}"
        shutil.copytree(small, folder)
        for file in folder.glob("*small.py"):
            file.rename(file.with_name(file.name.replace("small", name)))
    return kit


def result(folder, *verdicts, hint="", problem=None):
    """Return the record of an exercise whose checks a, b, c ... have these verdicts, as a document."""
    place = phrase("place", line=12)
    results = []
    for letter, verdict in zip("abcdefgh", verdicts, strict=False):
        check = Check(f"test_{letter}_holds", 1.0, True)
        shown = () if verdict is Verdict.PASS else (phrase("text", text=f"expected {letter}"),)
        results.append(CheckResult(check, verdict, shown, shown, place=None if verdict is Verdict.PASS else place))
    name = folder[3:]
    outcome = "You can now double."
    made = ExerciseResult(name, folder, "Small", results, (), problem, f"{folder}/{name}.py", outcome)
    document = Record([made], hidden=False, isolation="full").document()
    for check in document["exercises"][0]["checks"]:
        check["hint"] = hint if check["verdict"] != Verdict.PASS else ""
    return document


class FakeGrading:
    """Stands for the grading process: remembers each request, and a test says what happens then."""

    def __init__(self):
        self.requests, self.closed = [], False
        self._events = asyncio.Queue()

    async def start(self):
        self.say(Ready("full"))

    def send(self, request):
        self.requests.append(request)
        if isinstance(request, Survey):
            self.say(Surveyed({}))

    def say(self, event):
        self._events.put_nowait(event)

    def answer(self, *verdicts, unfinished=("double",), content="", **facts):
        """Answer the newest request to grade."""
        request = self.grades[-1]
        document = result(request.folder, *verdicts, **facts)
        content = content or f"content {request.number}"
        self.say(Graded(request.number, request.folder, content, document, list(unfinished)))

    @property
    def grades(self):
        return [request for request in self.requests if isinstance(request, Grade)]

    async def events(self):
        while True:
            yield await self._events.get()

    async def close(self):
        self.closed = True


def watch_of(course, grading, policy="full", first=0):
    """Return the loop of a course with a grading process, which has not begun."""
    exercises = load_exercises(course)
    standings = Standings(course, [exercise.folder for exercise in exercises])
    return Watch(course, Situation(exercises, exercises[first], standings), grading, Advice(course, policy))


async def until(condition, seconds=PATIENCE):
    """Wait until something holds; fail where it never does."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        assert loop.time() < end, "it never came"
        await asyncio.sleep(0.01)
