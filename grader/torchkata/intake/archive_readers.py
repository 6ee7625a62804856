"""Guards the standard library's archive readers against files that state wrong sizes."""

import io
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from .encodings import decode_names
from .quota import Meter

LISTED = 500  # bytes per member that the directory of a zip may have
UTF8 = 0x800  # the flag of a zip member whose name is in UTF-8


class CountedStream:
    """A stream that is read forwards only, and counts the bytes it returns."""

    def __init__(self, inner: IO[bytes], meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises Refused over the quota, and what the inner stream raises."""
        data = self._inner.read(size)
        self._meter.count(len(data))
        return data


class ListLimited(io.BufferedIOBase):
    """The file of a zip. zipfile reads the directory at once: one that is too long is refused before."""

    def __init__(self, inner: IO[bytes], meter: Meter) -> None:
        self._inner = inner
        self._most = meter.limits.members * LISTED

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes. Raises ValueError for a larger read than the directory may need."""
        if size is None or not -1 <= size <= self._most:
            raise ValueError("the list of members is too long")
        return self._inner.read(self._most if size == -1 else size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Seek, as in any file."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """Return the current position."""
        return self._inner.tell()

    def seekable(self) -> bool:
        """Return True."""
        return True


class StrictTarInfo(tarfile.TarInfo):
    """A member's header. Unlike in the library, a tar without its end mark is damaged."""

    @classmethod
    def fromtarfile(cls, tar: tarfile.TarFile) -> "StrictTarInfo":
        """Read the next header. Raises tarfile.TarError."""
        try:
            return super().fromtarfile(tar)
        except tarfile.HeaderError as error:
            if type(error).__name__ == "EOFHeaderError":
                raise
            raise tarfile.ReadError(str(error)) from error


@dataclass(frozen=True)
class Names:
    """The names of a zip's members by index. `guessed`: some do not state their encoding.

    `assumed` is the name of the encoding that was assumed for these, empty where none makes sense.
    """

    texts: list[str]
    guessed: bool = False
    assumed: str = ""


def names_of(members: Sequence[zipfile.ZipInfo], fits: Callable[[list[str]], int] = lambda _: 0) -> Names:
    """Return the names of a zip's members. zipfile decodes each name without the UTF-8 flag as cp437.

    `fits` counts how many names are on the roster.
    """
    texts = [member.orig_filename for member in members]
    unknown = [n for n, m in enumerate(members) if not m.flag_bits & UTF8 and not m.orig_filename.isascii()]
    try:
        found, assumed = decode_names([texts[number].encode("cp437") for number in unknown], fits)
    except UnicodeError:  # Python wrote it, and no bytes of cp437 give it
        return Names(texts)
    for number, text in zip(unknown, found, strict=True):
        texts[number] = text
    utf8 = all(texts[number].encode() == members[number].orig_filename.encode("cp437") for number in unknown)
    return Names(texts, not utf8, assumed)
