"""What this place does not have: for each trouble a sentence that says what to do, at load and in a call.

A hidden check says it without anything that the code could choose.
"""

import pytest
from torchkata.explain.advice import PACKAGES, advise, advise_syntax, installed
from torchkata.explain.failed_loading import failure_of_loading
from torchkata.explain.failures import failure_of_call
from torchkata.explain.student_file import StudentFile
from torchkata.inside import failure
from torchkata.record.sentences import text_of
from torchkata.sandbox.limits import Limits

from tests.support.doors import SMALL, with_function

HELPERS = ("points*.csv", "layers.py")
FILE = StudentFile("small.py", b"def f():\n    pass\n", Limits(), (), tuple, HELPERS)


def raise_in(code):
    """Return what a worker says of the exception that `code` raises."""
    try:
        exec(compile(code, "small.py", "exec"), {})
    except BaseException as error:
        return failure.describe(error, "small.py")
    raise AssertionError("nothing was raised")


GPU = 'Write device = "cuda" if torch.cuda.is_available() else "cpu"'
CASES = {
    "import absent_package_of_mine": "Only small.py is graded: copy what you need into it.",
    "from helper_of_mine import build": "There is no module helper_of_mine here.",
    "import layers": "layers.py did not come with small.py. Hand in both",
    "import statsmodels.api": "statsmodels is not installed here; there are",
    "import torchvision": "Remove the import, or import it inside the function that draws.",
    "import seaborn as sns": "seaborn is not installed here",
    "import PyQt5": "Nothing can open a window here, so there is no PyQt5.",
    'raise RuntimeError("Can\'t find a usable init.tcl in ...")': "Nothing can open a window here.",
    "raise RuntimeError('no display name and no $DISPLAY environment variable')": "Nothing can open a window here.",
    "__package__ = ''\n__spec__ = None\n__name__ = 'small'\nfrom .layers import x": "imported with a dot.",
    "import numpy as np\nnp.genfromtxt('http://no_such.invalid/a.csv')": "There is no network here.",
    "import annotationlib": "Graded with Python 3.11.",
    "import cPickle": "This is Python 2",
    "import numpy as np\nnp.float": "Graded with numpy",
    "from torch import no_such_name": "Graded with torch",
    "import torch.no_such_module": "Graded with torch",
    "import itertools\nitertools.no_such_name": "Graded with Python 3.11",
    "from typing import no_such_name": "Graded with Python 3.11",
    "xrange(3)": "This is Python 2",
    "{}.iteritems()": "This is Python 2",
    "import torch\ntorch.ones(1).cuda()": GPU,
    "import torch\ntorch.ones(1, device='cuda')": GPU,
    "import torch\ntorch.ones(1, device='mps')": GPU,
    "import torch\ntorch.nn.Linear(1, 1).to('mps')": GPU,
    "import torch\ntorch.cuda.set_device(0)": GPU,
    "import torch\ntorch.cuda.FloatTensor(3)": GPU,
    "import torch\ntorch.Generator(device='cuda')": GPU,
    "raise RuntimeError('No CUDA GPUs are available')": GPU,
    "from torch import nn\nclass M(nn.Module):\n    def foward(self, x):\n        return x\nM()(1)": "name `forward`",
    "import socket\nraise socket.gaierror(-3, 'Temporary failure in name resolution')": "There is no network here.",
    "import urllib.error\nraise urllib.error.URLError('x')": "There is no network here.",
    "raise ConnectionRefusedError": "There is no network here.",
    "class E(OSError): pass\nE.__module__ = 'requests.exceptions'\nraise E": "There is no network here.",
    "try: raise ConnectionError\nexcept OSError as e: raise ValueError from e": "There is no network here.",
    "import subprocess\nsubprocess.run('/no/such/program')": "No other programs or processes can be started here.",
    "raise BlockingIOError(11, 'Resource temporarily unavailable')": "No other programs or processes",
    "open('/no/such/folder/log.txt', 'w')": "'/no/such/folder/log.txt'",
    "open('/no/such/file.txt')": "/no/such/file.txt cannot be used",
    r"open('C:\\Users\\me\\data.txt')": "Give a name without a folder",
    "open('../data.txt')": "Give a name without a folder",
    "open('no_such_data.csv')": "no_such_data.csv is not here: only small.py is graded.",
    "open('points_2.csv')": "points_2.csv did not come with small.py. Hand in both",
    "import numpy as np\nnp.loadtxt('no_such_data.csv')": "no_such_data.csv is not here",
    "import torch\ntorch.save(1, '/no/such/folder/model.pt')": "/no/such/folder cannot be used",
    "raise PermissionError": "Here your code has no network, no other programs",
}


