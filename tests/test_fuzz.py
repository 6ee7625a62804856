"""What chance sends: the trusted side returns a value or refuses, and takes no more memory than was announced."""

import contextlib
import json
import math
import os
import tempfile
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import Phase, configuration, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.inside.values import MAX_DIMENSIONS, SIZES, Decoder, Encoder
from grader.inside.wire import MAX_BODY, MAX_HEADER, PREFIX, FrameReader, ProtocolError, pack
from tests.doors import run_command
from tests.test_plain_data import make_kit

configuration.set_hypothesis_home_dir(os.path.join(tempfile.gettempdir(), "torchkata-hypothesis"))
many = settings(max_examples=1200, derandomize=True, deadline=None)
some = settings(max_examples=500, derandomize=True, deadline=None)

SPARE = 300_000  # bytes that a reader may need beside what it keeps
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["", "\ud800", "9" * 30, 10**300, -(2**64), [], {}, [[]], {"list": []}]),
)


# ---- frames


def read(data, sizes):
    """Feed `data` in pieces of these sizes, the last again and again; return the frame, None where none is whole."""
    reader = FrameReader()
    start, left = 0, list(sizes)
    while start < len(data):
        size = left.pop(0) if len(left) > 1 else left[0]
        frame = reader.feed(data[start : start + size])
        if frame is not None:
            return frame
        assert reader.wanted() > 0
        start += size
    return None


def read_or_refuse(data, sizes):
    """Read `data`; require a frame, nothing yet, or a ProtocolError, in memory of the order of what has arrived."""
    tracemalloc.start()
    try:
        with contextlib.suppress(ProtocolError):
            frame = read(data, sizes)
            assert frame is None or (isinstance(frame[0], dict) and isinstance(frame[1], memoryview))
        assert tracemalloc.get_traced_memory()[1] < SPARE + 100 * len(data)
    finally:
        tracemalloc.stop()


PIECES = st.lists(st.integers(1, 40), min_size=1, max_size=6)
NUMBERS = st.sampled_from([0, 1, 7, 2**31, 2**32 - 1, MAX_HEADER, MAX_HEADER + 1])
BODIES = st.sampled_from([0, 1, 7, MAX_BODY, MAX_BODY + 1, 2**63, 2**64 - 1])
HEADERS = st.one_of(
    st.dictionaries(st.text(max_size=6), JUNK, max_size=4).map(lambda header: json.dumps(header).encode()),
    st.sampled_from(
        [
            *(b"{}", b"[]", b"null", b"", b"{", b"NaN", b"1" * 5000, b'{"number": ' + b"1" * 5000 + b"}"),
            *(b"[" * 5000, b'{"a":' * 5000, b'{"number": NaN, "outcome": -Infinity}', b'{"a": 1, "a": 2}'),
            *(
                rb'{"outcome": "\ud800\udc00\udfff"}',
                b'{"a": "\xed\xa0\x80"}',
                b'\xef\xbb\xbf{"a": 1}',
                b"\xff\xfe{\0}\0",
            ),
            *('{"a": 1}'.encode("utf-16"), '{"a": 1}'.encode("utf-32"), b'{"a": 1e999999}', b'{"\x00": 1}'),
        ]
    ),
)


@st.composite
def broken_frames(draw):
    """Draw a frame in which a length, some bytes or the end may be wrong."""
    header, body = draw(HEADERS), draw(st.binary(max_size=40))
    sizes = draw(st.just(len(header)) | NUMBERS), draw(st.just(len(body)) | BODIES)
    data = bytearray(PREFIX.pack(*sizes) + header + body)
    for place in draw(st.lists(st.integers(0, len(data) - 1), max_size=3)):
        data[place] = draw(st.integers(0, 255))
    return bytes(
        data[: draw(st.just(len(data)) | st.integers(0, len(data)))] + draw(st.just(b"") | st.binary(max_size=9))
    )


@many
@given(st.binary(max_size=200), PIECES)
def test_any_bytes_are_a_frame_or_refused(data, sizes):
    read_or_refuse(data, sizes)


