"""Notebooks as submissions: the code comes out in order, and every line knows its cell."""

import json

import pytest
from torchkata.inside.shell import Shell
from torchkata.submission.notebook import NotebookRefused, source_of

from tests.support.doors import SMALL
from tests.support.notebooks import notebook

NAME = "hw.ipynb"


def run(data):
    """Return what the module of a notebook defines: the tests' own code only."""
    space = {"__name__": "hw"}
    space["get_ipython"] = lambda: Shell(space)
    exec(compile(source_of(data, NAME).source, "notebook", "exec"), space)
    return space


@pytest.mark.parametrize("version", [3, 4])
def test_code_cells_are_joined_in_order_and_text_is_left_out(version):
    data = notebook("a = 1", "#markdown b = 1 +", "a = a + 1\nc = a", version=version)
    space = run(data)
    assert (space["a"], space["c"]) == (2, 2)
    assert b"markdown" not in source_of(data, NAME).source


def test_a_cell_may_be_a_list_of_lines_with_any_line_ends():
    cell = {"cell_type": "code", "source": ["x = 1\r\n", "y = 2\r", "z = 3"]}
    data = json.dumps({"nbformat": 4, "cells": [cell]}).encode()
    assert [run(data)[name] for name in "xyz"] == [1, 2, 3]


def test_every_line_tells_its_cell_as_jupyter_numbers_them():
    script = source_of(notebook("a = 1\nb = 2", "#markdown text", "  \n", "%%bash\nls", "c = 3\nd = 4"), NAME)
    lines = script.source.decode().split("\n")
    assert len(lines) == len(script.places)
    where = {line: place for line, place in zip(lines, script.places, strict=True) if line}
    assert where == {"a = 1": (1, 1), "b = 2": (1, 2), "c = 3": (3, 1), "d = 4": (3, 2)}


@pytest.mark.parametrize(
    "line",
    [
        "%matplotlib inline",
        "!pip install torch",
        "!echo (",
        "files = !ls",
        "took = %timeit -o sum([1])",
        "?len",
        "len?",
        "str.join??",
        "??len",
        "!pip install \\\n   torch \\\n  numpy",
        "if True:\n    %matplotlib inline",
        "for i in range(2):\n    !echo {i}",
    ],
)
def test_magics_and_shell_lines_become_comments(line):
    assert run(notebook(f"before = 1\n{line}\nafter = 2"))["after"] == 2
    script = source_of(notebook(f"before = 1\n{line}\nafter = 2"), NAME)
    assert script.source.decode().split("\n")[line.count("\n") + 2] == "after = 2"


@pytest.mark.parametrize(
    "code",
    [
        'value = """\n%matplotlib\n!ls\nhelp?\n"""',
        "value = '''a ''' + r'''\n!b\\' '''",
        "value = (7\n  % 4)",
        "value = 7 \\\n  % 4",
        "value = [len('a?'), '%d' % 3, '(', \"[\"]  # ( {",
        "value = '\\'('\nother = 'x' != '!y'",
        "value = 7\nvalue %= 4",
        "value = {'a': '!ls',\n'b': 2}['a']",
    ],
)
def test_python_that_looks_like_a_magic_is_kept(code):
    expected = {}
    exec(code, expected)
    assert run(notebook(code + "\n%matplotlib\nlast = 1"))["value"] == expected["value"]


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%timeit -n 3", "%%black", "%%px --local", "%%my_timer"])
def test_a_cell_magic_that_runs_python_keeps_the_cell(magic):
    assert run(notebook(f"\n{magic}\nx = 5"))["x"] == 5


@pytest.mark.parametrize("magic", ["%%bash", "%%HTML", "%%script false", "%%!", "%%python3", "%%R -o y", "%%skip"])
def test_a_cell_magic_of_another_language_drops_the_cell(magic):
    assert "x" not in run(notebook("y = 1", f"{magic}\nx = 5"))


def test_what_a_cell_magic_gives_a_name_is_there():
    space = run(
        notebook("%%capture --no-stderr out\nx = 1", "out.show()\ny = f'{out.stdout}'", "%%timeit z = 3\nw = z")
    )
    assert [space[name] for name in "xyzw"] == [1, "", 3, 3]
    Shell(space).run_cell_magic("capture", "out", "x = 4")
    assert (space["x"], len(space["out"])) == (4, 0)


def test_prompts_are_taken_off_a_cell_as_in_jupyter():
    assert run(notebook(">>> def f():\n...     return 3\n...\n>>> x = f()"))["x"] == 3
    assert run(notebook("In [1]: def f():\n   ...:     return 3\n   ...:"))["f"]() == 3


