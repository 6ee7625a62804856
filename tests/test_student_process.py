"""What the student's process is given, what it can leave behind, and how objects in it are used."""

import time
from pathlib import Path

import pytest

from tests.support.doors import SMALL, with_function

DOUBLED = "each_value_is_doubled"


UNCONFINED = ("--isolation", "none")  # so that the code can do what is to be cleaned up after it


def said_by(grade, code, *words):
    """Return what a function that fails a visible check printed."""
    return grade(with_function("double", "def double(values):\n    " + code), *words).check(DOUBLED)["output"]


def test_it_works_in_an_empty_private_folder(grade):
    said = said_by(
        grade, "import os; print(os.listdir('.'), os.getcwd() == os.environ['HOME'] == os.environ['TMPDIR'])"
    )
    assert said == "[] True\n"


def test_its_environment_is_clean(grade, monkeypatch):
    monkeypatch.setenv("CANARY", "sings")
    said = said_by(grade, "import os; print(sorted(k for k in os.environ if not k.endswith('NUM_THREADS')))")
    assert said == "['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'MPLBACKEND', 'MPLCONFIGDIR', 'PATH', 'TMPDIR']\n"


def test_it_inherits_its_pipes_and_nothing_else(grade):
    code = """import os, stat
    def kind(number):
        try:
            return stat.filemode(os.fstat(number).st_mode)[0]
        except OSError:
            return ""
    print("".join(map(kind, range(256))))"""
    assert said_by(grade, code) == "cpps\n"


def test_no_module_of_the_grader_can_be_imported(grade):
    """``torchkata`` is a stand-in without a file, for the cells of notebooks that grade them."""
    names = ("torchkata.marking", "torchkata.checks", "compare", "solutions")
    said = said_by(grade, f"import importlib.util as u; print([u.find_spec(n) for n in {names}])")
    assert said == "[None, None, None, None]\n"
    assert said_by(grade, "import torchkata; print(torchkata.__spec__.origin)") == "None\n"


def test_what_one_check_leaves_in_the_folder_is_gone_afterwards(grade, tmp_path):
    code = "import os; os.makedirs('a/b'); os.chmod('a', 0); print(os.getcwd()[1:])"  # the whole one is told as .
    folder = said_by(grade, code, *UNCONFINED).strip()
    assert "/" in folder
    assert not Path("/", folder).exists()


@pytest.mark.parametrize(
    "start",
    [
        "subprocess.Popen(['sleep', 'SECONDS'])",
        "subprocess.Popen(['setsid', 'sleep', 'SECONDS'])",
        "subprocess.Popen(['sh', '-c', '(setsid sleep SECONDS &) ; (sleep SECONDS &)'])",
    ],
    ids=["child", "own session", "grandchildren without a parent"],
)
def test_everything_it_started_is_killed(grade, start):
    seconds = f"4242.{time.time_ns()}"  # of this test alone: others run at the same time
    start = start.replace("SECONDS", seconds)
    code = f"import subprocess\nprint({start})\ndef double(values):\n    return []"
    assert grade(with_function("double", code), *UNCONFINED).check(DOUBLED)["verdict"] == "WRONG"
    time.sleep(0.2)
    assert not [pid for pid in Path("/proc").glob("[0-9]*") if seconds in command_of(pid)]


def command_of(process):
    """Return the command line of a process in /proc; nothing where it has just ended."""
    try:
        return (process / "cmdline").read_text(errors="replace").replace("\0", " ")
    except OSError:
        return ""


def test_a_closed_and_a_flooded_protocol_are_a_crash_of_that_call_only(grade):
    for code in ("os.close(3)", "os.write(3, b'x' * 100)", "os.write(3, bytes(12) + b'[]')", "os.dup2(1, 3)"):
        graded = grade(with_function("double", f"import os\ndef double(values):\n    {code}\n    return values"))
        assert graded.check(DOUBLED)["verdict"] == "CRASH", code
        assert graded.check("the_total_is_the_sum")["verdict"] == "PASS"


def test_a_forged_reply_is_only_a_return_value(grade):
    forge = """
import json, os, struct
def double(values):
    header = json.dumps({"outcome": "value", "value": {"list": [2.0, 5.0]}, "number": NUMBER}).encode()
    os.write(3, struct.pack("!IQ", len(header), 0) + header)
    while True: pass
"""
    right_number = grade(with_function("double", forge.replace("NUMBER", "2"))).check(DOUBLED)
    assert right_number["verdict"] == "PASS"
    assert grade(with_function("double", forge.replace("NUMBER", "1"))).check(DOUBLED)["verdict"] == "CRASH"


