"""The zeros were made from the numbers of x: x * 0. That is nan where x is nan or inf. The functions that end in
_like do not look at the numbers.

Caught by: test_constants_like_do_not_use_the_numbers_of_x
"""


def constants_like(x, value):
    zeros = x * 0
    return zeros, zeros + 1, (zeros + value).to(x.dtype)
