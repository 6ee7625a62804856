from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Doubler:
    factor: float = 2.0

    def __call__(self, values):
        return [self.factor * value for value in values]


@dataclass(slots=True, order=True)
class Counter:
    made: ClassVar[int] = 0
    count: int
    history: list = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self):
        Counter.made += 1

    def add(self, number):
        self.history.append(number)
        self.count += number
        return self.count


@dataclass
class Total:
    so_far: float = 0.0

    def __call__(self, values):
        return sum(values, self.so_far)


double = Doubler()
total = Total()
