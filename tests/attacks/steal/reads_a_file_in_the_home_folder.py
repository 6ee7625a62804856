"""Reads a file in the teacher's home folder."""


def double(values):
    with open(HOME_FILE) as file:
        print(file.read())
