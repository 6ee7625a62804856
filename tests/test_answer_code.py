"""A stored answer whose reference is compiled once does the same as the joined file."""

import traceback
import types
from pathlib import Path

import pytest
from torchkata.checks.answer_code import compiled, compiled_alone
from torchkata.checks.reference import run_source
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT

REFERENCE = b'''"""Reference."""

import math

SIDES = 3


def area(side):
    """Return the area."""
    return [math.sqrt(SIDES) / 4 * side**2 for _ in range(1)][0]


def border(side):
    return SIDES * side
'''
ADDED = b'''

"""A mistake.

Caught by: test_border
"""


def border(side):
    return fail(side)


def fail(side):
    raise ValueError(side)
'''


def lines_of(codes):
    """Return name, first line, file, and lines of all functions in code objects."""
    found = []
    for code in codes:
        inner = [one for one in code.co_consts if isinstance(one, types.CodeType)]
        lines = {line for _, _, line in code.co_lines() if line}
        if code.co_name != "<module>":
            found.append((code.co_qualname, code.co_firstlineno, code.co_filename, lines, set(code.co_names)))
        found += lines_of(inner)
    return found


def whole(*parts):
    return compile(b"".join(parts), "answer.py", "exec", dont_inherit=True)


@pytest.mark.parametrize("number", ["05", "12", "16"])
def test_functions_stand_where_they_stand_in_the_joined_file(number):
    (exercise,) = [one for one in load_exercises(ROOT) if one.folder.startswith(number)]
    answers = [*exercise.answers("wrong"), *exercise.answers("right")]
    assert len(answers) > 20
    for answer in answers:
        codes = compiled(exercise.parts_of(answer), "answer.py")
        assert len(codes) == 2
        assert lines_of(codes) == lines_of([whole(exercise.compose(answer))])


def test_an_answer_is_one_module_with_the_docstring_of_the_reference():
    module = run_source("joined", Path("/nowhere/joined.py"), REFERENCE, ADDED)
    assert module.__doc__ == "Reference."
    assert module.area(2.0) == pytest.approx(3**0.5)
    with pytest.raises(ValueError, match="7") as caught:
        module.border(7)
    steps = traceback.extract_tb(caught.value.__traceback__)[1:]
    lines = (REFERENCE + ADDED).split(b"\n")
    assert [step.filename for step in steps] == ["/nowhere/joined.py"] * 2
    assert [lines[step.lineno - 1].strip() for step in steps] == [b"return fail(side)", b"raise ValueError(side)"]


def test_the_reference_is_compiled_once_for_all_answers():
    compiled_alone.cache_clear()
    for end in (b"", b"\nX = 1\n", b"\nX = 2\n"):
        compiled((REFERENCE, ADDED + end), "answer.py")
    assert compiled_alone.cache_info().misses == 1
    assert compiled((REFERENCE, ADDED), "other.py")[0].co_filename == "other.py"


@pytest.mark.parametrize(
    ("reference", "added"),
    [
        (b"from __future__ import annotations\n", b"\n\ndef f(x: y):\n    return x\n"),
        (b"# -*- coding: latin-1 -*-\nA = '\xe9'\n", b"\n\nB = '\xe9'\n"),
        (b"A = 1\r\nB = 2\r\n", b"\n\nC = 3\n"),
        (b"if True:\n    A = (1,\n", b"\n\n2)\n"),
        (b"A = '''open\n", b"\n\n'''\n"),
    ],
    ids=["future", "encoding", "line ends", "a bracket", "a text"],
)
def test_what_decides_over_the_rest_is_compiled_with_it(reference, added):
    (code,) = compiled((reference, added), "answer.py")
    assert code == whole(reference, added)


def test_a_mistake_in_the_syntax_is_reported_at_its_line():
    with pytest.raises(SyntaxError) as caught:
        compiled((REFERENCE, b"\n\ndef f(:\n"), "answer.py")
    assert (caught.value.filename, caught.value.lineno) == ("answer.py", REFERENCE.count(b"\n") + 3)
