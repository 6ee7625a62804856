"""What a student reads of checks, hidden and visible: no line, name, size or number that a program could choose."""

import re

import pytest
from torchkata.checks.code_lines import find_code
from torchkata.inside.code_lines import MAX_PLACES, places_of
from torchkata.record.sentences import say
from torchkata.sandbox.limits import Limits
from torchkata.sandbox.zygote import Zygote

from tests.support.scratch import mark

SOURCE = (
    """
import os
import numpy as np

class Counter:
    def __init__(self, start):
        self.__class__ = type(f"Secret{start}", (Counter,), {})
    def count(self):
        raise ValueError
class Plain:
    pass
def plain_object():
    return Plain()
def honest_error(values):
    return values["a"]
def honest_todo(values):
    raise NotImplementedError
def at_line(kind, line):
    exec(compile("\\n" * (line - 1) + f"raise {kind}", "scratch.py", "exec"), {})
def in_function(kind, line):
    exec(compile("\\n" * (line - 2) + f"def at_line():\\n raise {kind}\\nat_line()", "scratch.py", "exec"), {})
def end(status):
    os._exit(status)
def resize(values):
    values.extend([0.0] * 30)
def replace(values):
    values[:] = [np.zeros(77)]
def give(count):
    return [0.0] * count
def take(values):
    raise KeyError
def change(values):
    values[0] = 0.12345678
def odd():
    return {1, 2}
def same(value):
    return value
# a comment
"""
    + "# a comment\n" * 300
)
CHECKS = """
import numpy as np
import pytest
import torch
from torchkata import assert_close, assert_equal, assert_unchanged


@pytest.mark.points(1)
def test_honest_error(student):
    student.honest_error([1.0])


@pytest.mark.points(1)
def test_honest_todo(student):
    student.honest_todo([1.0])


@pytest.mark.points(1)
def test_error_at_a_comment(student):
    student.at_line("ValueError", 217)


@pytest.mark.points(1)
def test_error_in_another_function(student):
    student.in_function("ValueError", 217)


@pytest.mark.points(1)
def test_todo_at_a_comment(student):
    student.at_line("NotImplementedError", 217)


@pytest.mark.points(1)
def test_todo_at_code(student):
    student.at_line("NotImplementedError", 7)


@pytest.mark.points(1)
def test_end(student):
    student.end(77)


@pytest.mark.points(1)
def test_class(student):
    student.Counter(77).count()


@pytest.mark.points(1)
def test_object_for_a_number(student):
    assert_close(student.Counter(77), 1.0, rtol=1e-9)


@pytest.mark.points(1)
def test_resized(student):
    values = [1.0, 2.0]
    student.live.resize(values)
    student.take(values)


@pytest.mark.points(1)
def test_replaced(student):
    values = [np.zeros(2), np.zeros(2)]
    student.live.replace(values)
    student.take(values[0])


@pytest.mark.points(1)
def test_handed_on(student):
    student.take(student.give(77))


@pytest.mark.points(1)
def test_changed(student):
    values = np.array([0.87654321, 1.0])
    student.live.change(values)
    assert_unchanged(values, np.array([0.87654321, 1.0]), "values")


@pytest.mark.points(1)
def test_sentence(student):
    value = student.same(0.77123456)
    assert value == 1, f"same(x) gave {value}, which is not 1."


@pytest.mark.points(1)
def test_computed_sentence(student):
    assert student.same(0.77123456) == 1, "same(x) gave {}.".format(student.same(0.77123456))


@pytest.mark.points(1)
def test_whole_number(student):
    assert_equal(student.same(1234567890123), 9876543210123)


@pytest.mark.points(1)
def test_length(student):
    assert_equal(student.give(777), [1.0, 2.0])
"""
USES = [
    *("{} + 1", "1 - {}", "{} * np.ones(2)", "np.ones(2) / {}", "torch.ones(2) - {}", "{} @ np.ones(2)", "{} ** 2"),
    *("-{}", "abs({})", "float({})", "int({})", "round({})", "{} < 1", "1 >= {}", "sum([{}, 1])", "max({}, 1)"),
    *(
        "np.asarray({}) + 1",
        "np.mean([{}])",
        "np.allclose({}, 1)",
        "torch.tensor({})",
        "torch.allclose(torch.ones(1), {})",
    ),
    *("sorted([{}, 1])", "{} % 2", "{} // 2", "divmod({}, 2)", "range({})", "'%d' % {}", "[1][{}]", "{}.real", "{}()"),
    *("list({})", "len({})", "{}[0]", "next(iter({}))", "dict({})", "1 in {}", "assert_equal({}, 1)", "assert {} == 1"),
    *(
        "assert_equal([1, {}], [1, 2])",
        "student.same({}) + 1",
        "assert_unchanged({}, 1, 'x')",
        "assert 0, {}",
        "str + {}",
    ),
    *(
        "f'{{{}:.3f}}'",
        "isinstance({}, float) or 1 / 0",
        "assert_close({}, {}, rtol=1)",
        "math.sqrt({})",
        "bool({}) + 'a'",
    ),
]
OBJECTS = ["student.plain_object()", "student.Counter(1).count", "student.odd()", "student.same"]


