"""Strategies for fuzz tests of the protocol: junk, almost valid trees, and a reader for them."""

import math
import os
import tempfile

import numpy as np
from hypothesis import configuration, settings
from hypothesis import strategies as st
from torchkata.inside.kinds import OPAQUE
from torchkata.inside.values import MAX_DIMENSIONS, SIZES, Decoder
from torchkata.inside.wire import FrameReader

configuration.set_hypothesis_home_dir(os.path.join(tempfile.gettempdir(), "torchkata-hypothesis"))
many = settings(max_examples=600, derandomize=True, deadline=None)
some = settings(max_examples=300, derandomize=True, deadline=None)

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["", "\ud800", "9" * 30, 10**300, -(2**64), [], {}, [[]], {"list": []}]),
)


def read(data, sizes):
    """Feed `data` in pieces of these sizes, repeating the last one; return the frame, or None if it is incomplete."""
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


class Stand:
    """A placeholder for an opaque value or an object."""

    def __init__(self, *facts):
        self.facts = facts


def size_of(value):
    """Return the bytes of all arrays in a decoded value; refuse what no decoder may return."""
    if isinstance(value, list | tuple):
        return sum(map(size_of, value))
    if isinstance(value, dict):
        return sum(size_of(key) + size_of(item) for key, item in value.items())
    if type(value).__name__ == "device" or "dtype" in type(value).__name__.lower():
        return 0
    if type(value).__module__ == "torch":
        assert str(value.dtype).removeprefix("torch.") in SIZES
        return value.untyped_storage().nbytes() + (0 if value.grad is None else size_of(value.grad))
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
WORDS = st.sampled_from(["torch", "numpy", "cpu", "meta", "cuda", *SIZES]) | JUNK


def tensor(dtype="float32", shape=(2,)):
    """Return the tree of a tensor at the beginning of the body."""
    return {"tensor": [dtype, list(shape) if isinstance(shape, tuple) else shape, 0, True]}


LEAVES = st.one_of(
    JUNK,
    st.builds(
        lambda *parts: {parts[0]: list(parts[1:])}, st.sampled_from(["array", "scalar"]), DTYPES, SHAPES, OFFSETS
    ),
    st.builds(lambda *parts: {"tensor": list(parts)}, DTYPES, SHAPES, OFFSETS, st.booleans() | JUNK),
    st.builds(lambda *parts: {"object": list(parts)}, JUNK, JUNK),
    st.builds(
        lambda *parts: {"object": list(parts)}, JUNK, JUNK, st.sampled_from(["nn.Linear", "nn.Tensor", ""]) | JUNK
    ),
    st.builds(lambda *parts: {"parameter": list(parts)}, st.builds(tensor, DTYPES, SHAPES), st.builds(tensor) | JUNK),
    st.builds(lambda kind, *parts: {kind: list(parts)}, st.sampled_from(["dtype", "device"]), WORDS, WORDS),
    st.builds(lambda content: {"opaque": content}, JUNK),
    st.builds(lambda tag, facts: {"opaque": [tag, *facts]}, st.sampled_from([*OPAQUE]), st.lists(JUNK, max_size=3)),
)


def containers(trees):
    """Return a strategy of containers of `trees`, some of them invalid."""
    return st.one_of(
        st.builds(lambda kind, items: {kind: items}, st.sampled_from(["list", "tuple"]), st.lists(trees, max_size=4)),
        st.builds(lambda pairs: {"dict": pairs}, st.lists(st.lists(trees, min_size=2, max_size=2), max_size=3) | JUNK),
        st.dictionaries(st.sampled_from(["list", "dict", "array", "tensor", "pickle"]), trees | JUNK, max_size=2),
    )


TREES = st.recursive(LEAVES, containers, max_leaves=8)
