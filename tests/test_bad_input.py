"""Files that are not as they should be: each has its own sentence, and the rest is graded."""

import os

import pytest

from tests.support.doors import SMALL, with_function

DOUBLED = "each_value_is_doubled"
OTHER = "the_total_is_the_sum"


def with_double(code):
    return with_function("double", "def double(values):\n    " + code)


@pytest.mark.parametrize(
    ("source", "verdict", "sentence"),
    [
        (b"", "MISSING", "small.py is empty."),
        (b"  \n\n", "MISSING", "small.py is empty."),
        (b"\x89PNG\x00\x00binary", "ERROR", "not a Python text file"),
        (b"# \x90\x81\n" + SMALL.encode(), "ERROR", "not saved as UTF-8"),
        ("this is an essay about tensors\n", "ERROR", "SyntaxError"),
        (b"#" * (2**20 + 1), "ERROR", "more than 1048576 bytes"),
        ("import no_such_library\n" + SMALL, "ERROR", "No module named 'no_such_library'"),
        ("raise SystemExit\n" + SMALL, "ERROR", "called exit()"),
        ("exit()\n" + SMALL, "ERROR", "called exit()"),
        ("name = input()\n" + SMALL, "ERROR", "there is no keyboard input"),
        ("while True: pass\n" + SMALL, "TIMEOUT", "did not finish loading within 2 s"),
        ("x = bytearray(2**30)\n" + SMALL, "MEMORY", "Loading the file took more than the 256 MB"),
        ("import os; os._exit(1)\n" + SMALL, "CRASH", "ended while it loaded the file (exit status 1)"),
    ],
)
def test_a_file_that_cannot_be_used(grade, source, verdict, sentence):
    graded = grade(source)
    assert graded.status == 0
    assert graded.verdicts() == {verdict}
    assert graded.record["max_points"] == 10
    assert sentence in graded.screen
    assert "Traceback" not in graded.screen + graded.errors


def test_a_syntax_error_shows_line_and_caret(grade):
    message = grade(SMALL.replace("return [2.0 * value", "return [2.0 * * value")).check(DOUBLED)["message"]
    lines = message.splitlines()
    assert lines[0] == "SyntaxError: invalid syntax"
    assert lines[1] == "  small.py, line 11"
    assert lines[2].index("* value") == lines[3].index("^")


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbf" + SMALL.encode(),
        SMALL.replace("\n", "\r\n").encode(),
        b"# -*- coding: latin-1 -*-\n# \xe9\n" + SMALL.encode(),
        SMALL.encode() + b"\n\nif __name__ == '__main__':\n    raise RuntimeError('the main block must not run')\n",
    ],
    ids=["byte order mark", "CRLF", "declared encoding", "main block"],
)
def test_a_file_that_python_takes_is_taken(grade, source):
    assert grade(source).record["points"] == 10