@many
@given(broken_frames(), PIECES)
@example(PREFIX.pack(MAX_HEADER, MAX_BODY) + b"{", [1])
@example(PREFIX.pack(2**32 - 1, 2**64 - 1), [12])
def test_a_broken_frame_is_a_frame_or_refused(data, sizes):
    read_or_refuse(data, sizes)


@some
@given(st.dictionaries(st.text(max_size=6), JUNK, max_size=5), st.binary(max_size=80), PIECES)
def test_a_whole_frame_is_read_however_it_is_cut(message, body, sizes):
    header, data = read(pack(message, body), sizes)
    assert (repr(header), bytes(data)) == (repr(message), body)  # repr: nan is not equal to itself


# ---- values


class Stand:
    """What stands for a foreign value or an object in these tests."""

    def __init__(self, *facts):
        self.facts = facts


def size_of(value):
    """Return the bytes of all arrays in a decoded value; refuse what no decoder may return."""
    if isinstance(value, list | tuple):
        return sum(map(size_of, value))
    if isinstance(value, dict):
        return sum(size_of(key) + size_of(item) for key, item in value.items())
    if isinstance(value, torch.Tensor):
        assert str(value.dtype).removeprefix("torch.") in SIZES
        return value.untyped_storage().nbytes()
    if isinstance(value, np.ndarray | np.generic):
        assert value.dtype.name in SIZES
        return value.nbytes
    assert value is None or type(value) in (bool, int, float, str, Stand), type(value)
    return 0


def decode(tree, body):
    return Decoder(body, Stand, Stand).decode(tree)


DIMENSION = st.sampled_from([0, 1, 2, 3, 8, -1, 2**31, 2**62, 2**63, 2**64, 10**30, True, False, 1.0, None, "2"])
SHAPES = st.one_of(st.lists(st.integers(0, 3), max_size=3), st.lists(DIMENSION, max_size=MAX_DIMENSIONS + 2), JUNK)
OFFSETS = st.one_of(
    st.integers(0, 64), st.sampled_from([-8, 63, 64, 65, 2**63, 10**30, True, False, 0.0, math.nan]), JUNK
)
DTYPES = (
    st.sampled_from([*SIZES]) | st.sampled_from(["object", "str", "V8", "float128", "f8", ">f8", "Tensor", ""]) | JUNK
)
LEAVES = st.one_of(
    JUNK,
    st.builds(
        lambda *parts: {parts[0]: list(parts[1:])}, st.sampled_from(["array", "scalar"]), DTYPES, SHAPES, OFFSETS
    ),
    st.builds(lambda *parts: {"tensor": list(parts)}, DTYPES, SHAPES, OFFSETS, st.booleans() | JUNK),
    st.builds(lambda *parts: {"object": list(parts)}, JUNK, JUNK),
    st.builds(lambda content: {"foreign": content}, JUNK),
)


def containers(trees):
    """Return a strategy of trees around `trees`, some not quite right."""
    return st.one_of(
        st.builds(lambda kind, items: {kind: items}, st.sampled_from(["list", "tuple"]), st.lists(trees, max_size=4)),
        st.builds(lambda pairs: {"dict": pairs}, st.lists(st.lists(trees, min_size=2, max_size=2), max_size=3) | JUNK),
        st.dictionaries(st.sampled_from(["list", "dict", "array", "tensor", "pickle"]), trees | JUNK, max_size=2),
    )


TREES = st.recursive(LEAVES, containers, max_leaves=8)


@many
@given(TREES, st.binary(max_size=64))
@example({"list": [{"array": ["float64", [8], 0]}] * 3}, bytes(64))  # the same bytes taken again and again
@example({"list": [{"tensor": ["float64", [8], 0, False]}] * 3}, bytes(64))
@example({"array": ["float64", [0, 2**62, 2**62], 0]}, b"")
@example({"tensor": ["float64", [0, 2**62, 2**62], 0, False]}, b"")
def test_any_tree_is_a_plain_value_or_refused(tree, body):
    try:
        value = decode(tree, body)
    except ProtocolError:
        return
    assert size_of(value) <= len(body)


