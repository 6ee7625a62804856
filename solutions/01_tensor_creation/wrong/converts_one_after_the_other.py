"""Each tensor was made from the one before it. What float16 or an integer loses does not come back: start from x
each time.

Caught by: test_every_dtype_is_made_from_x_itself
"""


def convert(x, other):
    half = x.half()
    single = half.float()
    double = single.double()
    whole = double.int()
    return half, single, double, whole, whole.long(), whole.to(other.dtype)
