"""The protocol between the grader and a worker: numbered frames over one socket.

A frame is a fixed prefix (length of the JSON header, length of the body, both unsigned big-endian), then the
header, then the body: the bytes of all arrays in the header, back to back. Requests carry a ``number`` and an
``op``; a reply carries the number of its request. Nothing is pickled and nothing that arrives is executed.

Both lengths are checked against the limits below before any memory is taken for them. Long texts and long lists of
numbers travel in the body, so that the header of a reply can be short: parsing JSON takes many times its size.
"""

import json
import struct
from typing import Any

PREFIX = struct.Struct("!IQ")
MAX_HEADER = 512 * 2**10  # bytes of JSON in a reply
MAX_REQUEST = 4 * 2**20  # bytes of JSON in a request: checks are trusted
MAX_BODY = 64 * 2**20  # bytes of array data
Message = dict[str, Any]
write = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode  # once: json.dumps creates one each time
read = json.JSONDecoder().raw_decode


class ProtocolError(Exception):
    """Received bytes are not a frame of this protocol."""


def pack(message: Message, body: bytes = b"", most: int = MAX_HEADER) -> bytes:
    """Return the bytes of one frame. Raises ProtocolError if it is over the limits."""
    header = write(message).encode("ascii")
    check_sizes(len(header), len(body), most)
    return PREFIX.pack(len(header), len(body)) + header + body


def check_sizes(header: int, body: int, most: int) -> None:
    """Raise ProtocolError if the announced sizes (bytes) are over the limits; `most`: limit of the header."""
    if header > most or body > MAX_BODY:
        raise ProtocolError("a message over the limits of size")


class FrameReader:
    """Collects bytes until one frame is complete, with at most `most` bytes of header."""

    def __init__(self, most: int = MAX_HEADER) -> None:
        self._most = most
        self._bytes = bytearray()
        self._sizes: tuple[int, int] | None = None

    def wanted(self) -> int:
        """The number of bytes that are known to be missing (at least 1 until the frame is complete)."""
        total = PREFIX.size if self._sizes is None else PREFIX.size + sum(self._sizes)
        return total - len(self._bytes)

    @property
    def sizes(self) -> tuple[int, int]:
        """Return the bytes of header and body, once they are known."""
        return self._sizes or (0, 0)

    def feed(self, chunk: bytes) -> tuple[Message, memoryview] | None:
        """Add bytes; return (header, body) when the frame is complete, None before.

        Raises ProtocolError for a size over the limit, bytes after the end, and a header that is not a JSON object.
        """
        self._bytes += chunk
        if self._sizes is None and len(self._bytes) >= PREFIX.size:
            self._sizes = PREFIX.unpack_from(self._bytes)
            check_sizes(*self._sizes, self._most)
        if self._sizes is None or self.wanted() > 0:
            return None
        if self.wanted() < 0:
            raise ProtocolError("there are bytes after the end of the message")
        start = PREFIX.size + self._sizes[0]
        return parse_header(bytes(self._bytes[PREFIX.size : start])), memoryview(self._bytes)[start:]


def parse_header(header: bytes) -> Message:
    """Return the JSON object in `header`. Raises ProtocolError if it is not one."""
    try:
        message, end = read(header.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise ProtocolError("the header is not JSON") from error
    if not isinstance(message, dict) or end < len(header):
        raise ProtocolError("the header is not a JSON object")
    return message
