"""Loops for ever and catches whatever is raised."""


def double(values):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


total = Counter = double
