"""The last lines below a student's own results: where in the course, the one thing to do, and the command."""

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.record.message import phrase
from torchkata.record.notices import notice
from torchkata.record.verdict import Check, CheckResult, ExerciseResult, Record, Verdict
from torchkata.report.door import Door
from torchkata.report.next_step import next_lines

PLACE = {"place": phrase("place", line=7)}
TODO = (Verdict.TODO, phrase("todo", name="f", line=phrase("todo_line", **PLACE)), PLACE)
WRONG = (Verdict.WRONG, phrase("got", text="1"), {"call": phrase("call", name="g", arguments=[]), **PLACE})
RAISED = (Verdict.ERROR, phrase("raised", type="SyntaxError", message="m"), PLACE)
PASS = (Verdict.PASS, None, {})
SMALL_FILE = "exercises/01_small/small.py"


@pytest.fixture
def course(kit):
    """Return three exercises of the same name, as 01, 02 and 03, of which each takes 25 minutes and has hints."""
    toml = kit / "solutions" / "01_small" / "exercise.toml"
    hints = '\n[hints]\nf = ["a?", "b", "c"]\n'
    toml.write_text(toml.read_text().replace("points = 10", "points = 10\nminutes = 25") + hints)
    (small,) = load_exercises(kit)
    folder = small.public.parent
    return [
        type(small)(**{**vars(small), "number": number, "public": folder / f"{number:02}_small"})
        for number in (1, 2, 3)
    ]


def step_after(course, graded, door=Door(), problem=None):  # noqa: B008
    """Return the lines after grading: number -> the checks of the exercise."""
    results = []
    for number, checks in graded.items():
        made = [
            CheckResult(Check(f"test_{index}", 1, True), verdict, (message,) if message else (), **facts)
            for index, (verdict, message, facts) in enumerate(checks)
        ]
        results.append(ExerciseResult("small", f"{number:02}_small", "", made, problem=problem))
    return next_lines(Record(results, True, "full").document(), course, door)


@pytest.mark.parametrize(
    ("graded", "expected"),
    [
        pytest.param(
            {1: [TODO]},
            [
                "Exercise 1 of 3.",
                f"Next: open {SMALL_FILE}, and write f (line 7), about 25 minutes.",
                "Then: make grade EX=small",
            ],
            id="not begun",
        ),
        pytest.param(
            {1: [PASS, WRONG, TODO]},
            [
                "Exercise 1 of 3.",
                f"Next: look at g in {SMALL_FILE}, line 7.",
                "For a hint: make hint EX=small",
            ],
            id="wrong",
        ),
        pytest.param(
            {1: [PASS, TODO, WRONG]},
            [
                "Exercise 1 of 3.",
                f"Next: write f in {SMALL_FILE}, line 7.",
                "For a hint: make hint EX=small",
            ],
            id="half done",
        ),
        pytest.param(
            {1: [PASS]},
            [
                "Exercise 1 of 3.",
                "Next: open exercises/02_small/small.py, about 25 minutes.",
                "Then: make grade EX=small",
            ],
            id="done",
        ),
        pytest.param({3: [PASS]}, ["Exercise 3 of 3. That was the last exercise."], id="the last one"),
        pytest.param(
            {1: [PASS], 2: [TODO], 3: [WRONG]},
            [
                "1 of 3 exercises are done.",
                "Next: look at g in exercises/03_small/small.py, line 7.",
                "Then: make grade EX=small",
            ],
            id="what is begun comes first",
        ),
        pytest.param({1: [PASS], 2: [PASS], 3: [PASS]}, ["All 3 exercises are done."], id="all"),
        pytest.param({1: [PASS], 2: [PASS]}, [], id="a part of the course"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_what_to_do_next(course, graded, expected):
    assert step_after(course, graded) == expected
    assert max(map(len, expected), default=0) <= 79


def test_a_file_that_cannot_be_run_is_repaired_first_and_a_hint_would_not_help(course):
    problem = notice("handed_empty")
    assert step_after(course, {1: [RAISED, RAISED]}, problem=problem)[1:] == [
        f"Next: repair {SMALL_FILE}, line 7.",
        "Then: make grade EX=small",
    ]


def test_a_function_that_is_missing_is_named(course):
    missing = (Verdict.MISSING, phrase("missing", file="small.py", name="h"), {})
    assert step_after(course, {1: [PASS, missing]})[1] == f"Next: write h in {SMALL_FILE}."


def test_in_a_course_of_one_there_is_no_place(course):
    assert step_after(course[:1], {1: [PASS, TODO]})[0].startswith("Next: ")
    assert step_after(course[:1], {1: [PASS]}) == []


@pytest.mark.parametrize("words", ["torchkata", "python -m torchkata"])
def test_a_command_is_as_the_person_calls_it(course, words):
    assert step_after(course, {1: [WRONG]}, Door(words))[-1] == f"For a hint: {words} hint small"


def test_a_path_begins_where_the_person_is(course, monkeypatch):
    monkeypatch.chdir(course[0].public.parent)
    assert "open 01_small/small.py," in step_after(course, {1: [TODO]})[1]


def test_a_method_is_named_as_it_is_called(course):
    name = phrase("call_owner", owner="Counter", name="add")
    method = (Verdict.WRONG, phrase("got", text="1"), {"call": phrase("call", name=name, arguments=[]), **PLACE})
    assert step_after(course, {1: [PASS, method]})[1] == f"Next: look at Counter.add in {SMALL_FILE}, line 7."


def test_a_hint_that_waits_is_said_in_the_last_line(course):
    place = phrase("place", line=7)
    call = phrase("call", name="g", arguments=[])
    wrong = CheckResult(Check("test_a", 1, True), Verdict.WRONG, (phrase("got", text="1"),), call=call, place=place)
    document = Record([ExerciseResult("small", "01_small", "", [wrong])], True, "full").document()
    assert next_lines(document, course, Door(), {"01_small"})[-1] == "A hint is there: make hint EX=small"
    assert next_lines(document, course, Door(), {"02_small"})[-1] == "For a hint: make hint EX=small"
