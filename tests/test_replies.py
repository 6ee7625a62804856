"""What a reply makes the grader do is bounded: its memory, its work, and what is kept of it."""

import json
import sys

import pytest
from torchkata.cache.content_cache import size_of
from torchkata.explain.failed_loading import failure_of_loading
from torchkata.explain.failures import failure_of_call
from torchkata.explain.student_file import StudentFile
from torchkata.inside import wire
from torchkata.inside.values import MAX_ITEMS, Decoder, Encoder, describe_opaque
from torchkata.sandbox.limits import Limits
from torchkata.sandbox.replies import read_message

from tests.support.doors import run_command, with_function
from tests.support.kits import add_exercise
from tests.support.warm import commands

SPEAKS = """
import json, os, struct

def send(header, body=b""):
    data = struct.pack("!IQ", len(header), len(body)) + header + body
    while data:
        data = data[os.write(3, data) :]

def fields(text):  # the beginning of a reply to the request that is being answered
    return b'{"number": %d, "outcome": ' % NUMBER[0] + text

def answer(index):
    while True:
        send(*LIE(index))
        sizes = struct.unpack("!IQ", receive(12))
        request = json.loads(receive(sizes[0]))
        receive(sizes[1])
        NUMBER[0], index = request["number"], request["arguments"]["list"][0]["list"][0]

def receive(size):
    data = b""
    while len(data) < size:
        data += os.read(3, size - len(data))
    return data

NUMBER = [2]
ROOM = 510_000  # bytes of header
"""
LIES = {
    "nothing": 'lambda index: (fields(b\'"value", "value": 1.0}\'),)',
    "junk beside the value": (
        'lambda index: (fields(b\'"value", "value": 1.0, "junk": [\' + b"[]," * (ROOM // 3) + b"0]}"),)'
    ),
    "keys beside the value": (
        "lambda index: (fields(b'\"value\", \"value\": 1.0' + b''.join(b', \"%x\": {}' % n for n in range(ROOM // 13))"
        ' + b"}"),)'
    ),
    "four megabytes of junk": (
        'lambda index: (fields(b\'"value", "value": 1.0, "junk": [\' + b"[]," * 1_300_000 + b"0]}"),)'
    ),
    "a list of empty lists": (
        'lambda index: (fields(b\'"value", "value": {"list": [\' + b\'{"list":[]},\' * (ROOM // 12) + b"0]}}"),)'
    ),
    "a long list": 'lambda index: (fields(b\'"value", "value": {"list": [\' + b"0," * (ROOM // 2) + b"0]}}"),)',
    "many frames": (
        'lambda index: (fields(b\'"raised", "type": "E", "frames": [\' + b\'[1,"answer"],\' * (ROOM // 13) + b"[]]}"),)'
    ),
    "a long message": 'lambda index: (fields(b\'"raised", "type": "E", "message": "\' + b"x" * ROOM + b\'"}\'),)',
    "a deep value": 'lambda index: (fields(b\'"value", "value": \' + b"[" * 900 + b"]" * 900 + b"}"),)',
    "the largest array": (
        'lambda index: (fields(b\'"value", "value": {"array": ["uint8", [67108864], 0]}}\'), bytes(67108864))'
    ),
    "numbers that unfold": (
        'lambda index: (fields(b\'"value", "value": {"numbers": ["list", "bool", [67108864], 0]}}\'), bytes(67108864))'
    ),
    "a text that unfolds": 'lambda index: (fields(b\'"value", "value": {"text": [67108864, 0]}}\'), bytes(67108864))',
}
CHECKS = [
    *("assert_equal(student.answer(1), 1.0)" for _ in range(3)),
    *(f"for n in range({start}, {start + 5}): student.answer(n)" for start in (100, 200, 300)),  # 15 times 64 MB
    "try:\n    student.live.answer(7)\nexcept AssertionError:\n    pass\nstudent.answer(8)",
]


@pytest.fixture(scope="module")
def speaking_kit(tmp_path_factory):
    """Return a kit with checks that call `answer` often, and compare what they get."""
    kit = tmp_path_factory.mktemp("speaks") / "kit"
    add_exercise(kit, "01_speaks", CHECKS, "def answer(index):\n    return 1.0\n", seconds=20)
    return kit


