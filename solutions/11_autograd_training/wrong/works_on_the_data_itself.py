"""loss_value subtracted the prediction from y in place, so the data changed. Compute the error as a new tensor.

Caught by: test_the_inputs_are_left_unchanged
"""


def loss_value(x, y, w):
    y -= w * x
    return (y**2).item()
