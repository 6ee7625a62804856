"""What nbgrader's process and the process that grades say to each other: a line of JSON for each message."""

import hashlib

import msgspec


class Setup(msgspec.Struct, frozen=True):
    """How to grade: the first message. `isolation`: a level, or empty for the best one except none."""

    course: str
    exercises: tuple[str, ...]
    jobs: int = 0
    isolation: str = ""
    minimal: bool = True
    policy: str = ""


class Request(msgspec.Struct, frozen=True):
    """Grade a notebook. `sources`: of its locked cells, by their ids, as the gradebook has them."""

    number: int
    file: str
    exercises: tuple[str, ...]
    sources: dict[str, str]


class Ready(msgspec.Struct, tag=True, frozen=True):
    """Grading begins, at this level of isolation and with so many processes. The first event."""

    isolation: str
    jobs: int


class Refused(msgspec.Struct, tag=True, frozen=True):
    """Why nothing can be graded, as a sentence. The only event."""

    sentence: str


class Outcome(msgspec.Struct, frozen=True):
    """One check. `points` is None if the grader failed. `text` is for the cell of the check.

    `comment` is for the cell of the student's code, empty if the check passed. It belongs to the first of `functions`
    that there is a cell for.
    """

    exercise: str
    name: str
    claim: str
    points: float | None
    max_points: float
    text: str
    comment: str = ""
    functions: tuple[str, ...] = ()


class Graded(msgspec.Struct, tag=True, frozen=True):
    """The result of a request. `content`: a digest of the notebook that was read. `notes`: of the file as a whole."""

    number: int
    content: str
    outcomes: tuple[Outcome, ...] = ()
    notes: tuple[str, ...] = ()


class Failed(msgspec.Struct, tag=True, frozen=True):
    """Why one request could not be graded, as a sentence. It says nothing about the submission."""

    number: int
    sentence: str


Event = Ready | Refused | Graded | Failed


def encode(message: msgspec.Struct) -> bytes:
    """Return a message as a line."""
    return msgspec.json.encode(message) + b"\n"


def read_event(line: bytes) -> Event:
    """Return the event in a line. Raises ValueError if it holds none."""
    event: Event = msgspec.json.decode(line, type=Event)
    return event


def digest_of(data: bytes) -> str:
    """Return the digest by which a result belongs to the content of a notebook."""
    return hashlib.sha256(data).hexdigest()
