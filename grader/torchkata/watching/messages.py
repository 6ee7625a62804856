"""What the view and its grading process say to each other: JSON, each message after its length in four bytes."""

import os
from typing import Any

import msgspec

LENGTH = 4  # bytes
MAX_MESSAGE_MB = 64  # a longer one is a broken stream: records have bounds of their own


class Terms(msgspec.Struct, frozen=True):
    """What the command line chose for every grading; see `Rules`. `isolation`: a level, confined, or empty."""

    isolation: str = ""
    policy: str = ""
    minimal: bool = False


class Grade(msgspec.Struct, tag=True, frozen=True):
    """Grade one exercise. It interrupts what the process grades for an earlier request.

    `number` counts the requests, and each event repeats it. `hidden`: hidden checks too.
    """

    number: int
    folder: str
    hidden: bool = False


class Survey(msgspec.Struct, tag=True, frozen=True):
    """Say of each exercise what there is to grade."""


Request = Grade | Survey


class Ready(msgspec.Struct, tag=True, frozen=True):
    """The libraries are imported: from now on a verdict is quick. `isolation`: the level."""

    isolation: str


class Progressed(msgspec.Struct, tag=True, frozen=True):
    """What a grading does that takes a while: `done` of `checks` have run, and a function of the student runs.

    `function` is empty while the file is loaded; `limit` is 0 if nothing of the student's runs.
    """

    number: int
    done: int
    checks: int
    function: str
    limit: float
    spent: float


class Graded(msgspec.Struct, tag=True, frozen=True):
    """The verdict. `content`: a digest of all that was graded. `unfinished`: functions with hints that are not right.

    `document`: the record, as `Record.document` returns it.
    """

    number: int
    folder: str
    content: str
    document: dict[str, Any]
    unfinished: list[str]


class Refused(msgspec.Struct, tag=True, frozen=True):
    """Why a request could not be graded, as a sentence."""

    number: int
    folder: str
    sentence: str


class Surveyed(msgspec.Struct, tag=True, frozen=True):
    """A digest of what there is to grade, by the folder of each exercise."""

    contents: dict[str, str]


Event = Ready | Progressed | Graded | Refused | Surveyed


def encode(message: Request | Event) -> bytes:
    """Return a message with its length before it."""
    body = msgspec.json.encode(message)
    return len(body).to_bytes(LENGTH, "big") + body


def length_of(head: bytes) -> int:
    """Return the length that the bytes before a message say. Raises ValueError if it is too large to be one."""
    length = int.from_bytes(head, "big")
    if length > MAX_MESSAGE_MB * 2**20:
        raise ValueError(length)
    return length


def read_event(body: bytes) -> Event:
    """Return an event. Raises ValueError if it is none."""
    event: Event = msgspec.json.decode(body, type=Event)
    return event


def receive_request(descriptor: int) -> Request | None:
    """Wait for a request; None if no more will come. Raises ValueError if it is none."""
    head = receive(descriptor, LENGTH)
    body = receive(descriptor, length_of(head))
    return msgspec.json.decode(body, type=Request) if body else None


def receive(descriptor: int, count: int) -> bytes:
    """Return exactly `count` bytes, or none if the stream ends before."""
    parts = bytearray()
    while len(parts) < count:
        part = os.read(descriptor, count - len(parts))
        if not part:
            return b""
        parts += part
    return bytes(parts)
