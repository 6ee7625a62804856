"""Overwrites a file outside."""


def double(values):
    with open(MARKER + "/existing", "r+") as file:
        file.write("AS")
