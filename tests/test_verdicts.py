"""Each verdict of the closed list, earned by a submission."""

import pytest

from tests.support.doors import SMALL, SMALL_KIT, with_function

DOUBLED = "each_value_is_doubled"


def with_double(code):
    return with_function("double", "def double(values):\n    " + code)


def test_pass(grade):
    graded = grade(SMALL)
    assert (graded.status, graded.verdicts()) == (0, {"PASS"})
    assert (graded.record["points"], graded.record["max_points"]) == (10, 10)


def test_wrong(grade):
    check = grade(with_double("return [3.0 * v for v in values]")).check(DOUBLED)
    assert (check["verdict"], check["points"]) == ("WRONG", 0)
    assert check["message"].splitlines() == [
        "double([1.0, 2.5])",
        "in value [0] of what was returned",
        "expected  2",
        "got       3",
    ]


def test_error_shows_the_frames_of_the_student_only(grade):
    check = grade(with_double("return helper(values)\n\n\ndef helper(x):\n    return x['a']")).check(DOUBLED)
    assert check["verdict"] == "ERROR"
    lines = check["message"].splitlines()
    assert lines[:2] == ["double([1.0, 2.5])", "TypeError: list indices must be integers or slices, not str"]
    assert [line.split(",")[0].strip() for line in lines[2:-1:2]] == ["small.py", "small.py"]
    assert "return x['a']" in lines[-2]
    assert lines[-1].startswith("An index must be a whole number.")
    assert "child.py" not in check["message"]


def test_todo(grade):
    graded = grade(SMALL_KIT / "exercises", "--all")
    assert graded.verdicts() == {"TODO"}
    assert graded.record["points"] == 0
    assert "Still to do: double (line 10)." in graded.screen


def test_missing_names_the_nearest(grade):
    graded = grade(SMALL.replace("def double", "def dubble"))
    assert graded.check(DOUBLED)["verdict"] == "MISSING"
    assert "it has dubble: rename it" in graded.check(DOUBLED)["message"]
    assert graded.check("the_total_is_the_sum")["verdict"] == "PASS"


def test_timeout_costs_one_budget_and_spares_the_others(grade):
    graded = grade(with_double("while True:\n        pass"))
    timeouts = [c for c in graded.checks() if c["verdict"] == "TIMEOUT"]
    assert [c["name"] for c in timeouts] == [
        "test_each_value_is_doubled",
        "test_negative_values_are_doubled",
        "test_a_single_value_is_doubled",
        "test_the_values_stay_as_they_are",
    ]
    assert "not called again" in timeouts[2]["message"]
    assert graded.check("a_counter_counts_up")["verdict"] == "PASS"
    assert graded.record["points"] == 5


def test_a_loop_for_one_input_only_costs_that_check_only(grade):
    graded = grade(with_double("while len(values) == 1:\n        pass\n    return [2.0 * v for v in values]"))
    assert graded.check("a_single_value_is_doubled")["verdict"] == "TIMEOUT"
    assert graded.record["points"] == 9


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("import os; os._exit(0)", "exit status 0"),
        ("import ctypes; ctypes.string_at(0)", "SIGSEGV"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "SIGKILL"),
    ],
)
def test_crash_tells_the_cause(grade, code, cause):
    graded = grade(with_double(code))
    assert graded.check(DOUBLED)["verdict"] == "CRASH"
    assert cause in graded.check(DOUBLED)["message"]
    assert graded.check("the_total_is_the_sum")["verdict"] == "PASS"


def test_memory(grade):
    check = grade(with_double("return [bytearray(2**27) for _ in range(8)]")).check(DOUBLED)
    assert check["verdict"] == "MEMORY"
    assert "256 MB" in check["message"]


def test_grader_is_our_fault_and_no_zero(grade, kit):
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("assert_close(student.total([]), 0.0, rtol=0)", "1 / 0"))
    graded = grade(SMALL)
    check = graded.check("the_total_of_nothing_is_zero")
    assert (check["verdict"], check["points"], check["max_points"]) == ("GRADER", None, 1)
    assert (graded.record["points"], graded.record["ungraded_points"], graded.record["max_points"]) == (9, 1, 10)
    assert graded.status == 2
    assert "Traceback" not in graded.screen + graded.errors


def test_a_broken_wrong_answer_costs_the_hint_and_nothing_else(grade, kit):
    (kit / "solutions" / "01_small" / "wrong" / "loses_the_sign.py").write_text("raise RuntimeError\n")
    graded = grade(with_double("return values"))
    assert graded.check(DOUBLED)["verdict"] == "WRONG"
    assert graded.status == 0


def test_a_check_that_never_ends_is_our_fault_and_the_rest_is_graded(grade, kit):
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    endless = "@pytest.mark.timeout(1)\ndef test_the_total_of_nothing_is_zero(student):\n    while True: pass\n"
    hidden.write_text(hidden.read_text().replace("def test_the_total_of_nothing_is_zero(student):\n", endless))
    graded = grade(SMALL)
    assert graded.check("the_total_of_nothing_is_zero")["verdict"] == "GRADER"
    assert (graded.status, graded.record["points"], graded.record["ungraded_points"]) == (2, 9, 1)


def test_a_file_of_checks_that_cannot_be_collected_keeps_the_denominator(grade, kit):
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    hidden.write_text(hidden.read_text().replace("import pytest", "import pytest\nimport no_such_module", 1))
    graded = grade(SMALL)
    assert (graded.status, graded.record["points"], graded.record["max_points"]) == (2, 4, 10)
    assert graded.check("two_counters_count_apart")["verdict"] == "GRADER"
    assert "no_such_module" in graded.check("two_counters_count_apart")["message"]


def test_a_skipped_check_keeps_the_denominator(grade, kit):
    hidden = kit / "solutions" / "01_small" / "test_hidden.py"
    text = hidden.read_text().replace("assert_close(student.total([]), 0.0, rtol=0)", 'pytest.skip("not today")')
    hidden.write_text(text)
    graded = grade(SMALL)
    assert (graded.status, graded.record["max_points"]) == (2, 10)
    assert graded.check("the_total_of_nothing_is_zero")["verdict"] == "GRADER"


def test_a_check_with_cases_is_worth_its_points_once(grade):
    code = "def total(values):\n    return float(sum(values)) if len(values) != 4 else 0.0"
    check = grade(with_function("total", code)).check("the_total_of_negative_values")
    assert (check["verdict"], check["points"], check["max_points"]) == ("WRONG", 0, 1)


def test_a_recognised_mistake_is_the_only_hint(grade):
    check = grade(with_function("total", "def total(values):\n    return values[0] + sum(values[1:])")).check(
        "the_total_of_nothing_is_zero"
    )
    assert check["hint"] == "The sum begins with the first value, and there may be none. Begin with 0.0."
    assert check["message"].splitlines()[1] == "IndexError: list index out of range"
    assert check["message"].splitlines()[-1].strip() == "return values[0] + sum(values[1:])"
