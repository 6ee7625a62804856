"""Returns objects and raises exceptions whose class names hold escape sequences and line ends."""

NAME = "\x1b[1A\x1b[2K\n  PASS    each value is doubled"


def double(values):
    raise type(NAME, (Exception,), {})("[bold red]PASS[/]")


def total(values):
    return type(NAME, (), {})()


Counter = type(NAME, (), {"__init__": lambda self, start: None, "count": type(NAME, (), {})(), "add": lambda *_: NAME})
