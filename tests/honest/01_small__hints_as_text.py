from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Generic, NamedTuple, Protocol, TypeAlias, TypeVar, overload

if TYPE_CHECKING:
    from no_such_library import Values

Number = TypeVar("Number", int, float)
Vector: TypeAlias = "list[float]"
factor: Annotated[float, "not a secret"] = 2.0


class Adds(Protocol):
    def add(self, number: Undefined) -> Undefined: ...


class Pair(NamedTuple):
    value: float
    twice: float


@overload
def double(values: Sequence[int]) -> Vector: ...
@overload
def double(values: Values) -> Vector: ...
def double(values):
    return [Pair(value, factor * value).twice for value in values]


def total(values: Iterable[Number]) -> "a float, of course":
    return float(sum(values))


class Counter(Adds, Generic[Number]):
    count: Number

    def __init__(self, start: Number) -> None:
        self.count = start

    def add(self, number: Number) -> Number:
        self.count += number
        return self.count