@pytest.mark.parametrize("leaf", [{"array": ["uint8", [2**20], 0]}, {"tensor": ["int8", [2**20], 0, False]}])
@pytest.mark.parametrize("pack_up", [lambda leaves: {"list": leaves}, lambda leaves: {"dict": list(enumerate(leaves))}])
def test_values_do_not_take_more_memory_than_their_message(leaf, pack_up):
    body = bytes(2**20)
    tracemalloc.start()
    try:
        with contextlib.suppress(ProtocolError):
            decode(pack_up([leaf] * 64), body)
        assert tracemalloc.get_traced_memory()[1] < 4 * len(body)
    finally:
        tracemalloc.stop()


# ---- there and back

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**64) + 1, 2**64 - 1)
    | st.floats()
    | st.text(st.characters(), max_size=9)
)
KEYS = st.none() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=3) | st.tuples(st.integers(-9, 9))
NUMPY_DTYPES = st.sampled_from([name for name in SIZES if name != "bfloat16"]).map(np.dtype)


@st.composite
def numpy_values(draw):
    """Draw a NumPy array of any dtype, byte order, shape and strides, or a NumPy number."""
    dtype = draw(NUMPY_DTYPES).newbyteorder(draw(st.sampled_from("<>")))
    value = draw(arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)))
    value = draw(st.sampled_from([value, value.T, value[..., ::-1] if value.ndim else value, np.asfortranarray(value)]))
    return value[()] if value.ndim == 0 and draw(st.booleans()) else value


@st.composite
def tensors(draw):
    """Draw a tensor of any dtype, shape and strides, with or without gradients."""
    dtype = getattr(torch, draw(st.sampled_from([*SIZES])))
    shape = draw(st.lists(st.integers(0, 4), max_size=3))
    plain = torch.tensor(draw(st.binary(min_size=64 * 16, max_size=64 * 16).map(list)), dtype=torch.uint8)
    values = (plain[: math.prod(shape) * dtype.itemsize] & (1 if dtype is torch.bool else 255)).clone()
    tensor = values.view(dtype).reshape(shape) if values.numel() else torch.empty(shape, dtype=dtype)
    views = [lambda t: t, lambda t: t.mT if t.ndim > 1 else t, lambda t: t[..., ::2] if t.ndim else t]
    views += [lambda t: t.unsqueeze(0).expand(2, *t.shape), lambda t: t.conj()]
    tensor = draw(st.sampled_from(views))(tensor)
    differentiable = tensor.is_floating_point() or tensor.is_complex()
    return tensor.requires_grad_() if differentiable and draw(st.booleans()) else tensor


PLAIN = st.recursive(
    SCALARS | numpy_values() | tensors(),
    lambda items: (
        st.lists(items, max_size=4) | st.lists(items, max_size=3).map(tuple) | st.dictionaries(KEYS, items, max_size=3)
    ),
    max_leaves=6,
)


def bits(value):
    """Return what tells two plain values apart: types, dtypes, shapes, bytes; nan is the same as nan."""
    if isinstance(value, list | tuple):
        return type(value).__name__, [bits(item) for item in value]
    if isinstance(value, dict):
        return [(bits(key), bits(item)) for key, item in value.items()]
    if isinstance(value, torch.Tensor):
        return "tensor", value.dtype, tuple(value.shape), value.requires_grad, repr(value.tolist())
    if isinstance(value, np.ndarray | np.generic):
        native = value.astype(value.dtype.newbyteorder("="))
        return type(value).__name__, native.dtype.name, value.shape, native.tobytes()
    return type(value).__name__, repr(value)


@some
@given(PLAIN)
def test_plain_data_come_back_bit_by_bit(value):
    encoder = Encoder()
    tree = encoder.encode(value)
    header, body = read(pack({"value": tree}, bytes(encoder.body)), [50])
    assert bits(decode(header["value"], body)) == bits(value)


# ---- the whole way: a student's file that speaks the protocol itself

