"""Is code so deeply nested that the compiler runs out of stack."""


def double(values):
    return eval("(" * 10**5 + ")" * 10**5) or compile("-" * 10**6 + "1", "", "eval")
