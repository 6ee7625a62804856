"""Takes 200 MB as bytes in a list."""

kept = []


def double(values):
    while len(kept) < 20:
        kept.append(b"x" * 10**7)
    print(BITES)
