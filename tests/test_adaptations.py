"""What libraries and streams do differently in a worker: code that is right on a student's machine is right here."""

import functools
import subprocess
import sys

import pytest
from torchkata.inside.adaptations import CODES
from torchkata.sandbox.replies import read_message

from tests.support.crossing import make_kit
from tests.support.doors import SMALL, run_command, with_function

PRINTS = {
    "reconfigured": "sys.stdout.reconfigure(encoding='utf-8')",
    "reconfigured to fail": "sys.stdout.reconfigure(encoding='ascii', errors='strict')",
    "wrapped": "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8', errors='replace')",
    "wrapped with lines": "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'utf-8', 'replace', line_buffering=True)",
    "wrapped by codecs": "sys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer, 'replace')",
    "detached": "sys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding='utf-8', errors='replace')",
    "detached by codecs": "sys.stdout = codecs.getwriter('utf-8')(sys.stdout.detach(), 'replace')",
    "opened anew": "sys.stdout = open(sys.stdout.fileno(), 'w', encoding='utf-8', errors='replace', buffering=1)",
    "opened anew, not closed": "sys.stdout = os.fdopen(1, 'w', encoding='utf-8', errors='replace', closefd=False)",
}


@pytest.mark.parametrize("name", PRINTS)
def test_prints_arrive_whatever_is_done_to_the_stream(grade, name):
    first = f"import codecs, io, os, sys\n{PRINTS[name]}\n"
    code = "def total(values):\n    print('caf\\u00e9 \\u4f60\\u597d \\ud800', len(values))\n    return 0.0"
    check = grade(first + with_function("total", code)).check("the_total_is_the_sum")
    assert check["verdict"] == "WRONG"
    assert check["output"].startswith("caf\u00e9 \u4f60\u597d ")
    assert check["output"].endswith(" 3\n")


TEMPORARY = """
import logging, os, tempfile
logging.basicConfig(filename="/tmp/log.txt", level=logging.INFO)
assert sorted(os.listdir("/tmp")) == ["log.txt"], os.listdir("/tmp")
logging.info("it loads")
open("/var/tmp/more.txt", "w").write("x")
os.makedirs("/tmp/folder/inside")
with tempfile.NamedTemporaryFile() as file, tempfile.TemporaryDirectory(dir="/tmp") as folder:
    file.write(b"x")
"""
FILLING = """
def double(values):
    for number in range(40):
        with open(f"/tmp/{number}", "wb") as file:
            file.write(bytes(2**20))
"""


@pytest.mark.needs_level("full")
def test_the_temporary_folder_is_private_and_empty_for_each(grade):
    for _ in range(2):
        assert grade(TEMPORARY + SMALL, "--isolation", "full").record["points"] == 10


@pytest.mark.needs_level("full")
def test_the_temporary_folder_holds_no_more_than_the_folder(grade):
    check = grade(with_function("double", FILLING), "--isolation", "full").check("each_value_is_doubled")
    assert check["verdict"] == "ERROR"
    assert "The folder that your code may write to holds" in check["message"]


def test_where_there_is_no_temporary_folder_it_is_said_what_to_do(grade):
    check = grade("open('/tmp/log.txt', 'w')\n" + SMALL, "--isolation", "container").check("each_value_is_doubled")
    assert "/tmp/log.txt cannot be used" in check["message"]
    assert "Give a name without a folder" in check["message"]
    code = "import tempfile\nwith tempfile.TemporaryFile() as file: file.write(b'x')\n"
    assert grade(code + SMALL, "--isolation", "container").record["points"] == 10


