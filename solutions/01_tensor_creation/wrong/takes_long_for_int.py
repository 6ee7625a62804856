"""The fourth tensor is int64. int() makes int32, and long() makes int64.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""


def convert(x, other):
    return x.half(), x.float(), x.double(), x.long(), x.long(), x.to(other.dtype)
