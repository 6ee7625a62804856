import abc
import contextlib
import contextvars
import enum
import weakref

level = contextvars.ContextVar("level", default=0)


class Factor(enum.IntEnum):
    ONE = 1
    TWO = enum.auto()


@contextlib.contextmanager
def deeper():
    token = level.set(level.get() + 1)
    try:
        yield level.get()
    finally:
        level.reset(token)


@deeper()
def double(values):
    with contextlib.ExitStack() as stack, contextlib.redirect_stdout(None):
        stack.enter_context(deeper())
        return [float(Factor.TWO.value * value) for value in values]


def total(values):
    with contextlib.suppress(IndexError):
        result, place = 0.0, 0
        while True:
            result += values[place]
            place += 1
    return result


class Base(abc.ABC):
    everyone = weakref.WeakSet()

    def __init__(self, start):
        self.everyone.add(self)
        self.count = start

    @abc.abstractmethod
    def add(self, number): ...

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.kind = cls.__name__.lower()


class Mixin:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)


class Counter(Mixin, Base):
    def add(self, number):
        self.count = self.count + number
        return self.count

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return True

    def __del__(self):
        print("gone")
