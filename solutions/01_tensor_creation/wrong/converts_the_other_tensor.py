"""The last tensor holds the numbers of other, in the dtype of x. It is the other way round: the numbers of x, in
the dtype of other.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""


def convert(x, other):
    return x.half(), x.float(), x.double(), x.int(), x.long(), other.to(x.dtype)
