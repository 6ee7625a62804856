"""Takes 200 MB while the file loads, before any check calls it."""

kept = [bytearray(b"x") * 10**7 for _ in range(20)]


def double(values):
    print(BITES)
