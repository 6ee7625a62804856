"""The integers were rounded. A conversion cuts the fraction off; do not round before it.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""


def convert(x, other):
    whole = x.double().round()
    return x.half(), x.float(), x.double(), whole.int(), whole.long(), x.to(other.dtype)
