import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            wrapper.seconds += time.perf_counter() - start

    wrapper.seconds = 0.0
    return wrapper


def cached(function):
    inner = functools.lru_cache(maxsize=None)(function)

    def wrapper(values):
        return inner(tuple(values))

    return wrapper


@timed
@cached
def total(values: "tuple[float, ...]") -> "float":
    return sum(values, start=0.0)


@timed
def double(values):
    return [one_double(value) for value in values]


@functools.singledispatch
def one_double(value):
    raise TypeError(value)


@one_double.register
def _(value: float):
    return 2 * value


@one_double.register
def _(value: int):
    return 2.0 * value


@functools.total_ordering
class Counter:
    def __init__(self, start):
        self.count = start

    def __eq__(self, other):
        return self.count == other.count

    def __lt__(self, other):
        return self.count < other.count

    @timed
    def add(self, number):
        self.count += number
        return self.count
