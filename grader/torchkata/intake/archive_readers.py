"""What stands between the standard library's readers of archives and a file that lies."""

import io
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from .encodings import decode_names
from .quota import Meter

LISTED = 500  # bytes that the list in a zip may have for each member
UTF8 = 0x800  # the flag of a zip member whose name is in UTF-8


class CountedStream:
    """A stream that can only be read forwards, and counts what it gives."""

    def __init__(self, inner: IO[bytes], meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises Refused where they are too many in all, and what the inner stream raises."""
        data = self._inner.read(size)
        self._meter.count(len(data))
        return data


class ListLimited(io.BufferedIOBase):
    """The file of a zip. The library reads the list of members in one go: one that is too long is not read."""

    def __init__(self, inner: IO[bytes], meter: Meter) -> None:
        self._inner = inner
        self._most = meter.limits.members * LISTED

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes. Raises ValueError where too many are asked for at once."""
        if size is None or not -1 <= size <= self._most:
            raise ValueError("the list of members is too long")
        return self._inner.read(self._most if size == -1 else size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place, as in any file."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """Return the present place."""
        return self._inner.tell()

    def seekable(self) -> bool:
        """Tell that the file has places."""
        return True


class StrictTarInfo(tarfile.TarInfo):
    """A member's header. A tar that ends without its end mark is damaged, where the library would say no more."""

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
    """The names of a zip's members by their numbers. `guessed`: some do not say how they are encoded.

    `assumed` is the name of the encoding that was assumed for these, empty where none makes sense.
    """

    texts: list[str]
    guessed: bool = False
    assumed: str = ""


def names_of(members: Sequence[zipfile.ZipInfo], fits: Callable[[list[str]], int] = lambda _: 0) -> Names:
    """Return the names of a zip's members. Without a flag they are in any encoding, and the library takes it for cp437.

    `fits` counts how many names the roster knows.
    """
    texts = [member.orig_filename for member in members]
    unknown = [n for n, m in enumerate(members) if not m.flag_bits & UTF8 and not m.orig_filename.isascii()]
    try:
        found, assumed = decode_names([texts[number].encode("cp437") for number in unknown], fits)
    except UnicodeError:  # it was made by Python itself, from no bytes of cp437
        return Names(texts)
    for number, text in zip(unknown, found, strict=True):
        texts[number] = text
    utf8 = all(texts[number].encode() == members[number].orig_filename.encode("cp437") for number in unknown)
    return Names(texts, not utf8, assumed)
