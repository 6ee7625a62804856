"""Writes 60 MB into one file."""


def double(values):
    with open("big", "wb") as file:
        for _ in range(60):
            file.write(b"x" * 10**6)
    print(BITES)
