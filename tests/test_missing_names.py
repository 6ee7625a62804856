"""What is said of a name that is not there, or is no function: where it is instead, and which line took it away."""

import json

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.explain.failures import StudentFailure
from torchkata.explain.missing_names import Lookup
from torchkata.explain.student_file import StudentFile
from torchkata.record.message import quote
from torchkata.record.verdict import Verdict
from torchkata.sandbox.limits import Limits
from torchkata.submission.reader import Answer
from torchkata.submission.source_code import read_code

from tests.support.doors import SMALL_KIT
from tests.support.notebooks import notebook

(EXERCISE,) = load_exercises(SMALL_KIT)
NAMES = {"other": "function"}
STOPPED = StudentFailure(Verdict.ERROR, quote("the file stopped"))


def look_up(data, name="hw.py", failures=(), names=NAMES):
    code = read_code(data if isinstance(data, bytes) else data.encode(), name)
    answer = Answer(EXERCISE, code.source, places=code.places, called=name, asides=code.asides)
    return Lookup(answer, StudentFile(name, code.source, Limits(), code.places), dict(failures), names)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1\n", "hw.py does not define loss."),
        ("def losss(): pass\n", "but it has losss: rename it"),
        ("if __name__ == '__main__':\n    def loss(): pass\n", '`if __name__ == "__main__":` (line 2)'),
        ("if '__main__' == __name__:\n  if True:\n\n    def loss(): pass\n", '`if __name__ == "__main__":` (line 4)'),
        ("def main(x):\n    # a remark\n    def loss(): pass\n", "in the function main (line 3)"),
        ("class Model:\n    async def loss(self):\n        pass\n", "in the class Model (line 2)"),
        ("class Outer:\n    class loss:\n        pass\n", "in the class Outer (line 2)"),
        ("def loss(): pass\nx = 1\ndel x, loss\n", "it is deleted (line 3)"),
        ("if True:\n    def loss(): pass\n", "hw.py does not define loss."),
        ("# def loss(): pass\n", "hw.py does not define loss."),
    ],
)
def test_a_missing_function_is_looked_for(text, words):
    names = {"losss": "function"} if "losss" in text else NAMES
    failure = look_up(text, names=names).missing("loss")
    assert failure.verdict is Verdict.MISSING
    assert words in failure.text


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_function_in_a_cell_of_another_type_is_found(kind):
    book = json.loads(notebook("a = 1", "DEF", "b = 2"))
    book["cells"][1] = {"cell_type": kind, "source": "Now:\ndef loss(x):\n  return x"}
    book["cells"].insert(0, {"cell_type": kind, "source": ["class Model:\n", "  pass"]})
    looked = look_up(json.dumps(book), "hw.ipynb")
    text = f"hw.ipynb does not define loss: it stands in a {kind} cell (below cell 1). Change the type of"
    assert looked.missing("loss").text.startswith(text)
    assert "(above cell 1)" in looked.missing("Model").text


@pytest.mark.parametrize("tag", ["skip-execution", "otter_ignore", "ungraded", "remove-cell", "Skip"])
def test_a_cell_with_a_tag_is_left_out_and_named_where_it_is_missed(tag):
    book = json.loads(notebook("a = 1", "def loss(x):\n  return x", "b = 2"))
    book["cells"][1]["metadata"] = {"tags": ["mine", tag]}
    code = read_code(json.dumps(book).encode(), "hw.ipynb")
    assert b"loss" not in code.source
    assert (3, 1) in code.places
    looked = look_up(json.dumps(book), "hw.ipynb")
    assert (
        looked.missing("loss").text
        == "hw.ipynb does not define loss: cell 2 does, but a tag leaves it out. Remove the tag."
    )


@pytest.mark.parametrize(("solution", "run"), [(False, False), (True, True)])
def test_a_cell_of_nbgrader_with_tests_is_not_run_but_one_that_a_person_grades_is(solution, run):
    book = json.loads(notebook("a = 1", "def loss(x):\n  return x", "b = 2"))
    book["cells"][1]["metadata"] = {"nbgrader": {"grade": True, "solution": solution, "grade_id": "one"}}
    assert (b"loss" in read_code(json.dumps(book).encode(), "hw.ipynb").source) is run
    if not run:
        sentence = "hw.ipynb does not define loss: cell 2 does, but it is a cell of tests, which nbgrader replaces."
        assert look_up(json.dumps(book), "hw.ipynb").missing("loss").text.startswith(sentence)


def test_a_cell_that_is_written_to_a_file_or_is_no_python_is_named():
    looked = look_up(notebook("%%writefile part.py\ndef loss(x): pass", "%%cython\ndef fast(x): pass"), "hw.ipynb")
    assert "cell 1 only writes it to a file" in looked.missing("loss").text
    assert "cell 2 does, but the %% line" in looked.missing("fast").text


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("loss = loss(1)", True),
        ("a, loss = 1, 2", True),
        ("loss: float = 3", True),
        ("(a, loss) = 1, 2", True),
        ("for loss in [1]: pass", True),
        ("import numpy as loss", True),
        ("with open('x') as loss: pass", True),
        ("if (loss := 3): pass", True),
        ("if True:\n    loss = 2", True),
        ("x = loss == 3", False),
        ("a = f(loss=3)", False),
        ("f(loss=3)", False),
        ("losses = loss, 3", False),
        ("# loss = 3", False),
        ("lossy = 3", False),
    ],
)
def test_the_line_that_takes_a_function_away_is_named(line, named):
    text = look_up(f"def loss(): pass\n\n{line}\n").not_callable("loss").text
    assert text.startswith("loss is a plain value, not a function")
    assert (f"line {3 + line.count(chr(10))} gives this name another value" in text) is named


def test_a_function_of_the_skeleton_is_no_misspelt_name_of_another():
    assert look_up("", names={"double": "function"}).missing("doubled").text == "hw.py does not define doubled."
    assert "it has doublet: rename it" in look_up("", names={"doublet": "function"}).missing("doubled").text


def test_what_stopped_the_file_counts_if_it_could_have_defined_the_name():
    stopped = {0: STOPPED}
    assert look_up("import nothing\ndef loss(): pass\n", failures=stopped).missing("loss").text == "the file stopped"
    assert look_up("import nothing\n", failures=stopped).missing("loss").text == "the file stopped"
    near = look_up("def losss(): pass\nlosss(1)\n", failures=stopped, names={"losss": "function"})
    assert "rename it" in near.missing("loss").text
    book = notebook("x", "import y\ndef loss(): pass", "z")
    assert look_up(book, "hw.ipynb", {1: STOPPED}).missing("loss").text == "the file stopped"
    assert look_up(book, "hw.ipynb", {0: STOPPED, 2: STOPPED}).missing("loss").verdict is Verdict.MISSING
    star = notebook("from all import *", "b = 1")
    assert look_up(star, "hw.ipynb", {0: STOPPED}).missing("loss").text == "the file stopped"
