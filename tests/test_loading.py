"""A notebook runs cell by cell, a file as far as it comes: what fails costs what depends on it, and that is told."""

import json

import pytest
from torchkata.record.audience import to_student
from torchkata.record.document import teacher_text

from tests.support.doors import SMALL
from tests.support.notebooks import notebook

WHOLE, TOTAL = "each_value_is_doubled", "the_total_is_the_sum"
DOUBLE, REST = SMALL.split("# %%\ndef total")
REST = "def total" + REST


@pytest.fixture
def grade_cells(grade, tmp_path):
    """Return a function that grades a notebook of these cells."""

    def run(*cells, name="small.ipynb"):
        file = tmp_path / name
        file.write_bytes(notebook(*cells))
        return grade(file)

    return run


def causes(graded):
    (exercise,) = graded.record["exercises"]
    return [notice["cause"] for notice in exercise["notices"]]


def told_to_student(graded):
    return [to_student(notice) for notice in graded.record["exercises"][0]["notices"]]


def texts(graded):
    return [teacher_text(notice) for notice in graded.record["exercises"][0]["notices"]]


def test_cells_that_fail_cost_nothing_else(grade_cells):
    graded = grade_cells("raise SystemExit(3)", SMALL, "for x in y", "\n1 / 0\nraise", "total([1], 2)", "exit()")
    assert graded.record["points"] == 10
    assert causes(graded) == ["cell_failed", "cell_unread", "cell_failed", "cell_failed", "cell_failed"]
    assert texts(graded)[1] == "cell 3, line 1: SyntaxError: expected ':'. This cell was not run; all other cells were."
    assert texts(graded)[2].startswith("cell 4, line 2: ZeroDivisionError: division by zero. The rest of this cell")
    assert texts(graded)[4].startswith("cell 6, line 1: exit() was called. The rest of this cell")
    assert texts(graded)[3].startswith("cell 5, line 1: TypeError: total() takes 1 positional argument")


def test_of_many_cells_that_fail_some_are_told(grade_cells):
    graded = grade_cells(SMALL, *["1 / 0"] * 9)
    assert causes(graded) == ["cell_failed"] * 5 + ["cells_failed"]
    assert texts(graded)[-1] == "4 more cells stop with an error."


def test_future_imports_and_awaits_are_those_of_jupyter(grade_cells):
    graded = grade_cells(
        "import asyncio",
        "from __future__ import annotations",
        "def f(x: Nowhere) -> Nothing: pass",
        "async def numbers():\n    for n in range(3):\n        await asyncio.sleep(0)\n        yield n",
        "seen = []\nasync for n in numbers():\n    seen.append(n)\nawait asyncio.sleep(0)\nassert seen == [0, 1, 2]",
        "assert [n async for n in numbers()] == seen",
        SMALL,
    )
    assert (graded.record["points"], causes(graded)) == (10, [])


def test_cells_in_another_order_are_run_again_after_the_others(grade_cells):
    graded = grade_cells(
        "def scaled(values): return 7\nfactor = 3.0\nuses(1)\nlate = 2.0",
        "def uses(x): return x\nfactor = 2.0",
        DOUBLE,
        "def scaled(values): return [factor * value for value in values]",
        "def double(values): return [late * v for v in values] if factor == 2.0 and scaled([1]) == [2.0] else None",
        REST,
    )
    assert (graded.record["points"], causes(graded)) == (10, ["cell_late"])
    assert "Cell 1 needs what a cell below it defines" in texts(graded)[0]


def test_a_missing_module_costs_what_needs_it_and_not_the_rest_of_its_cell(grade_cells):
    graded = grade_cells(
        "import no_such, math\nfrom other_such.part import x\nimport os\nFACTOR = 2.0",
        SMALL.replace("2.0 *", "FACTOR *"),
        "def later():\n    import none_such\nlater()\n1 / 0",
        "if True:\n    import none_such",
    )
    assert graded.record["points"] == 10
    assert causes(graded) == ["cell_import", "cell_failed", "cell_failed"]
    assert texts(graded)[0].startswith("cell 1, line 1: ModuleNotFoundError: No module named 'no_such'. The rest of")


def test_what_uses_a_missing_module_fails_by_that_and_nothing_else_does(grade_cells):
    graded = grade_cells(
        "import no_such as n, math\nfrom other_such import (\n    base,\n    tool,\n)\nn.begin()\nlot = n.load(1)\n"
        "for one in lot:\n    print(one)\nFACTOR = math.floor(2.5)",
        "@tool\ndef made(): pass\nclass Net(base): pass\nSTART = 0.0",
        "n.show(lot)",
        "def total(values): return lot.sum(values)\nTRUE = isinstance(1, int)",
        SMALL.replace("2.0 *", "FACTOR *").replace("def total", "def other"),
        "def used(): return lot\nassert START == 0.0 and TRUE",
    )
    assert graded.check(WHOLE)["verdict"] == "PASS"
    assert graded.check(TOTAL)["message"].splitlines()[1] == "ModuleNotFoundError: No module named 'no_such'"
    assert causes(graded) == ["cell_import", "cell_import"]
    assert "No module named 'other_such'" in texts(graded)[1]
    assert grade_cells("from no_such import double", REST).check(WHOLE)["verdict"] == "ERROR"