def grade_lie(kit, folder, lie):
    """Return status, record and the greatest memory (MB) that the process of the grader took."""
    (folder / "speaks.py").write_text(f"{SPEAKS}\nLIE = {lie}\n")
    record, screen, errors = (folder / name for name in ("record.json", "screen", "errors"))
    words = ["--course", kit, "grade", folder / "speaks.py", "--json", record]
    with screen.open("wb") as out, errors.open("wb") as err:
        done = commands(torch=False).run([*map(str, words)], (out.fileno(), err.fileno()), 240)
    assert errors.read_text() == ""
    return done.status, json.loads(record.read_text()), done.peak_mb


@pytest.fixture(scope="module")
def honest_peak(speaking_kit, tmp_path_factory):
    """Return the memory that the grader takes for honest replies."""
    status, record, peak = grade_lie(speaking_kit, tmp_path_factory.mktemp("honest"), LIES["nothing"])
    assert (status, record["points"]) == (0, len(CHECKS))
    return peak


@pytest.mark.parametrize("lie", [lie for lie in LIES if lie != "nothing"])
def test_no_reply_makes_the_grader_large_or_fail(speaking_kit, honest_peak, tmp_path, lie):
    status, record, peak = grade_lie(speaking_kit, tmp_path, LIES[lie])
    assert status == 0
    assert "GRADER" not in {check["verdict"] for check in record["exercises"][0]["checks"]}
    assert peak - honest_peak < 600


FILE = StudentFile("small.py", b"def double(values):\n    return values\n" * 20_000, Limits())


