"""The seeds of the random inputs of checks.

This code and the names of hidden checks are public. With seeds made only from these, anybody could compute the hidden
inputs. So the seed of a hidden check also depends on a secret of the course, one line in ``solutions/``. A visible
check has a public seed: students run it, and must get the same inputs.
"""

import contextlib
import hmac
import secrets
import sys
import zlib
from functools import lru_cache
from pathlib import Path

from ..cache.content_cache import digest
from ..errors import CourseError
from ..record.sentences import say

SEED_FILE = "seed.txt"
SHORTEST = 32  # characters: a shorter secret could be guessed, and would not be noticed in a student's kit
BY_HAND = "python -c 'import secrets; print(secrets.token_hex(32))'"


def public_seed(check: str) -> int:
    """Return the seed of a visible check."""
    return zlib.crc32(check.encode())


@lru_cache(maxsize=10_000)  # every submission has the same checks
def hidden_seed(course: str, exercise: str, check: str) -> int:
    """Return the seed of a hidden check, 256 bits that reveal nothing of the course's secret."""
    return int.from_bytes(hmac.digest(course.encode(), digest(exercise, check), "sha256"), "big")


def course_seed(solutions: Path, term: str = "") -> str:
    """Return the secret of the course with the answer key `solutions`; create it if there is none.

    `term`: return the secret of this exam or term, which depends on the course's secret too, so that guessing `term` is
    of no use. Raises CourseError.
    """
    file = solutions / SEED_FILE
    try:
        text = read(file) or make(file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else say("seed_not_utf8")
        raise CourseError(say("seed_unreadable", file=file, problem=reason)) from error
    if len(text.splitlines()) != 1 or len(text) < SHORTEST:
        raise CourseError(say("seed_invalid", file=file, least=SHORTEST))
    if not term:
        return text
    return hmac.new(text.encode(), term.encode("utf-8", "surrogateescape"), "sha256").hexdigest()


def read(file: Path) -> str:
    """Return the text of the file, empty if there is no file. Raises OSError, ValueError."""
    return file.read_text(encoding="utf-8-sig").strip() if file.exists() else ""


def make(file: Path) -> str:
    """Write a new secret, unless another process is faster; return the secret in the file. Raises CourseError."""
    partial = file.with_name(f".{SEED_FILE}.{secrets.token_hex(4)}")
    try:
        try:
            partial.write_text(secrets.token_hex(32) + "\n", encoding="utf-8")
            with contextlib.suppress(FileExistsError):
                file.hardlink_to(partial)  # atomic, and never over an existing file
                print(say("seed_created", file=file), file=sys.stderr)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(say("seed_unwritten", file=file, problem=error.strerror, command=BY_HAND)) from error
    return read(file)
