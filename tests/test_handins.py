"""What becomes of hand-ins as students leave them, and of classes as platforms pack them: a table, case by case.

The cases are problems that teachers and students have reported of graders in public, rebuilt small.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from torchkata.record.document import teacher_text

from tests.support.classes import class_words, grade_class, rows_of
from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command
from tests.support.handins import CELLS, PAGE, RTF, SCRIPT, Files, cell, fit, notebook, packed, picture, skeleton

SWEEP, FIT = "05_mse_sweep", "12_quadratic_fit"


@dataclass(frozen=True)
class Code:
    """One student's files, the points that they are worth, what the student reads."""

    files: Files
    points: float
    words: str = ""
    exercise: str = SWEEP


def script(before: str = "", after: str = "", points: float = 10, words: str = "") -> Code:
    """Return the right answer as a file with code before and after it."""
    return Code({"mse_sweep.py": f"{before}\n{SCRIPT}\n{after}\n".encode()}, points, words)


def cells(*more: object, points: float = 10, words: str = "", first: tuple[object, ...] = ()) -> Code:
    """Return the right answer as a notebook with cells before and after it."""
    return Code({"mse_sweep.ipynb": notebook(*first, *CELLS, *more)}, points, words)


def named(name: str, content: bytes | None = None) -> Code:
    """Return the right answer under a name that it got on its way."""
    made = notebook(*CELLS) if ".ipynb" in name else SCRIPT.encode()
    return Code({name: made if content is None else content, "notes.txt": b"x"}, 10, name)


def torch_script(change: tuple[str, str], points: float, words: str = "", before: str = "") -> Code:
    """Return the right answer to the exercise with torch, with one change."""
    text = fit()
    assert change[0] in text
    return Code({"quadratic_fit.py": (before + text.replace(*change)).encode()}, points, words, FIT)


NO_CHANGE = ("import torch", "import torch")
MODULE = "def square(t):\n    return t * t\n"
SQUARES = "def squared_errors(x, y, w):\n    return square(predict(x, w) - np.asarray(y))"

