"""What is not right is explained once: checks that fail for the same thing are one cause."""

import pytest
from torchkata.record.message import phrase
from torchkata.record.notices import notice
from torchkata.record.verdict import Check, CheckResult, ExerciseResult, Verdict
from torchkata.report.causes import causes_of


def at(line):
    return phrase("place", line=line)


def todo(name, line):
    return Verdict.TODO, [phrase("todo", name=name, line=phrase("todo_line", place=at(line)))], {"place": at(line)}


def wrong(name, got, hint="", line=7, argument="1"):
    call = phrase("call", name=name, arguments=[argument])
    return Verdict.WRONG, [phrase("got", text=got)], {"call": call, "hint": hint, "place": at(line)}


def raised(kind, message, line, hint="", argument="1"):
    call = phrase("call", name="f", arguments=[argument])
    return (
        Verdict.ERROR,
        [phrase("raised", type=kind, message=message)],
        {"call": call, "hint": hint, "place": at(line)},
    )


def simple(verdict, key, **facts):
    return verdict, [phrase(key, **facts)], {}


def grouped(checks, problem=None):
    """Return the numbers of the checks of each cause."""
    results = [
        CheckResult(Check(f"test_{number}", 1.0, True), verdict, tuple(message), **facts)
        for number, (verdict, message, facts) in enumerate(checks)
    ]
    document = ExerciseResult("small", "01_small", "Small", results, problem=problem).document()
    return [[int(check["claim"]) for check in cause.checks] for cause in causes_of(document)]


PASS = (Verdict.PASS, [], {})


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        pytest.param([PASS, PASS], [], id="all pass"),
        pytest.param(
            [todo("f", 3), PASS, todo("g", 9), todo("f", 3)], [[0, 3], [2]], id="a function that is not begun"
        ),
        pytest.param([todo("f", 3), todo("calls_f", 3)], [[0, 1]], id="a function that calls one that is not begun"),
        pytest.param([wrong("f", "1"), wrong("f", "1", argument="2")], [[0, 1]], id="one message, two inputs"),
        pytest.param([wrong("f", "None"), wrong("g", "None", line=20)], [[0], [1]], id="one message, two functions"),
        pytest.param([wrong("f", "1", "Summed."), wrong("f", "2", "Summed.")], [[0, 1]], id="one mistake, two values"),
        pytest.param(
            [wrong("f", "1", "Summed."), wrong("f", "1", "Halved.")], [[0], [1]], id="one value, two mistakes"
        ),
        pytest.param(
            [wrong("f", "1", "Summed."), wrong("f", "1")], [[0], [1]], id="the hint of one is not the other's"
        ),
        pytest.param(
            [wrong("f", "1", "Summed."), wrong("f", "1"), wrong("f", "1", "Summed."), wrong("f", "1")],
            [[0, 2], [1, 3]],
            id="with the hint and without",
        ),
        pytest.param(
            [raised("ValueError", "of 2", 5), raised("ValueError", "of 3", 5)], [[0, 1]], id="one line raises"
        ),
        pytest.param(
            [raised("ValueError", "m", 5), raised("TypeError", "m", 5)], [[0], [1]], id="one line, two errors"
        ),
        pytest.param([raised("ValueError", "m", 5), raised("ValueError", "m", 6)], [[0], [1]], id="two lines raise"),
        pytest.param(
            [raised("ValueError", "m", 5), raised("ValueError", "n", 5, hint="A column.")], [[0, 1]], id="hint later"
        ),
        pytest.param(
            [
                simple(Verdict.TIMEOUT, "timeout", name="f", seconds=10.0),
                simple(Verdict.TIMEOUT, "timeout_again", name="f"),
                simple(Verdict.TIMEOUT, "time_spent", name="g"),
            ],
            [[0, 1], [2]],
            id="a function that never ends",
        ),
        pytest.param(
            [simple(Verdict.MISSING, "missing", file="s.py", name=name) for name in "fgf"], [[0, 2], [1]], id="missing"
        ),
    ],
)
def test_checks_that_fail_for_one_thing_are_one_cause(checks, expected):
    assert grouped(checks) == expected


@pytest.mark.parametrize("verdict", [Verdict.ERROR, Verdict.MISSING, Verdict.TIMEOUT, Verdict.CRASH, Verdict.MEMORY])
def test_a_file_that_cannot_be_run_is_one_cause(verdict):
    checks = [simple(verdict, "text", text="visible"), simple(verdict, "text", text="of a hidden check"), PASS]
    assert grouped(checks, notice("handed_empty")) == [[0, 1]]
    assert grouped(checks) == [[0], [1]]


def test_what_the_grader_could_not_do_is_not_the_fault_of_the_file():
    checks = [simple(Verdict.ERROR, "text", text="a"), simple(Verdict.GRADER, "text", text="b")]
    assert grouped(checks, notice("handed_empty")) == [[0], [1]]
