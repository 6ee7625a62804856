"""The first tensor is bfloat16. half() makes float16: it has as many bits, but more of them for the digits.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""


def convert(x, other):
    return x.bfloat16(), x.float(), x.double(), x.int(), x.long(), x.to(other.dtype)