@pytest.mark.parametrize(
    "lie",
    [
        '{"outcome": "raised"}',
        '{"outcome": "raised", "type": 1, "message": [], "builtin": {}, "frames": [[1], 2, ["a", "b", "c"]]}',
        '{"outcome": "names", "names": [1]}',
        '{"outcome": "raised", "builtin": "eval", "frames": [[10**9, "f", "x"]], "memory": "yes"}'.replace(
            "10**9", "9" * 9
        ),
        '{"outcome": "value", "value": {"array": ["float64", [9], 0]}}',
        '{"outcome": "value", "value": {"object": ["x", []]}}',
        '{"outcome": "nonsense"}',
        '{"outcome": 3}',
        "{}",
    ],
)
def test_a_lie_about_the_outcome_is_never_the_graders_failure(grade, lie):
    code = f"""
import json, os, struct
def double(values):
    header = json.dumps({{**json.loads({lie!r}), "number": 2}}).encode()
    os.write(3, struct.pack("!IQ", len(header), 0) + header)
    while True: pass
"""
    graded = grade(with_function("double", code))
    assert graded.check(DOUBLED)["verdict"] in ("CRASH", "ERROR", "WRONG")
    assert graded.status == 0
    assert "GRADER" not in graded.verdicts()


def test_killing_the_zygote_leaves_one_call_ungraded(grade):
    code = "import os, signal\ndef double(values):\n    os.kill(os.getppid(), signal.SIGKILL)\n    while True: pass"
    graded = grade(with_function("double", code), *UNCONFINED)
    assert graded.check(DOUBLED)["verdict"] == "GRADER"  # who killed it, nobody knows
    assert graded.check("a_counter_counts_up")["verdict"] == "PASS"
    assert (graded.status, graded.errors) == (2, "")


COUNTER_CHECK = """

@pytest.mark.points(1)
def test_objects_work(student):
    box = student.Box(2.0)
    assert_equal(box.side, 2.0)
    assert_equal(box.area(), 4.0)
    assert_equal(box(3), 6.0)
    box.side = 5.0
    assert_equal([box.area(), len(box), box[1]], [25.0, 5, "item 1"])
    assert_equal(student.side_of(box), 5.0)
    assert_equal(box.bigger().side, 6.0)
    assert_equal(box.nothing, 1)
"""
BOX = """
class Box:
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
    def __call__(self, times): return self.side * times
    def __len__(self): return int(self.side)
    def __getitem__(self, key): return f"item {key}"
    def bigger(self): return Box(self.side + 1)
def side_of(box): return box.side
"""


def test_objects_stay_there_and_are_used_from_here(grade, kit):
    visible = kit / "solutions" / "01_small" / "test_visible.py"
    visible.write_text(visible.read_text() + COUNTER_CHECK)
    check = grade(SMALL + BOX).check("objects_work")
    assert check["verdict"] == "MISSING"
    assert check["message"] == "The object has no attribute nothing. It has: side, area, bigger."


def test_an_object_whose_process_ended_is_said_to_be_gone(grade):
    code = SMALL.replace("        return self.count", "        import os; os._exit(1)")
    graded = grade(code)
    assert graded.check("a_counter_counts_up")["verdict"] == "CRASH"
    assert graded.check("two_counters_count_apart")["verdict"] == "CRASH"
    assert graded.check(DOUBLED)["verdict"] == "PASS"


LOW = """
import sys
sys.setrecursionlimit(LIMIT)
def double(values):
    if sys.getrecursionlimit() != LIMIT:
        raise ValueError(sys.getrecursionlimit())
    return [2.0 * value for value in values]
"""


def test_student_code_keeps_its_recursion_limit_from_call_to_call(grade):
    assert grade(SMALL + LOW.replace("LIMIT", "60")).record["points"] == 10


DEEP = """
import inspect, sys
def double(values):
    sys.setrecursionlimit(len(inspect.stack(0)) + 3)
    return nest(sys.getrecursionlimit())
def nest(value):
    for _ in range(8):
        value = {"inner": [value]}
    return value
"""


def test_our_own_code_has_frames_enough_after_a_limit_that_is_too_low_for_it(grade):
    message = grade(SMALL + DEEP).check(DOUBLED)["message"]
    assert "got       a dictionary" in message