def test_a_module_that_a_later_cell_writes_is_there_at_the_end(grade_cells):
    written = "%%writefile factors.py\nFACTOR = 2.0\n"
    graded = grade_cells("from factors import FACTOR\nHALF = FACTOR / 2", written, SMALL.replace("2.0 *", "HALF * 2 *"))
    assert (graded.record["points"], causes(graded)) == (10, ["cell_late"])


def test_an_error_in_a_call_names_the_cell_that_should_have_defined_the_name(grade_cells):
    graded = grade_cells("open('no/such/file')\nFACTOR = 2.0", SMALL.replace("2.0 *", "FACTOR *"))
    assert "FACTOR is not defined because the part of the file" in graded.check(WHOLE)["message"]
    assert "no/such/file is not here: only small.ipynb is graded." in told_to_student(graded)[0]


def test_a_module_that_may_be_a_file_of_ones_own_has_a_word_on_that(grade):
    message = grade("from my_losses.part import square\n" + SMALL).check(WHOLE)["message"]
    assert "Is it a file of yours? Only small.py is graded" in message
    assert "a file of yours" not in grade("import statsmodels\n" + SMALL).check(WHOLE)["message"]


def test_a_name_in_a_failed_cell_has_the_error_of_that_cell(grade_cells):
    graded = grade_cells("x = 1\nprint(vlaues)\n" + DOUBLE, REST)
    message = graded.check(WHOLE)["message"]
    assert graded.check(WHOLE)["verdict"] == "ERROR"
    assert message.startswith("NameError: name 'vlaues' is not defined\n  small.ipynb, cell 1, line 2")
    assert message.endswith("This cell stops there, so what it defines below is missing.")
    assert graded.check(TOTAL)["verdict"] == "PASS"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("import os; os._exit(3)", "ended while it loaded the file (exit status 3)"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended while it loaded the file (SIGSEGV)"),
        ("while True: pass", "did not finish loading within 2 s"),
    ],
)
def test_a_notebook_is_graded_without_a_cell_that_ends_its_process_or_never_ends(grade_cells, cell, words):
    graded = grade_cells(SMALL, cell, "1 / 0")
    assert graded.record["points"] == 10
    assert causes(graded) == ["cell_left_out", "cell_failed"]
    assert texts(graded)[0].startswith("small.ipynb was graded without cell 2. The ")
    assert words in texts(graded)[0]


def test_a_cell_that_eats_all_memory_fails_alone(grade_cells):
    graded = grade_cells("table = bytearray(2**30)", SMALL)
    assert (graded.record["points"], causes(graded)) == (10, ["cell_failed"])


def test_cells_that_end_the_process_again_and_again_end_the_attempts(grade_cells):
    graded = grade_cells(*["import os; os._exit(3)"] * 7, SMALL)
    assert graded.verdicts() == {"CRASH"}


def test_cells_that_never_end_are_told_as_such(grade_cells):
    graded = grade_cells("while True: pass", "while True: pass", SMALL)
    assert graded.verdicts() == {"TIMEOUT"}
    assert "did not finish loading within 2 s" in graded.screen


def test_a_file_that_stops_keeps_what_stands_above(grade):
    graded = grade(SMALL + "\n\nassert total([1.0]) == 2.0, 'why?'\n\n\ndef unused(): pass\n")
    assert (graded.record["points"], causes(graded)) == (10, ["file_stopped"])
    line = SMALL.count("\n") + 3
    assert texts(graded)[0] == (
        f"small.py, line {line}: AssertionError: why?. The file stops there while it loads; only what stands above was "
        "graded."
    )
    graded = grade(f"{DOUBLE}\nprint(undefined)\n{REST}")
    assert graded.check(WHOLE)["verdict"] == "PASS"
    assert graded.check(TOTAL)["verdict"] == "ERROR"
    assert graded.check(TOTAL)["message"].startswith("NameError: name 'undefined' is not defined")


ENDLESS = """
def wait():
    while True:
        try:
            pass
        except Exception:
            pass


wait()
"""


def test_a_file_that_never_ends_keeps_what_stands_above(grade):
    graded = grade(f"{SMALL}\n{ENDLESS}")
    assert (graded.record["points"], causes(graded)) == (10, ["file_unfinished"])
    assert "did not finish within 2 s and was stopped there; only what stands above was graded" in texts(graded)[0]
    graded = grade(f"{DOUBLE}\n{ENDLESS}\n{REST}")
    assert (graded.check(WHOLE)["verdict"], graded.check(TOTAL)["verdict"]) == ("PASS", "TIMEOUT")


