"""A value that is not the expected one, and the stand-in for a value that could not cross."""

from typing import Any

from .sentences import say


class Mismatch(AssertionError):
    """A value is not the expected one. `lines` is what the student reads."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Foreign:
    """Stands for a value that could not cross. Any use of it is a Mismatch that names its type."""

    def __init__(self, description: str) -> None:
        self.description = description

    def _refuse(self, *_: object) -> Any:
        raise Mismatch(say("foreign_used", text=self.description))

    __getattr__ = __getitem__ = __iter__ = __len__ = __call__ = __bool__ = __float__ = __int__ = __index__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __array__ = __abs__ = __matmul__ = __pow__ = _refuse

    def __repr__(self) -> str:
        return self.description