CODE = {
    # the file's name
    "a number behind it, as a browser puts it": named("mse_sweep (1).py"),
    "a copy made by Jupyter": named("mse_sweep-Copy1.ipynb"),
    "a copy made by Colab": named("Copy of mse_sweep.ipynb"),
    "capital letters": named("MSE_Sweep.py"),
    "a capital suffix": named("mse_sweep.PY"),
    "two suffixes": named("mse_sweep.py.txt"),
    "a blank for the underscore": named("mse sweep.py"),
    "a hyphen for the underscore": named("mse-sweep.ipynb"),
    "the number of the exercise before it": named("05_mse_sweep.py"),
    "a finished notebook beside the skeleton": Code(
        {"mse_sweep.ipynb": notebook(*CELLS), "mse_sweep.py": skeleton()}, 10, "Passed over"
    ),
    "the latest of versions": Code(
        {
            "Task/Version 1/mse_sweep.py": skeleton(),
            "Task/Version 2/mse_sweep.py": b"x = 1\n",
            "Task/Version 10/mse_sweep.py": SCRIPT.encode(),
        },
        10,
        "Version 10/mse_sweep.py",
    ),
    # the file itself
    "a notebook called .py": Code({"mse_sweep.py": notebook(*CELLS)}, 10, "notebook"),
    "a notebook in UTF-16": Code({"mse_sweep.ipynb": notebook(*CELLS).decode().encode("utf-16")}, 10, "UTF-16"),
    "a script in UTF-16": Code({"mse_sweep.py": SCRIPT.encode("utf-16")}, 10, "UTF-16"),
    "rich text": Code({"mse_sweep.py": RTF.encode()}, 0, "rich text"),
    "a saved web page": Code({"mse_sweep.py": PAGE.encode()}, 0, "web page"),
    "marks of a merge": script("<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other", points=0, words="merge"),
    "outputs of many megabytes": Code({"mse_sweep.ipynb": notebook(cell(CELLS[0], outputs=[picture(9)]), *CELLS)}, 10),
    # what is left in a notebook
    "a later cell that fails": cells("mse([1, 2], [1, 2, 3], 1.0)", words="cell 8"),
    "a later cell that is no Python": cells("for w in range(3)\n    print(w)", words="cell 8"),
    "from __future__ in a later cell": cells("from __future__ import annotations\n\ndef f(a: Nowhere):\n    return a"),
    "await at the top": cells("import asyncio\nawait asyncio.sleep(0)"),
    "display": cells("display(mse([1], [2], 1.0))"),
    "get_ipython": cells(first=("get_ipython().run_line_magic('matplotlib', 'inline')",)),
    "a drive of Colab": cells(
        first=(
            "!pip install -q torchinfo",
            "from google.colab import drive\ndrive.mount('/content/drive')\n%cd /content",
        )
    ),
    "a cell with a tag": cells(cell("import my_own_scratch", tags=["skip-execution"])),
    "a module written by a cell": Code(
        {"mse_sweep.ipynb": notebook("%%writefile losses.py\n" + MODULE, "from losses import square", *CELLS, SQUARES)},
        10,
    ),
    "a package that is used beside the answer": cells(
        "sns.lineplot(x=[1], y=[2])",
        first=("import seaborn as sns, math\nsns.set_theme()\nHALF = math.sqrt(0.25)", "assert HALF == 0.5"),
        words="seaborn is not installed here",
    ),
    "prints that a cell keeps": cells("%%capture out\nprint(1)", "out.show()"),
    "another file run": Code(
        {"mse_sweep.ipynb": notebook("%run helpers.py", *CELLS, SQUARES), "helpers.py": MODULE.encode()},
        3.5,
        "helpers.py",
    ),
    "the answer in a markdown cell": Code(
        {"mse_sweep.ipynb": notebook(*CELLS[:3], cell(CELLS[3], "markdown"), *CELLS[4:])}, 5, "markdown"
    ),
    "the answer in a raw cell": Code(
        {"mse_sweep.ipynb": notebook(*CELLS[:3], cell(CELLS[3], "raw"), *CELLS[4:])}, 5, "raw"
    ),
    "a name used again": cells("mse = mse([1, 2, 3], [2, 4, 6], 1.0)\nprint(mse)", points=5, words="cell 8, line 1"),
    # what is left in a script
    "a last line that fails": script(after="assert mse([1, 2, 3], [2, 4, 6], 1.0) == 4.6667", words="AssertionError"),
    "training at the end": script(
        after="while mse([1], [2], 1.0):\n    pass", words="only what stands above was graded"
    ),
    "arguments of the command line": script("import argparse\nargparse.ArgumentParser().parse_args()"),
    "a script called .ipynb": Code({"mse_sweep.ipynb": SCRIPT.encode()}, 10, "plain Python"),
    "a link": Code({"mse_sweep.py": b"https://colab.example/drive/1abc\n"}, 0, "only a link"),
    "a shell line of Colab": script('"""Automatically made."""\n\n!pip install -q torchinfo'),
    "a magic in a script": script("# %%\n%matplotlib inline"),
    "a script made by nbconvert": script("get_ipython().system('pip install -q torchinfo')"),
    # what this place does not have
    "a window": script(
        "import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt", "plt.plot([1])\nplt.show()"
    ),
    "a package that is not here": script("import pandas", points=0, words="pandas is not installed here"),
    "a progress bar that is not here": script("from tqdm import tqdm", "for _ in tqdm(range(3)):\n    pass"),
    "a newer Python": script(after='d = {"a": 1}\nprint(f"{d["a"]}")', points=0, words="Python 3.11"),
    "a log in /tmp": script("import logging\nlogging.basicConfig(filename='/tmp/hw.log', level=10)"),
    "data from the network": script(
        "import urllib.request\nurllib.request.urlretrieve('http://example.org/x.csv', 'x.csv')",
        points=0,
        words="no network",
    ),
    "standard output in another encoding": script(
        "import sys\nsys.stdout.reconfigure(encoding='utf-8')\nprint('损失')"
    ),
    "standard output wrapped anew": script(
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')\nprint('损失')"
    ),
    "a GPU at loading": torch_script(
        NO_CHANGE, 0, "There is no GPU here", before="import torch\ntorch.ones(1).cuda()\n"
    ),
    "a GPU as the default": torch_script(
        ("import torch\n", "import torch\ntorch.set_default_device('cuda')\n"), 5.5, "There is no GPU here"
    ),
    "torch.compile": torch_script(("def forward", "@torch.compile\ndef forward"), 10),
    "two workers of a DataLoader": torch_script(
        (
            "        for index in range(len(x)):\n            total += step(x[index], y[index], parameters, rate)\n",
            "        pairs = torch.utils.data.TensorDataset(*(torch.tensor(v, dtype=torch.float64) for v in (x, y)))\n"
            "        for a, b in torch.utils.data.DataLoader(pairs, num_workers=2):\n"
            "            total += step(a[0], b[0], parameters, rate)\n",
        ),
        10,
        "workers",
    ),
}


@pytest.fixture(scope="module")
def graded(once, tmp_path_factory):
    """Grade one class in which each case is a student, for all processes of the tests; return the folder of results."""
    return Path(once("handins", lambda: grade_cases(tmp_path_factory.mktemp("handins"))))