def test_a_file_has_the_arguments_that_it_has_by_itself(grade):
    code = "import argparse, sys\nassert sys.argv == ['small.py']\nargparse.ArgumentParser().parse_args()\n"
    assert grade(code + SMALL).record["points"] == 10


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("exit(3)", "Remove it, or put it under"),
        ("n = input()", "there is no keyboard input. Put it under"),
        ("import pdb; pdb.set_trace()\nx = 1", "A debugger was started here"),
        (
            "import sys; raise ValueError(sys.__file__ if 0 else sys.path)",
            "ValueError: ['...', '.../lib-dynload', '...'",
        ),
        ("from typing import no_such", "cannot import name 'no_such' from 'typing'. The file"),
    ],
)
def test_a_file_that_stops_has_a_notice_with_what_to_do_and_no_place_of_this_machine(grade, line, sentence):
    (text,) = told_to_student(grade(f"{SMALL}\n{line}\n"))
    assert sentence in text


def test_a_breakpoint_that_was_left_is_passed(grade):
    assert grade("breakpoint()\n" + SMALL).record["points"] == 10


def test_a_comprehension_has_no_frame_beside_that_of_its_function(grade):
    message = grade(f"def double(values): return [1 / 0 for _ in values]\n{REST}").check(WHOLE)["message"]
    assert message.count("return [1 / 0") == 1
    assert "line 1, in double" in message


def test_stand_ins_are_there_and_are_no_names_of_the_file(grade, grade_cells):
    uses = (
        "display(total, [1])\nget_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('ls')\n"
        "assert get_ipython().getoutput('ls') == [] and In and not Out and not _\n"
        "from IPython.display import display as show, HTML, clear_output\nshow(HTML('<b>')); clear_output(wait=True)\n"
        "from IPython import get_ipython as shell\nshell().magic('reset -sf')\n"
        "import IPython.display as d\nd.Image('x')\n"
        "try:\n    import google.colab\n    in_colab = True\nexcept ImportError:\n    in_colab = False\n"
        "assert not in_colab\n"
        "from google.colab import drive, files\ndrive.mount('/content/drive')\nassert not files.upload()\n"
        "import google.colab.drive\n"
        "import tqdm as t\nfrom tqdm.auto import tqdm, trange\nimport tqdm.notebook as n\n"
        "bar = tqdm([1, 2], desc='x')\nassert [*bar] == [1, 2] == [n + 1 for n in trange(2)] and len(bar) == 2\n"
        "bar.set_description('y'); bar.set_postfix(loss=1)\nwith t.tqdm(total=3) as bar:\n    bar.update(2)\n"
        "assert bar.n == 2\n"
        "get_ipython().run_cell_magic('time', '', 'timed = 2.0')\nassert timed == 2.0\n"
        "import matplotlib.pyplot as plt\nplt.plot([1]); plt.show()\n"
        "from torchkata.notebooks import check\ncheck('05_mse_sweep', 'test_it')\n"
    )
    for graded in (grade(SMALL + "\n\n" + uses), grade_cells(SMALL, uses)):
        assert (graded.record["points"], causes(graded)) == (10, ["uploads"])
    for line in ("from small import display", "from torchkata import assert_close", "import torchkata.marking"):
        assert grade(f"{line}\n{SMALL}").verdicts() == {"ERROR"}


def test_a_cell_can_be_written_to_a_module(grade_cells):
    graded = grade_cells(
        "%%writefile factors.py\nFACTOR = 2.0\n",
        "from factors import FACTOR",
        "%%time\n" + SMALL.replace("2.0 *", "FACTOR *"),
        "%run factors.py\nassert FACTOR == 2.0",
    )
    assert (graded.record["points"], causes(graded)) == (10, [])


def test_messages_name_the_file_that_was_handed_in(grade_cells):
    assert grade_cells(DOUBLE).check(TOTAL)["message"] == "small.ipynb does not define total."
    graded = grade_cells(DOUBLE, name="small.py")
    assert graded.check(TOTAL)["message"] == "small.py does not define total."


def test_newer_syntax_is_told_from_a_mistake(grade):
    for line in ('print(f"{d["a"]}")', "def first[T](x: T): pass", "type Number = int"):
        assert "Graded with Python 3.11." in grade(f"{SMALL}\n{line}\n").check(WHOLE)["message"]
    assert "Graded with" not in grade(f"{SMALL}\nprint 3\n").check(WHOLE)["message"]


@pytest.mark.parametrize("stopped", ["5", '{"type": 5}', '{"frames": [[1, 2]], "message": "x" * 300_000}', "[]", "{}"])
def test_a_lie_about_where_a_file_stopped_harms_nobody(grade, stopped):
    from tests.support.doors import BROKEN

    lie = f'{{"names": {{}}, "stopped": {stopped}}}'
    graded = grade(f"LIE = {lie}\n" + (BROKEN / "liar_at_load.txt").read_text(encoding="utf-8"))
    assert (graded.status, graded.errors) == (0, "")
    assert "GRADER" not in graded.verdicts()
    assert len(json.dumps(graded.record)) < 50_000
