"""The public file ``mistakes.json`` of an exercise: sentences about mistakes that open only for who makes the mistake.

For each visible check it has boxes. The key of a box is derived slowly from the form of a wrong outcome of the check
(`outcome_form`), so a box opens for an answer with this outcome, and tells nothing to somebody who has no such answer.
In a box are the mistakes that lead to this outcome: for each one the visible checks that refute it, and the key of its
sentence. A sentence is stored once, sealed by a key of its own, since most mistakes fail several checks.
"""

import base64
import hashlib
import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..cache.content_cache import digest
from .outcome_form import TAG_BYTES

FILE = "mistakes.json"
MAX_FILE_BYTES = 2**20
MAX_BOXES = 2000  # of one check
MAX_SENTENCE = 2000  # characters
COST = 2**14  # of scrypt: about 40 ms and 16 MB for each key, so that outcomes cannot be tried by the thousand
TAG, MAC, KEY = 6, 10, 16  # bytes of the name of a box, of its proof, of the key of a sentence
ROUND = 64  # sentences are filled up to a multiple of these bytes, so that their lengths tell little
ENTRY = struct.Struct(f">HHQ{KEY}sB")  # mistake, sentence, refuting, key, count of tags
MAX_CHECKS = 64


@dataclass(frozen=True)
class Candidate:
    """A mistake that leads to some outcome of a check: its number, and that of its sentence.

    `refuting`: the visible checks that refute it here if they pass, as bits in their order. `key`: of the sentence.
    `later`: tags of the calls that the failure prevents.
    """

    mistake: int
    sentence: int
    refuting: int
    key: bytes
    later: tuple[bytes, ...] = ()


class SealedMistakes(msgspec.Struct, frozen=True):
    """The content of the file. `inputs`: a digest of all that it was computed from. `checks`: boxes of each check."""

    version: int
    inputs: str
    salt: str
    checks: dict[str, list[str]]
    sentences: list[str]

    def refuting(self, candidate: Candidate) -> frozenset[str]:
        """Return the names of the visible checks that refute a mistake if they pass."""
        return frozenset(name for place, name in enumerate(self.checks) if candidate.refuting >> place & 1)

    def find(self, check: str, form: bytes) -> list[Candidate]:
        """Return the mistakes that lead to an outcome of a check; none if it is not known, or the box was changed."""
        boxes = self.checks.get(check, [])[:MAX_BOXES]
        if not boxes:
            return []
        key = derive(self.salt, check, form)
        name = name_of(key)
        for box in map(decode, boxes):
            if box[:TAG] == name and (content := unseal(key, box[TAG:])) is not None:
                return list(candidates_in(content))
        return []

    def sentence_of(self, candidate: Candidate) -> str:
        """Return the sentence about a mistake; empty if it does not open."""
        if candidate.sentence >= len(self.sentences):
            return ""
        content = unseal(candidate.key, decode(self.sentences[candidate.sentence])) or b""
        return content.rstrip(b"\0").decode("utf-8", "replace")[:MAX_SENTENCE]


def read_sealed(file: Path) -> SealedMistakes | None:
    """Return the content of a file; None if there is none, or it is not such a file. It may have been changed."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            return None
        return msgspec.json.decode(file.read_bytes(), type=SealedMistakes)
    except (OSError, ValueError, RecursionError):
        return None


def derive(salt: str, check: str, form: bytes) -> bytes:
    """Return the key for an outcome of a check. Slow on purpose."""
    salted = digest(salt, check)
    return hashlib.scrypt(form, salt=salted, n=COST, r=8, p=1, maxmem=64 * 2**20, dklen=32)


def name_of(key: bytes) -> bytes:
    """Return the name by which the box of a key is found."""
    return hashlib.blake2b(key=key, person=b"name", digest_size=TAG).digest()


def seal(key: bytes, content: bytes) -> bytes:
    """Return sealed content. Each key seals one content only, so no nonce is needed."""
    hidden = bytes(a ^ b for a, b in zip(content, stream(key), strict=False))
    return hidden + proof(key, hidden)


def unseal(key: bytes, sealed: bytes) -> bytes | None:
    """Return the content that `seal` sealed with this key; None for anything else."""
    hidden, given = sealed[:-MAC], sealed[-MAC:]
    if not hmac.compare_digest(given, proof(key, hidden)):
        return None
    return bytes(a ^ b for a, b in zip(hidden, stream(key), strict=False))


def proof(key: bytes, hidden: bytes) -> bytes:
    """Return what shows that a content was sealed with a key."""
    return hashlib.blake2b(hidden, key=key, person=b"proof", digest_size=MAC).digest()


def stream(key: bytes) -> Iterator[int]:
    """Yield endless bytes that depend on a key."""
    block = 0
    while True:
        yield from hashlib.blake2b(block.to_bytes(8, "big"), key=key, person=b"stream").digest()
        block += 1


def candidates_in(content: bytes) -> Iterator[Candidate]:
    """Yield the mistakes in an opened box."""
    place = 0
    while place < len(content):
        mistake, sentence, refuting, key, count = ENTRY.unpack_from(content, place)
        place += ENTRY.size + count * TAG_BYTES
        starts = range(place - count * TAG_BYTES, place, TAG_BYTES)
        later = tuple(content[start : start + TAG_BYTES] for start in starts)
        yield Candidate(mistake, sentence, refuting, key, later)


def packed(one: Candidate) -> bytes:
    """Return a mistake as it lies in a box."""
    return ENTRY.pack(one.mistake, one.sentence, one.refuting, one.key, len(one.later)) + b"".join(one.later)


def box_of(salt: str, check: str, form: bytes, candidates: list[Candidate]) -> str:
    """Return the box with the mistakes that lead to an outcome of a check."""
    key = derive(salt, check, form)
    return encode(name_of(key) + seal(key, b"".join(map(packed, candidates))))


def sealed_sentence(key: bytes, sentence: str) -> str:
    """Return a sealed sentence."""
    content = sentence.encode()
    return encode(seal(key, content + b"\0" * (-len(content) % ROUND)))


def encode(data: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(data).decode()


def decode(text: str) -> bytes:
    """Return the bytes of a text; none if it is not one of `encode`."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
