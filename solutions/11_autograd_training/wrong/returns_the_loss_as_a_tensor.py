"""loss_value returned a tensor with its graph. A record is a Python float.

Caught by: test_the_loss_of_a_sample_is_a_float, test_the_loss_of_any_sample_is_a_plain_number
"""


def loss_value(x, y, w):
    return (w * x - y) ** 2