BROKEN = Path(__file__).parent / "broken"
LIES = (BROKEN / "lies.txt").read_text(encoding="utf-8").splitlines()
CHECKS = """
import numpy as np
import pytest
import torch
from grader.compare import assert_close

EXPECTED = [1.0, [1.0, 2], {"a": 1.0}, "text", np.ones(2), torch.ones(2), (1, np.float32(2))]
"""
CHECK = """

@pytest.mark.points(1)
def test_lie_{index}(student):
    got = student.live.answer({index}, np.ones(2), torch.ones(2), [1, [2]], {{"a": 1}})
    for expected in EXPECTED:
        try:
            assert_close(got, expected, rtol=1e-6)
        except AssertionError as refusal:
            last = refusal
    raise last
"""


def grade_lies(lies, folder):
    """Grade the liar by the command; require marks, and that no verdict is the grader's failure. Return the checks."""
    source = (BROKEN / "liar.txt").read_text(encoding="utf-8") + f"\nLIES = {lies!r}\n"
    kit = make_kit(folder, CHECKS + "".join(CHECK.format(index=index) for index in range(len(lies))), source)
    settings_file = kit / "exercises" / "01_crossing" / "exercise.toml"
    settings_file.write_text(settings_file.read_text().replace("points = 10", f"points = {len(lies)}"))
    done = run_command("--kit", kit, "grade", "--json", folder / "record.json")
    assert not [word for word in ("Traceback", "\x1b", "INTERNALERROR") if word in done.stdout + done.stderr]
    (exercise,) = json.loads((folder / "record.json").read_text())["exercises"]
    results = {
        lie: f"{check['verdict']} {check['message']}" for lie, check in zip(lies, exercise["checks"], strict=True)
    }
    assert [(lie[:200], result) for lie, result in results.items() if result.startswith("GRADER")] == []
    assert done.returncode == 0, done.stdout + done.stderr
    return results


def test_a_liar_gets_marks_and_never_makes_the_grader_fail(tmp_path):
    results = grade_lies(LIES, tmp_path)
    assert results[LIES[0]].startswith("WRONG")
    assert {result.split()[0] for result in results.values()} == {"WRONG", "CRASH", "ERROR", "TODO", "MISSING"}


@settings(max_examples=1, derandomize=True, deadline=None, phases=[Phase.generate])
@given(st.lists(TREES, min_size=60, max_size=60))
def test_values_by_chance_never_make_the_grader_fail(trees):
    lies = [json.dumps({"number": 0, "outcome": "value", "value": tree}).replace("0", "NUMBER", 1) for tree in trees]
    with tempfile.TemporaryDirectory() as folder:
        grade_lies(lies, Path(folder))


@pytest.mark.parametrize(
    "lie",
    [
        '{"names": {"double": 5, "total": [], "Counter": null}}',
        '{"names": {"\\ud800\\x1b[2J": "function", "doubl\\x1b": "class"}}',
        '{"names": {f"doubl{n}": "function" for n in range(20_000)}}',
        '{"names": {"double" * 300_000: "function", "doubl\\n" * 2: "class"}}',
        '{"names": {"double": "value", "total": "value" * 300_000}}',
        '{"names": 5}',
        '{"outcome": "raised", "syntax": [1, 10**30, "\\x1b\\n" * 20_000]}',
        '{"outcome": "raised", "type": "SyntaxError", "syntax": [10**4000, -1, "\\ud800"]}',
        '{"outcome": "raised", "message": "\\n\\x1b" * 300_000, "frames": [[1, "<module>", "x"]] * 9999}',
    ],
)
def test_a_lie_about_what_a_file_defines_is_never_the_graders_failure(grade, lie):
    graded = grade(f"LIE = {lie}\n" + (BROKEN / "liar_at_load.txt").read_text(encoding="utf-8"))
    assert (graded.status, graded.errors, graded.record["max_points"]) == (0, "", 10)
    assert "GRADER" not in graded.verdicts()
    assert "\x1b" not in graded.screen
    assert len(graded.screen) < 100_000
