"""The screen of `torchkata grade`: short, each cause once, whole words, and colour is never the only sign."""

import re
from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text
from torchkata.record.message import phrase
from torchkata.record.notices import notice
from torchkata.record.verdict import Check, CheckResult, ExerciseResult, Record, Verdict
from torchkata.report.blocks import block_lines
from torchkata.report.course_rows import course_lines
from torchkata.report.lines import plain_text
from torchkata.report.terminal import print_line
from torchkata.report.wrapping import CODE

from tests.support.doors import SMALL, run_command, with_function

WRONG_DOUBLE = with_function("double", "def double(values):\n    return [3.0 * value for value in values]")


def exercise(*results, number=1, **facts):
    """Return the document of an exercise with the results: (verdict, messages, more of the check)."""
    made = [
        CheckResult(Check(f"test_claim_{at}", 1.0, True), verdict, tuple(messages), **more)
        for at, (verdict, messages, more) in enumerate(results)
    ]
    return ExerciseResult("small", f"{number:02}_small", "Small", made, **facts)


def todo(name, line=3):
    place = phrase("place", line=line)
    return Verdict.TODO, [phrase("todo", name=name, line=phrase("todo_line", place=place))], {"place": place}


def wrong(name, got, hint=""):
    call = phrase("call", name=name, arguments=["1"])
    return Verdict.WRONG, [phrase("expected", text="1"), phrase("got", text=got)], {"call": call, "hint": hint}


PASS = (Verdict.PASS, [], {})


def shown(result, width=None):
    return [plain_text(line) for line in block_lines(result.document(), width)]


def test_an_exercise_that_is_not_begun_is_one_line():
    assert shown(exercise(todo("f"), todo("g"), todo("f"))) == ["", "01_small  not begun, 3 points"]


def test_each_cause_is_one_block_with_the_checks_that_fail_for_it():
    result = exercise(PASS, wrong("f", "2", "Summed."), todo("g"), wrong("f", "3", "Summed."), todo("g"))
    assert shown(result) == [
        "",
        "01_small  1/5 points",
        "",
        "  PASS    1 of 5 checks",
        "  WRONG   claim 1",
        "          f(1)",
        "          expected  1",
        "          got       2",
        "          Looks like: Summed.",
        "          One more check fails because of this:",
        "          - claim 3",
        "  TODO    g (line 3): 2 checks wait for it.",
    ]


def test_what_nobody_can_explain_in_one_function_is_explained_for_the_first_check():
    lines = shown(exercise(wrong("f", "2"), wrong("f", "3"), wrong("f", "4"), wrong("g", "4"), wrong("f", "5", "Off.")))
    assert lines.count("          In 2 more checks, f is not right either:") == 1
    assert [line for line in lines if line.startswith("  WRONG")] == [f"  WRONG   claim {at}" for at in (0, 3, 4)]
    assert "          Looks like: Off." in lines


def test_many_claims_are_counted():
    lines = shown(exercise(*[wrong("f", "2", "Summed.")] * 9))
    assert lines[-1] == "          - and 3 more"
    assert len(lines) == 15


