"""Reads an untrusted file: links are not followed, FIFOs do not block, and the size is limited."""

import errno
import os
import stat
from pathlib import Path

from ..record.sentences import say


def read_regular_file(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file, at most `most` + 1. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, say("no_regular_file"))
        return file.read(most + 1)
