"""Has the compiler compute a constant of gigabytes while it loads."""

exec(compile("bomb = ((b'x' * 4000 * 1000,) * 200,) * 10\n" + "x = " + "1+" * 50000 + "1", "", "exec"))


def double(values):
    raise MemoryError
