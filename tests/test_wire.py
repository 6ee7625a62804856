"""The reader of the protocol, given what no honest worker sends."""

import json

import pytest
from torchkata.inside import values, wire


def frame(header: bytes, body: bytes = b"", sizes: tuple[int, int] | None = None) -> bytes:
    return wire.PREFIX.pack(*(sizes or (len(header), len(body)))) + header + body


def read(data: bytes):
    reader = wire.FrameReader()
    return reader.feed(data)


def test_a_frame_is_read_however_it_is_cut():
    data = wire.pack({"number": 7, "outcome": "value"}, b"body")
    reader = wire.FrameReader()
    parts = [reader.feed(data[i : i + 1]) for i in range(len(data))]
    assert parts[:-1] == [None] * (len(data) - 1)
    assert parts[-1][0] == {"number": 7, "outcome": "value"}
    assert bytes(parts[-1][1]) == b"body"


@pytest.mark.parametrize(
    "data",
    [
        frame(b"", sizes=(wire.MAX_HEADER + 1, 0)),
        frame(b"", sizes=(0, wire.MAX_BODY + 1)),
        frame(b"", sizes=(0, 2**63)),
        frame(b"not json"),
        frame(b"[1, 2]"),
        frame(b"[" * 100_000),
        frame(b"{}") + b"more",
        frame(b"\xff\xfe"),
        frame(b"1" * 5000),
    ],
)
def test_what_is_no_frame_is_refused_before_memory_is_taken(data):
    with pytest.raises(wire.ProtocolError):
        read(data)


@pytest.mark.parametrize(
    "tree",
    [
        {"array": ["float64", [2], 0]},
        {"array": ["float64", [-1], 0]},
        {"array": ["float64", [10**6, 10**6], 0]},
        {"array": ["float64", [1], -8]},
        {"array": ["object", [1], 0]},
        {"array": ["bfloat16", [1], 0]},
        {"array": ["float64", "1", 0]},
        {"array": ["float64", [1.0], 0]},
        {"array": [["float64"], [1], 0]},
        {"array": []},
        {"scalar": ["float32", [2], 0]},
        {"tensor": ["float64", [1], 0]},
        {"tensor": ["float64", [2], 0, False]},
        {"tensor": ["int64", [1], 0, True]},
        {"dict": [[{"list": []}, 1]]},
        {"dict": [[1, 2, 3]]},
        {"dict": 3},
        {"list": None},
        {"object": ["x", "y"]},
        {"object": 5},
        {"pickle": "gASVAAAA"},
        {"list": [], "tuple": []},
        {},
        [1],
    ],
    ids=json.dumps,
)
def test_what_is_no_value_is_refused(tree):
    decoder = values.Decoder(bytes(8), opaque=values.describe_opaque, find_object=lambda number, *_: number)
    with pytest.raises(wire.ProtocolError):
        decoder.decode(tree)


def test_values_too_deep_are_refused():
    tree = 1
    for _ in range(values.MAX_DEPTH + 5):
        tree = {"list": [tree]}
    with pytest.raises(wire.ProtocolError):
        values.Decoder(b"", values.describe_opaque, lambda *_: None).decode(tree)