def test_a_cell_that_is_indented_as_a_whole_is_moved_to_the_edge():
    assert run(notebook("  x = 1\n  if x:\n    y = 2\nz = 3"))["y"] == 2
    assert run(notebook("\n  %%time\n  x = 5"))["x"] == 5


def test_a_cell_in_another_language_is_dropped_and_a_timed_line_kept():
    space = run(notebook("%%bash\nrm -r .", "%%html\n<b>", "%time x = 5"))
    assert space["x"] == 5


def test_an_open_end_of_one_cell_does_not_swallow_the_next():
    assert run(notebook("a = 1 \\", "b = 2"))["b"] == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a Jupyter notebook"),
        (b"print(1)", "not a Jupyter notebook"),
        (b"[1, 2]", "not a Jupyter notebook"),
        (b'{"cells": []}', "not a Jupyter notebook"),
        (b'{"nbformat": "4"}', "not a Jupyter notebook"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 3}]}', "not a Jupyter notebook"),
        (b"[" * 100_000, "not a Jupyter notebook"),
        (b"9" * 5000, "not a Jupyter notebook"),
        ("{}".encode("utf-16"), "not a Jupyter notebook"),
        (b'{"nbformat": 2, "worksheets": []}', "of version 2"),
        (b'{"nbformat": 5, "cells": []}', "of version 5"),
        (b'{"nbformat": 4, "cells": {}}', "no code cell"),
        (notebook("#markdown only"), "no code cell"),
        (notebook("x <- 1", kernelspec={"name": "ir", "language": "R"}), "for r"),
        (notebook("x = 1;", language_info={"name": "julia"}), "for julia"),
        (b" " * (5 * 2**20 + 1), "more than 5 MB of text beside its outputs"),
        (b" " * (50 * 2**20 + 1), "more than 50 MB"),
    ],
)
def test_what_is_no_notebook_gets_a_sentence_with_its_name(data, sentence):
    with pytest.raises(NotebookRefused, match=r"hw\.ipynb") as raised:
        source_of(data, "hw.ipynb")
    assert sentence in str(raised.value)
    assert len(str(raised.value)) < 200


def test_the_kernel_may_be_called_anything_if_the_language_is_python():
    assert run(notebook("x = 1", kernelspec={"name": "ir-like", "display_name": "course"}))["x"] == 1


def test_broken_text_in_a_cell_still_gives_utf8():
    assert source_of(
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}', NAME
    ).source.decode()


def test_a_notebook_is_graded(grade, tmp_path):
    file = tmp_path / "alice" / "small.ipynb"
    file.parent.mkdir()
    file.write_bytes(notebook("%matplotlib inline", SMALL))
    graded = grade(file.parent)
    assert graded.verdicts() == {"PASS"}
    assert grade(file).verdicts() == {"PASS"}


def test_an_error_in_a_notebook_is_told_by_cell_and_line(grade, tmp_path):
    file = tmp_path / "small.ipynb"
    broken = "def total(values):\n    below = 1\n    return values[0] / 0"
    file.write_bytes(notebook(SMALL, broken, "def double(values):\n\n    raise NotImplementedError"))
    graded = grade(file)
    assert "small.ipynb, cell 2, line 3, in total" in graded.check("the_total_is_the_sum")["message"]
    assert "Still to do: double (cell 3, line 3)." in graded.check("each_value_is_doubled")["message"]
    file.write_bytes(notebook("x = 1", "y = (\nz = 2"))
    graded = grade(file)
    assert "cell 2, line 1: SyntaxError: '(' was never closed." in graded.screen
    assert graded.check("each_value_is_doubled")["message"] == "small.ipynb does not define double."


def test_what_is_no_notebook_is_told_and_costs_no_crash(grade, tmp_path):
    file = tmp_path / "small.ipynb"
    file.write_text("My answer is on the other computer.")
    graded = grade(file)
    assert graded.status == 0
    assert graded.verdicts() == {"ERROR"}
    assert "small.ipynb is not a Jupyter notebook" in graded.screen


def test_of_a_file_and_a_notebook_the_file_is_graded_and_that_is_told(grade, tmp_path):
    room = tmp_path / "alice"
    room.mkdir()
    (room / "small.py").write_text(SMALL)
    (room / "small.ipynb").write_bytes(notebook("x = 1"))
    graded = grade(room)
    assert graded.verdicts() == {"PASS"}
    assert "graded: small.py" in json.dumps(graded.record) + graded.screen