def work_of(action):
    """Return how many functions `action` calls, of Python and of C, and what it returns."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        result = action()
    finally:
        sys.setprofile(None)
    return count, result


RAISED = {"number": 1, "outcome": "raised", "type": "ValueError", "builtin": "ValueError", "message": "no"}
FRAMES = [[1, "double"]] * 40_000


@pytest.mark.parametrize("op", ["call", "load"])
@pytest.mark.parametrize(
    "more",
    [{}, {"frames": FRAMES}, {"message": "(" * 500_000}, {"type": "E" * 500_000}, {"syntax": [1, 1, "x\n" * 200_000]}],
    ids=["nothing", "frames", "message", "type", "syntax"],
)
def test_the_work_for_an_exception_does_not_grow_with_its_reply(op, more):
    explain = (
        (lambda m: failure_of_call(m, FILE, "double")) if op == "call" else (lambda m: failure_of_loading(m, FILE))
    )
    FILE.lines  # noqa: B018 - once for a file
    explain(read_message({**RAISED, "syntax": [1, 1, "x"]}, 1, op))  # once for all files
    explain(read_message(RAISED, 1, op))
    work, failure = work_of(lambda: explain(read_message({**RAISED, **more}, 1, op)))
    assert work < 1000
    assert len(failure.text) < 10_000


def test_of_a_reply_only_known_keys_are_kept():
    message = {**RAISED, "frames": FRAMES, "value": 1, "names": {"a": "b"}, "junk": [[]] * 1000}
    kept = read_message(message, 1, "call")
    assert set(kept) == {"outcome", "type", "builtin", "message", "frames"}
    assert size_of(kept) < 20_000


WRONG_TYPES = [None, True, 0, -1, 1.5, float("nan"), 10**300, "text", [], [[]], [1], {}, {"a": 1}]
KEYS = {
    "call": ["number", "outcome", "type", "builtin", "message", "memory", "errno", "frames", "syntax"],
    "load": ["number", "outcome", "names"],
}


@pytest.mark.parametrize("value", WRONG_TYPES, ids=repr)
@pytest.mark.parametrize(("op", "key"), [(op, key) for op, keys in KEYS.items() for key in keys])
def test_a_key_of_another_type_is_refused_or_harmless(op, key, value):
    names = {"number": 1, "outcome": "names", "names": {"double": "function"}}
    message = {**(names if op == "load" and key == "names" else RAISED), key: value}
    try:
        kept = read_message(message, 1, op)
    except wire.ProtocolError:
        return
    if kept["outcome"] == "raised":
        assert failure_of_call(kept, FILE, "double").text
        assert failure_of_loading(kept, FILE).text
    else:
        assert all(isinstance(word, str) for pair in kept["names"].items() for word in pair)


HONEST = {
    "floats": [n / 7 for n in range(50_000)],
    "ints": list(range(-40_000, 40_000)),
    "bools": [n % 3 == 0 for n in range(90_000)],
    "a tuple of floats": tuple(n * 1.5 for n in range(5000)),
    "rows of floats": [[n / 3] * 64 for n in range(700)],
    "large ints": [2**63 + n for n in range(5000)],
    "odd floats": [float("nan"), float("inf"), -0.0, 5e-324] * 10,
    "a mixed list": [1, 2.5, True, None, "x"] * 1000,
    "a long text": "é\ud800x" * 30_000,
    "texts of any length": ["x" * n for n in range(0, 3000, 50)],
    "a table": {f"epoch {n}": [n / 9] * 40 for n in range(900)},
}


@pytest.mark.parametrize("name", HONEST)
def test_long_honest_values_cross_as_they_are(name):
    encoder = Encoder()
    tree = encoder.encode(HONEST[name])
    frame = wire.pack({"value": tree}, bytes(encoder.body))
    header, body = wire.FrameReader().feed(frame)
    assert repr(Decoder(body, describe_opaque, lambda *_: None).decode(header["value"])) == repr(HONEST[name])


@pytest.mark.parametrize(
    "tree",
    [
        {"numbers": ["list", "float64", [9], 0]},
        {"numbers": ["list", "float64", [-1], 0]},
        {"numbers": ["list", "float64", [1, 1], 0]},
        {"numbers": ["list", "float64", 1, 0]},
        {"numbers": ["list", "float64", [True], 0]},
        {"numbers": ["list", "float32", [1], 0]},
        {"numbers": ["dict", "float64", [1], 0]},
        {"numbers": ["list", "float64", [1], -8]},
        {"numbers": ["list", "float64", [10**30], 0]},
        {"numbers": []},
        {"numbers": 5},
        {"text": [99, 0]},
        {"text": [-1, 0]},
        {"text": [1]},
        {"text": "text"},
        {"text": [8, 0]},  # no UTF-8
    ],
    ids=json.dumps,
)
def test_packed_values_that_no_encoder_wrote_are_refused(tree):
    with pytest.raises(wire.ProtocolError):
        Decoder(b"\xff" * 64, describe_opaque, lambda *_: None).decode(tree)


def test_packed_numbers_count_as_items():
    body = bytes(MAX_ITEMS)
    with pytest.raises(wire.ProtocolError):
        Decoder(body, describe_opaque, lambda *_: None).decode({"numbers": ["list", "bool", [MAX_ITEMS], 0]})


@pytest.mark.parametrize(
    "code",
    ["return [{'a': str(i) * 4} for i in range(25_000)]", "return ['word' * 20] * 10_000", "return [[[]]] * 40_000"],
)
def test_what_is_too_large_is_a_clear_sentence(grade, code):
    graded = grade(with_function("double", "def double(values):\n    " + code))
    check = graded.check("each_value_is_doubled")
    assert (graded.status, check["verdict"]) == (0, "WRONG")
    assert "double returned values that are too large to be sent" in check["message"]
    assert graded.check("the_total_is_the_sum")["verdict"] == "PASS"


def test_an_object_that_a_function_makes_is_not_shared_by_checks(tmp_path):
    code = """
class Count:
    def __init__(self): self.number = 0
    def up(self):
        self.number += 1
        return self.number
def make():
    return Count()
"""
    add_exercise(tmp_path / "kit", "01_makes", ["assert_equal(student.make().up(), 1)"] * 3, code)
    done = run_command("--course", tmp_path / "kit", "grade", tmp_path / "kit" / "solutions")
    assert "3/3" in done.stdout, done.stdout