@pytest.mark.parametrize(
    ("code", "verdict", "sentence"),
    [
        ("return None", "WRONG", "Does every path through it end in `return"),
        ("pass", "WRONG", "Does every path through it end in `return"),
        ("return [float('nan')] * 2", "WRONG", "There is nan"),
        ("return [float('inf')] * 2", "WRONG", "There is inf"),
        ("return (2.0 * v for v in values)", "WRONG", "got       a value of type generator"),
        ("return double", "WRONG", "got       a value of type function"),
        ("return {1: 2}", "WRONG", "got       a dictionary"),
        ("return tuple(values)", "WRONG", "got       a tuple of 2 items"),
        ("return values * 2", "WRONG", "got       4 items"),
        ("x = []\n    for _ in range(100_000): x = [x]\n    return x", "WRONG", "nested more than 32 levels deep"),
        ("return [0.0] * 10**7", "WRONG", "more than 100,000 items"),
        ("return 'x' * 10**7", "WRONG", "a text of 10,000,000 characters"),
        ("import numpy as n; return n.broadcast_to(1.0, (10**6, 10**6))", "WRONG", "1,000,000,000,000 elements"),
        ("input('a number: ')", "ERROR", "there is no keyboard input"),
        ("raise KeyboardInterrupt", "ERROR", "KeyboardInterrupt"),
        ("exit()", "ERROR", "called exit()"),
        ("raise type('E', (Exception,), {'__str__': lambda s: 1 / 0})", "ERROR", "E"),
        ("return double(values)", "ERROR", "RecursionError"),
        ("print('ha ' * 10**5, flush=True)\n    return [2.0 * v for v in values]", "PASS", ""),
        ("import os; os.close(1); os.close(2)\n    return [2.0 * v for v in values]", "PASS", ""),
    ],
)
def test_what_a_function_may_do_or_return(grade, code, verdict, sentence):
    graded = grade(with_double(code))
    assert graded.check(DOUBLED)["verdict"] == verdict
    assert sentence in graded.check(DOUBLED)["message"]
    assert graded.check(OTHER)["verdict"] == "PASS"
    assert graded.status == 0


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("def double():\n    return []", "takes 0 positional arguments but 1 was given"),
        ("def double(values, factor):\n    return []", "missing 1 required positional argument: 'factor'"),
    ],
)
def test_wrong_arguments_show_the_call(grade, code, sentence):
    message = grade(with_function("double", code)).check(DOUBLED)["message"]
    assert message.startswith("double([1.0, 2.5])\nTypeError: ")
    assert sentence in message
    assert "keep the parameters of the skeleton" in message


def test_a_name_that_is_no_function(grade):
    check = grade(with_function("double", "FUNCTION = 3")).check(DOUBLED)
    assert check["verdict"] == "ERROR"
    assert "double is a plain value, not a function" in check["message"]


def test_printing_in_a_loop_is_stopped_and_shown_shortened(grade):
    graded = grade(with_double("while True:\n        print('again')"))
    check = graded.check(DOUBLED)
    assert check["verdict"] == "TIMEOUT"
    assert check["output"].startswith("again\nagain\n")
    assert len(check["output"]) < 1100
    assert graded.check(OTHER)["verdict"] == "PASS"


def test_prints_are_shown_for_visible_failures_only(grade):
    graded = grade(with_double("print('secret', values)\n    return values"))
    assert "secret [1.0, 2.5]" in graded.check(DOUBLED)["output"]
    assert all(c["output"] == "" for c in graded.record["exercises"][0]["checks"] if not c["visible"])
    assert grade(with_double("print('fine')\n    return [2.0 * v for v in values]")).check(DOUBLED)["output"] == ""


def test_control_characters_do_not_reach_the_terminal(grade):
    graded = grade(with_double(r"""raise ValueError("\x1b]0;owned\x07\x1b[2J")"""))
    assert "\x1b" not in graded.screen
    assert "\\x1b[2J" in graded.screen


def test_show_needs_no_display(grade):
    source = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n" + SMALL
    assert grade(source).record["points"] == 10


def test_a_missing_file_is_said_and_the_rest_graded(grade, tmp_path):
    folder = tmp_path / "handed_in"
    folder.mkdir()
    (folder / "other.py").write_text("x = 1\n")
    graded = grade(folder)
    assert graded.status == 1
    assert "nothing to grade" in graded.errors
    assert "small.py" in graded.errors
    assert "Found instead: other.py" in graded.errors


@pytest.mark.parametrize("kind", ["folder", "link", "fifo"])
def test_what_is_no_regular_file(grade, tmp_path, kind):
    folder = tmp_path / "handed_in"
    folder.mkdir()
    path = folder / "small.py"
    if kind == "folder":
        path.mkdir()
        assert grade(folder).status == 1
        return
    path.symlink_to("/etc/passwd") if kind == "link" else os.mkfifo(path)
    graded = grade(folder)
    assert graded.verdicts() == {"ERROR"}
    assert "small.py is not a regular file" in graded.screen
