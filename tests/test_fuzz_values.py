"""Values by chance: a tree becomes plain data or is refused, and plain data come back as they went."""

import contextlib
import math
import sys
import tracemalloc

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from torchkata.inside import kept
from torchkata.inside.values import LARGEST, SIZES, SMALLEST, Encoder
from torchkata.inside.wire import ProtocolError, pack

from tests.support.chance import TREES, decode, many, read, size_of, some

SCALARS = (
    st.none() | st.booleans() | st.integers(SMALLEST, LARGEST) | st.floats() | st.text(st.characters(), max_size=9)
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
    import torch  # here: it takes two seconds, and few processes of the tests need it

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
    if type(value).__module__ == "torch":
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


OF_TORCH = [
    {"object": [1, "Linear", "nn.Linear"]},
    {"tensor": ["float32", [1], 0, False]},
    {"parameter": [{"tensor": ["float32", [1], 0, True]}, {"tensor": ["float32", [1], 0, False]}]},
    {"dtype": ["torch", "float32"]},
    {"device": ["cpu", None]},
]


@pytest.mark.parametrize("tree", OF_TORCH, ids=lambda tree: next(iter(tree)))
def test_a_value_of_torch_is_refused_where_no_torch_is_installed(tree, monkeypatch):
    for name in ("torch", "torch.nn"):
        monkeypatch.setitem(sys.modules, name, None)  # an import fails
    monkeypatch.setattr(kept, "_classes", {})  # those that were found while torch was there
    with pytest.raises(ProtocolError):
        decode({"list": [tree]}, bytes(8))


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
