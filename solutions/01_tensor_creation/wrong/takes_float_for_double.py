"""The third tensor is float32. Torch's float is float32, and float64 is called double.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""


def convert(x, other):
    return x.half(), x.float(), x.float(), x.int(), x.long(), x.to(other.dtype)