@pytest.fixture(scope="module")
def hidden(tmp_path_factory):
    return mark(tmp_path_factory.mktemp("hidden"), SOURCE, hidden=CHECKS)


@pytest.fixture(scope="module")
def visible(tmp_path_factory):
    return mark(tmp_path_factory.mktemp("visible"), SOURCE, visible=CHECKS)


def test_an_honest_student_reads_where_it_was(hidden):
    assert hidden["honest_error"].text.splitlines() == [
        "honest_error(list[1])",
        "TypeError: list indices must be integers or slices, not str",
        "  scratch.py, line 15, in honest_error",
        '    return values["a"]',
        "An index must be a whole number. Is it a float, a text, or a list?",
    ]
    assert hidden["honest_todo"].text == "Still to do: honest_todo (line 17)."


def test_a_hidden_check_shows_no_line_at_which_the_file_has_no_code(hidden, visible):
    for name in ("error_at_a_comment", "error_in_another_function"):
        assert hidden[name].text.splitlines()[1:] == ["ValueError", say("means_ValueError")]
        assert "line 217" in visible[name].text
    for name in ("todo_at_a_comment", "todo_at_code"):
        assert hidden[name].text == "Still to do: at_line."


def test_a_file_with_too_many_lines_to_raise_at_has_none_that_is_shown():
    assert len(places_of([compile("x = 1\n" * (MAX_PLACES - 1), "file", "exec")])) in (MAX_PLACES - 1, MAX_PLACES)
    assert places_of([compile("x = 1\n" * (MAX_PLACES + 1), "file", "exec")]) == []


@pytest.mark.parametrize("source", [b"x = " + b"-" * 100_000 + b"1", b"x =", b"\xff", b"\0", b"x = " + b"[" * 5000])
def test_a_file_that_no_compiler_takes_has_no_lines_and_harms_nobody(source):
    zygote = Zygote()
    try:
        assert find_code(zygote, Limits(), source) == frozenset()
        assert find_code(zygote, Limits(), b"def f():\n    return [\n        lambda: 1\n    ]\n") >= {(1, ""), (3, "f")}
    finally:
        zygote.close()


def test_a_hidden_check_tells_how_a_process_ended_but_no_status(hidden, visible):
    assert hidden["end"].text.splitlines()[1] == (
        "The process that ran the code ended while it ran end (it ended itself, as exit() does)."
    )
    assert "exit status 77" in visible["end"].text


def test_a_hidden_check_repeats_no_name_of_a_class(hidden, visible):
    assert hidden["class"].text.splitlines()[0] == "Counter.count()"
    assert "got       an object of a class of yours" in hidden["object_for_a_number"].text
    assert "got       an object of class Secret77" in visible["object_for_a_number"].text


def test_a_hidden_check_describes_nothing_that_was_returned_or_resized(hidden):
    assert hidden["resized"].text.splitlines()[0] == "take(list[2])"
    assert hidden["replaced"].text.splitlines()[0] == "take(what was returned)"
    assert hidden["handed_on"].text.splitlines()[0] == "take(what was returned)"


def test_a_hidden_check_names_a_changed_input_and_no_number(hidden, visible):
    assert hidden["changed"].text.splitlines()[1:] == [
        "values was changed by the call. Work on a copy, or write `x = x + ...` instead of `x += ...`."
    ]
    assert "0.87654 became 0.12346 at [0]" in visible["changed"].text


def test_a_hidden_check_fills_nothing_into_its_sentences(hidden, visible):
    assert hidden["sentence"].text.splitlines()[1] == "same(x) gave ..., which is not 1."
    assert hidden["computed_sentence"].text.splitlines()[1] == "What this check claims does not hold."
    assert "0.77123456" in visible["sentence"].text


def test_a_hidden_check_rounds_whole_numbers_and_cuts_lengths(hidden):
    assert hidden["whole_number"].text.splitlines()[1:3] == ["expected  9.877e+12", "got       1.23e+12"]
    assert hidden["length"].text.splitlines()[1:] == ["expected  2 items", "got       more than 14 items"]


def test_no_word_of_the_grader_reaches_a_student(tmp_path):
    checks = [
        "import math",
        "import numpy as np",
        "import pytest",
        "import torch",
        "from torchkata import *",
        "",
    ]
    for number, (use, value) in enumerate((use, value) for use in USES for value in OBJECTS):
        lines = ["", "", "@pytest.mark.points(1)", f"def test_{number}(student):", f"    value = {value}"]
        checks += [*lines, "    " + use.replace("{}", "value").replace("{{", "{").replace("}}", "}")]
    results = mark(tmp_path, SOURCE, visible="\n".join(checks) + "\n")
    results.pop("ready")
    assert len(results) == len(USES) * len(OBJECTS)
    assert {result.verdict.value for result in results.values()} == {"WRONG", "GRADER", "PASS", "ERROR", "MISSING"}
    words = re.compile(r"\b(Handle|Opaque|Function|StandIn|Student|CALLABLE|Mismatch)\b|grader\.|object at 0x")
    assert [(name, r.text) for name, r in results.items() if words.search(r.text)] == []