def test_a_file_that_cannot_be_read_is_explained_once_and_shortly():
    place = phrase("place", line=3)
    messages = [
        phrase("raised", type="SyntaxError", message="'(' was never closed"),
        phrase("syntax", file="small.py", place=place),
        phrase("frame_text", text="    return (1"),
        phrase("frame_text", text="           ^"),
        phrase("text", text="Add the closing bracket."),
    ]
    result = exercise(*[(Verdict.ERROR, messages, {"place": place})] * 10, problem=notice("handed_empty"))
    assert shown(result)[3:] == [
        "  ERROR   SyntaxError: '(' was never closed",
        "            small.py, line 3",
        "                  return (1",
        "                         ^",
        "          Add the closing bracket.",
        "          10 checks wait for it.",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_mark_below_a_long_line_of_code_stays_below_its_place(width):
    code = "    total = " + " + ".join(f"value_{at}" for at in range(20)) + " + )"
    messages = [phrase("frame_text", text=code), phrase("frame_text", text=" " * (len(code) - 1) + "^")]
    *_, text, mark = shown(exercise(PASS, (Verdict.ERROR, [phrase("text", text="e"), *messages], {})), width)
    assert text[len(mark) - 1] == ")"
    assert len(mark) <= width


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    ("line", "hang"),
    [
        ("          Looks like: " + "the squared errors were summed, not averaged, " * 4, 10),
        ("          wrong in  " + "40 of 41 places, by up to 115 (allowed: 1e-12 + 1e-09 relative) " * 3, 20),
        ("          expected  [" + "[1.25, 2.5, 3.75], " * 12, 20),
        ("  WRONG   " + "every function gives its result and leaves its inputs unchanged " * 2, 10),
        ("          - " + "every function gives its result and leaves its inputs unchanged " * 2, 12),
        ("Next: open exercises/05_mse_sweep/mse_sweep.py, and write predict (line 21), about 45 minutes. " * 2, 0),
    ],
)
def test_words_are_whole_at_each_width_and_stand_below_each_other(line, hang, width):
    lines = printed(Text(line.rstrip()), width)
    assert " ".join(" ".join(lines).split()) == " ".join(line.split())
    assert max(map(len, lines)) <= width
    assert all(re.match(rf" {{{hang}}}\S", later) for later in lines[1:])
    assert len(lines) > 1


def test_a_number_longer_than_the_line_is_broken_at_the_width_and_code_is_cut_visibly():
    digits = printed(Text("          expected  " + "7" * 150), 80)
    assert [len(line) for line in digits] == [80, 80, 50]
    (cut,) = printed(Text.assemble(("              return " + "x + " * 60, CODE)), 80)
    assert (len(cut), cut[-3:]) == (80, "...")


def printed(line, width, terminal=True):
    console = Console(file=StringIO(), force_terminal=terminal, no_color=True, width=width, soft_wrap=True)
    print_line(console, line)
    return re.sub(r"\x1b\[[0-9;]*m", "", console.file.getvalue()).splitlines()


def test_a_pipe_gets_whole_lines():
    assert len(printed(Text("word " * 60), 80, terminal=False)) == 1


def rows(*results, many=True):
    return [plain_text(line) for line in course_lines(Record(list(results), True, "full").document(), many)]


def test_a_course_that_is_not_begun_is_one_line():
    assert rows(*(exercise(todo("f"), number=number) for number in range(1, 8))) == [
        "",
        "7 exercises, 01 to 07: not begun, 7 points",
    ]


def test_one_exercise_that_is_left_of_several_is_a_row():
    assert rows(exercise(todo("f")))[2:] == ["01_small     0/1  . not begun", "total        0/1"]


def test_exercises_that_are_not_begun_share_a_row():
    done, begun = exercise(PASS), exercise(PASS, wrong("f", "2"), number=5)
    waiting = [exercise(todo("f"), number=number) for number in (2, 3, 4, 6, 7)]
    assert rows(done, *waiting[:3], begun, *waiting[3:]) == [
        "",
        "exercise  points  checks",
        "01_small     1/1  +",
        "02 to 04     0/3  . 3 exercises not begun",
        "05_small     1/2  +x",
        "06_small     0/1  . not begun",
        "07_small     0/1  . not begun",
        "total        2/8",
    ]


def test_one_exercise_needs_no_table():
    assert rows(exercise(PASS, wrong("f", "2")), many=False) == []


def test_grade_is_short_and_all_shows_each_check(grade):
    code = WRONG_DOUBLE.replace("return float(sum(values))", "raise NotImplementedError")
    short, every = grade(code), grade(code, "--all")
    assert len(short.screen.splitlines()) < len(every.screen.splitlines())
    for check in every.checks():
        assert f"  {check['verdict']:<8}{check['claim']}" in every.screen
    assert "  TODO    total (line" in short.screen
    assert short.screen.count("TODO") == 1


def test_the_first_run_says_what_to_do(kit):
    done = run_command("--course", kit, "grade")
    assert [line for line in done.stdout.splitlines() if not line.startswith("isolation: ")] == [
        *("", "01_small  not begun, 10 points", "", ""),
        "Next: open exercises/01_small/small.py, and write double (line 10).",
        "Then: python -m torchkata grade small",
    ]


def test_right_answers_end_in_one_line(grade):
    assert "\n\n  PASS    all 9 checks\n\nisolation: " in grade(SMALL).screen