def grade_cases(folder):
    """Grade the cases in `folder`; return the name of the folder of results."""
    for name, case in CODE.items():
        for file, content in case.files.items():
            path = folder / "class" / student_of(name) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    words = (
        "class",
        folder / "class",
        "--out",
        folder / "out",
        "--no-gradebook",
        "--only",
        "mse_sweep",
        "quadratic_fit",
    )
    done = run_command(*words)
    assert done.returncode == 0, done.stdout + done.stderr
    return str(folder / "out")


def student_of(name: str) -> str:
    """Return the id under which a case is graded."""
    return f"case{list(CODE).index(name):02d}"


@pytest.mark.parametrize("name", CODE)
def test_code_as_students_leave_it(graded, name):
    case, student = CODE[name], student_of(name)
    feedback = (graded / "feedback" / f"{student}.txt").read_text(encoding="utf-8")
    assert float(rows_of(graded)[student][case.exercise]) == case.points, feedback
    assert case.words in feedback
    assert str(ROOT) not in feedback


def test_nothing_was_worked_around_in_silence(graded):
    """Every guess and every zero of the class stands on the page and in the table of grades."""
    page = (graded / "index.html").read_text(encoding="utf-8")
    rows = rows_of(graded)
    for name, case in CODE.items():
        record = json.loads((graded / "results" / f"{student_of(name)}.json").read_text(encoding="utf-8"))
        (exercise,) = (one for one in record["exercises"] if one["folder"] == case.exercise)
        texts = [teacher_text(notice) for notice in exercise["notices"]]
        assert all(text in rows[student_of(name)]["note"] for text in texts)
        if texts or not case.points:
            assert student_of(name) in page
            assert case.exercise in rows[student_of(name)]["note"]


@dataclass(frozen=True)
class Packed:
    """The files of a class. `rows`: points and a piece of the note of each student; None: nothing was handed in."""

    files: Files
    rows: dict[str, tuple[float | None, str]]


RIGHT = SMALL.encode()
ROSTER = b"id,name,email\nq1,Mara Quell,q1@x.edu\no1,Tom Ovid,o1@x.edu\n"
BOTH = {"q1": (10.0, ""), "o1": (10.0, "")}
GITHUB = b'"identifier","github_username","github_id","name"\n"q1@x.edu","q1-mq","1",""\n'
CANVAS = b"""Student,ID,SIS User ID,SIS Login ID,Section,Homework 5 (7711)
    Points Possible,,,,,10
"Quell, Mara",501,Q1,q1,A,
"Ovid, Tom",502,O1,o1,A,
"Student, Test",777,,abc,A,
"""


def right(*names: str, **more: bytes) -> Files:
    """Return right answers under these names, and a roster if wished."""
    return {**dict.fromkeys(names, RIGHT), **{f"{name}.csv": content for name, content in more.items()}}


