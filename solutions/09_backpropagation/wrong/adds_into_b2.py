"""collapse added into b2 itself, so the caller's bias is another afterwards. Make a new tensor.

Caught by: test_the_inputs_are_left_unchanged
"""


def collapse(w1, b1, w2, b2):
    b2 += w2 @ b1
    return w2 @ w1, b2