@pytest.mark.parametrize("code", CASES)
def test_each_trouble_has_its_sentence(code):
    told = raise_in(code)
    at_load, in_call = failure_of_loading(told, FILE).text, failure_of_call(told, FILE, "f")
    assert CASES[code] in at_load
    assert CASES[code] in in_call.text
    assert in_call.verdict == "ERROR"


@pytest.mark.parametrize("code", CASES)
def test_a_hidden_check_repeats_nothing_that_the_code_chose(code):
    redacted = failure_of_call(raise_in(code), FILE, "f").redacted
    lines = text_of(redacted).count("\n") + 1
    redacted = f"{redacted!r} {text_of(redacted)}"  # neither the words nor the facts
    packages = ("statsmodels", "seaborn", "torchvision", "PyQt5")
    for chosen in ("_of_mine", "no_such", "points", "layers", "Users", *packages):
        assert chosen not in redacted
    assert lines <= 2


@pytest.mark.parametrize(
    "code", ["1 / 0", "[].no_such", "raise ValueError('x')", "f()", "raise OSError(5, 'x')", "open('')"]
)
def test_other_exceptions_have_none(code):
    assert advise(raise_in(code), True, FILE.here, redacted=False) == ()


SYNTAX = {
    'print(f"{d["a"]}")': "use the other kind of quotes",
    "type Pair = tuple[int, int]": "without the word type",
    "def first[T](items): return items[0]": "leave the [T] out",
    "class Box[T]: pass": "leave the [T] out",
    "try: pass\nexcept ValueError, TypeError: pass": "except (A, B)",
    "x = t'{1}'": "write an f-string",
    "print 'hello'": "This is Python 2",
    "exec 'code'": "This is Python 2",
}


@pytest.mark.parametrize("code", SYNTAX)
def test_the_syntax_of_another_python_is_named(code):
    told = raise_in(code)
    told["syntax"] = failure.syntax_place(SyntaxError("", ("small.py", 1, 1, code.splitlines()[-1])), "small.py")
    text = failure_of_loading(told, FILE).text
    assert SYNTAX[code] in text
    assert "Python 3.11" in text


@pytest.mark.parametrize(("message", "line"), [("invalid syntax", "x = = 1"), ("'(' was never closed", "f(type = 1")])
def test_an_error_in_every_python_names_none(message, line):
    assert advise_syntax(message, line) == ()


def test_what_the_course_has_is_never_called_absent():
    assert {"torch", "numpy", "matplotlib"} <= installed().keys() <= PACKAGES


@pytest.mark.parametrize("level", ["full", "container"])
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "There is no network here."),
        ("import multiprocessing; multiprocessing.Pool(2)", "No other programs or processes can be started here."),
        ("import subprocess; subprocess.run(['ls'])", "No other programs or processes can be started here."),
        ("open('/content/notes.txt')", "cannot be used"),
        ("open(__import__('os').path.abspath('x.csv'))", "x.csv is not here: only small.py is graded."),
    ],
)
def test_it_is_said_where_the_layers_refuse(grade, level, line, sentence):
    graded = grade(with_function("double", f"def double(values):\n    {line}"), "--isolation", level)
    check = graded.check("each_value_is_doubled")
    assert check["verdict"] == "ERROR"
    assert sentence in check["message"]


def test_a_stub_is_still_to_do_and_a_device_is_not(grade):
    stub = grade(SMALL.replace("return float(sum(values))", "raise NotImplementedError"))
    assert stub.check("the_total_is_the_sum")["verdict"] == "TODO"
    raised = "raise NotImplementedError(\"Could not run 'aten::empty' with arguments from the 'MPS' backend.\")"
    check = grade(SMALL.replace("return float(sum(values))", raised)).check("the_total_is_the_sum")
    assert (check["verdict"], GPU in check["message"]) == ("ERROR", True)
