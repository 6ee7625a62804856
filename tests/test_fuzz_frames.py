"""Frames by chance: the trusted side reads them or refuses, in memory of the order of what has arrived."""

import contextlib
import json
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from torchkata.inside.wire import MAX_BODY, MAX_HEADER, PREFIX, FrameReader, ProtocolError, pack

from tests.support.chance import JUNK, many, read, some

SPARE = 300_000  # bytes that a reader may need beside what it keeps


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


@pytest.mark.parametrize("header", [b'{"a": 1} ', b'{"a": 1}{}', b' {"a": 1}', b"[1]", b'{"a": "\xc3\xa9"}', b""])
def test_a_header_is_one_object_and_nothing_else(header):
    with pytest.raises(ProtocolError):
        FrameReader().feed(PREFIX.pack(len(header), 0) + header)


@some
@given(st.dictionaries(st.text(max_size=6), JUNK, max_size=5), st.binary(max_size=80), PIECES)
def test_a_whole_frame_is_read_however_it_is_cut(message, body, sizes):
    header, data = read(pack(message, body), sizes)
    assert (repr(header), bytes(data)) == (repr(message), body)  # repr: nan is not equal to itself
