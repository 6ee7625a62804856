"""Makes a sparse file that says it is a terabyte long."""


def double(values):
    with open("sparse", "wb") as file:
        file.truncate(2**40)
    print(BITES)
