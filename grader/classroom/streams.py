"""What stands between the standard library's readers of archives and a file that lies."""

import io
import tarfile
import zipfile
from typing import IO

from .members import Meter

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


def name_of(member: zipfile.ZipInfo) -> str:
    """Return a zip member's name. Some systems write UTF-8 without saying so, and the library takes it for cp437."""
    name = member.orig_filename
    if member.flag_bits & UTF8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
