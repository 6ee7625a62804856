"""Raises exceptions whose own methods fail, loop or lie when the grader looks at them."""


class StudentFailure(Exception):
    verdict = "PASS"
    redacted = text = ""

    def __str__(self):
        raise self

    __repr__ = __str__

    @property
    def __traceback__(self):
        raise self


def double(values):
    raise StudentFailure


def total(values):
    error = StudentFailure("a")
    error.__cause__ = error.__context__ = error
    raise error