FIRST = """
import os
os.environ["MPLBACKEND"] = "Qt5Agg"
import matplotlib
matplotlib.use("TkAgg")
import matplotlib.pyplot as plt
import torch
from torch.utils.data import DataLoader, TensorDataset
for name in ("MacOSX", "module://ipympl.backend_nbagg", "nbagg", "widget", "WebAgg", "no such"):
    matplotlib.use(name)
    plt.switch_backend(name)
    plt.rcParams["backend"] = name
plt.ion()
figure = plt.figure()
plt.plot([1, 2])
plt.show()
plt.show(block=True)
plt.pause(1000)
plt.waitforbuttonpress()
assert len(plt.ginput(3)) == 0
plt.style.use("seaborn-whitegrid")
figure.show()
plt.savefig("picture.png")
assert os.path.getsize("picture.png") > 100
assert matplotlib.get_backend().lower() == "agg"
import warnings
warnings.simplefilter("error", UserWarning)


@torch.compile
def square(x):
    return x * x


@torch.compile(mode="reduce-overhead", fullgraph=True)
def cube(x):
    return x * x * x


@torch.jit.script
def halve(x):
    return x / 2


def compiled(x):
    model = torch.nn.Linear(1, 1)
    before = sorted(model.state_dict())
    model.compile()
    assert sorted(torch.compile(model).state_dict()) == before
    model(torch.ones(1, 1))
    import sys
    assert "torch._inductor" not in sys.modules
    return torch.compile(halve)(cube(square(x)))


def load(**settings):
    loader = DataLoader(TensorDataset(torch.arange(4.0)), batch_size=2, **settings)
    return [batch for batch, in loader]


def load_by_position():
    data = TensorDataset(torch.arange(4.0))
    return [batch for batch, in DataLoader(data, 2, False, None, None, 2, None, True)]
"""
CHECKS = """
import pytest
import torch
from torchkata import assert_equal

BATCHES = [torch.tensor([0.0, 1.0]), torch.tensor([2.0, 3.0])]
SETTINGS = [
    dict(num_workers=2), dict(num_workers=2, persistent_workers=True, prefetch_factor=4),
    dict(num_workers=1, multiprocessing_context="spawn", timeout=5), dict(pin_memory=True), dict(),
]


@pytest.mark.points(5)
def test_it_is_compiled(student):
    assert_equal(student.compiled(torch.tensor([2.0])), torch.tensor([32.0]))


@pytest.mark.points(5)
def test_it_loads(student):
    for settings in SETTINGS:
        assert_equal(student.load(**settings), BATCHES)
    assert_equal(student.load_by_position(), BATCHES)
"""


def test_windows_compilers_and_processes_are_done_without(tmp_path):
    kit, record = make_kit(tmp_path, CHECKS, FIRST), tmp_path / "record.json"
    done = run_command("--course", kit, "grade", "--json", record)
    assert "10/10" in done.stdout, done.stdout + done.stderr
    assert "loader_without_workers" in record.read_text()


def test_of_what_was_adapted_only_known_codes_are_kept():
    read = functools.partial(read_message, number=1, op="call")
    told = [CODES[0], "something else", CODES[0]]
    assert read({"number": 1, "outcome": "missing", "adapted": told})["adapted"] == list(CODES[:1])


def test_a_library_that_is_imported_late_is_adapted_too(grade):
    code = "import importlib\ndef double(values):\n    plt = importlib.import_module('matplotlib' + '.pyplot')"
    code += (
        "\n    plt.switch_backend('TkAgg')\n    plt.plot(values)\n    plt.show()\n    return [2 * v for v in values]"
    )
    assert grade(with_function("double", code)).record["points"] == 10


FIRST_USES = """
import sys
from torchkata.inside.preload import preload
assert "numpy" not in sys.modules
preload(["numpy", "matplotlib.pyplot"])
for module in ("numpy.random", "matplotlib.backends.backend_agg"):
    assert module in sys.modules, module
"""


def test_what_libraries_import_at_their_first_use_is_imported_before_workers_begin():
    done = subprocess.run([sys.executable, "-c", FIRST_USES], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


SEEDED = """
import linecache
import torch

def double(values):
    read = []
    linecache.checkcache = linecache.getlines = lambda *given: read.append(given) or []
    first = torch.manual_seed(7) and torch.rand(2)
    assert torch.equal(torch.manual_seed(7) and torch.rand(2), first)
    torch.cuda.manual_seed(1)
    assert read == [], read
    return [2 * value for value in values]
"""


def test_seeding_does_not_look_for_the_lines_of_the_stack(grade):
    assert grade(with_function("double", SEEDED)).record["points"] == 10