CLASSES = {
    "Blackboard, user names with underscores": Packed(
        right(
            "Homework 5_j_smith_attempt_2026-02-01-10-00-00_small.py",
            "Homework 5_a_smith_attempt_2026-02-02-10-00-00_small.py",
            "Homework 5_kim7_attempt_2026-02-03-10-00-00_small.py",
        ),
        {"j_smith": (10, ""), "a_smith": (10, ""), "kim7": (10, "")},
    ),
    "Blackboard, with a roster": Packed(
        right(
            "Homework 5_j_smith_attempt_2026-02-01-10-00-00_small.py",
            "Homework 5_a_smith_attempt_2026-02-02-10-00-00_small.py",
            roster=b"id,name\nj_smith,Jo Smith\na_smith,Al Smith\n",
        ),
        {"j_smith": (10, ""), "a_smith": (10, "")},
    ),
    "Brightspace": Packed(
        {
            "10231-77001 - Mara Quell - Jan 5, 2026 1159 PM/small.py": b"x = 1\n",
            "10231-77001 - Mara Quell - Jan 6, 2026 807 AM/small.py": RIGHT,
            **right("10244-77001 - Tom Ovid - Jan 5, 2026 934 PM/small.py", roster=ROSTER),
            "index.html": b"<html></html>",
        },
        {"q1": (10, "latest"), "o1": (10, "")},
    ),
    "Canvas, anonymous": Packed(
        right("anon_x7Kq2_884213_small.py", "anon_Bd91a_884214_small.py", "LATE_anon_qqZ00_884299_small.py"),
        {"x7Kq2": (10, ""), "Bd91a": (10, ""), "qqZ00": (10, "")},
    ),
    "Canvas, its gradebook as the roster": Packed(
        right("ovidtom_502_901_small.py", "quellmara_501_900_small.py", roster=CANVAS), BOTH
    ),
    "Canvas, a group of two": Packed(
        right(
            "ovidtom_502_901_small.py",
            "team7_601_900_small.py",
            roster=ROSTER + b"z1,Ina Zorn,z1@x.edu\n",
            groups=b"group,id\nteam7,q1\nteam7,z1\n",
        ),
        {"q1": (10, "together with"), "z1": (10, "together with"), "o1": (10, "")},
    ),
    "Canvas, files renamed on the way": Packed(
        {
            "ovidtom_502_901_Copy of small.ipynb": notebook(SMALL),
            "quellmara_501_900_small-Copy1.ipynb": notebook(SMALL),
            "roster.csv": ROSTER,
        },
        {"o1": (10, "Copy of small.ipynb"), "q1": (10, "")},
    ),
    "Moodle, groups": Packed(
        right(
            "Group A-Mara Quell_101_assignsubmission_file/small.py",
            "Group B-Tom Ovid_102_assignsubmission_file/small.py",
            roster=ROSTER,
        ),
        BOTH,
    ),
    "Sakai": Packed(
        {
            **right(
                "Homework 5/Ovid, Tom(o1)/Submission attachment(s)/small.py",
                "Homework 5/Quell, Mara(q1)/Submission attachment(s)/small.py",
                roster=ROSTER,
            ),
            "Homework 5/Quell, Mara(q1)/timestamp.txt": b"20260105",
            "Homework 5/grades.csv": b"x\n",
        },
        BOTH,
    ),
    "Teams, folders of versions": Packed(
        {
            "Mara Quell/Homework 5/Version 1/small.py": b"x = 1\n",
            "Mara Quell/Homework 5/Version 10/small.py": RIGHT,
            "Mara Quell/Homework 5/Version 2/small.py": b"x = 2\n",
            "Tom Ovid/Homework 5/Version 1/small.py": RIGHT,
        },
        {"Mara-Quell": (10, "Version 10/small.py"), "Tom-Ovid": (10, "")},
    ),
    "one folder around the class": Packed(
        right("hw5/Mara Quell/small.py", "hw5/Tom Ovid/small.py", "hw5/Ina Zorn/small.py"),
        {"Mara-Quell": (10, ""), "Tom-Ovid": (10, ""), "Ina-Zorn": (10, "")},
    ),
    "names in GBK": Packed(
        {"all.zip": packed({"张三/small.py".encode("gbk"): SMALL, b"Tom Ovid/small.py": SMALL})},
        {"张三": (10, "GB"), "Tom-Ovid": (10, "")},
    ),
    "downloaded twice": Packed(
        {
            "q1/small.py": b"x = 1\n",
            **right("q1 (1)/small.py", "o1/small.py", roster=b"id,name\nq1,Mara Quell\no1,Tom\n"),
        },
        {"q1": (10, "latest"), "o1": (10, "")},
    ),
    "leading zeros lost": Packed(
        right("00123/small.py", "00124/small.py", roster=b"id,name\n123,Mara Quell\n124,Tom Ovid\n"),
        {"123": (10, "zero"), "124": (10, "zero")},
    ),
    "the roster of GitHub Classroom": Packed(
        right(
            "q1-mq/small.py", roster=b'"identifier","github_username","github_id","name"\n"q1@x.edu","q1-mq","1",""\n'
        ),
        {"q1@x.edu": (10, "")},
    ),
    "odd ids": Packed(
        right("Zoë Quëll/small.py", "张三/small.py", "=1+1/small.py", "o'brien/small.py"),
        {"Zoë-Quëll": (10, ""), "张三": (10, ""), "1+1": (10, ""), "o-brien": (10, "")},
    ),
}


@pytest.mark.parametrize("name", CLASSES)
def test_classes_as_platforms_pack_them(tmp_path, name):
    case = CLASSES[name]
    for file, content in case.files.items():
        path = tmp_path / "class" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder = tmp_path / "class" / "all.zip" if "all.zip" in case.files else tmp_path / "class"
    done = grade_class(SMALL_KIT, folder, tmp_path / "out", "--only", "small")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = rows_of(tmp_path / "out")
    assert {row: rows[row]["total"] for row in rows} == {row: f"{points:g}" for row, (points, _) in case.rows.items()}
    for row, (_, words) in case.rows.items():
        assert words in rows[row]["note"]
    assert (tmp_path / "out" / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_screen_of_another_encoding_costs_no_grades(tmp_path):
    place = tmp_path / "class" / "Zoë"
    place.mkdir(parents=True)
    (place / "small.py").write_text(f"print('损失')\n{SMALL}", encoding="utf-8")
    words = class_words(SMALL_KIT, tmp_path / "class", tmp_path / "out")
    done = run_command(*words, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert rows_of(tmp_path / "out")["Zoë"]["total"] == "10"
