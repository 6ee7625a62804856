"""loss_value returned the error, ŷ - y. The loss is its square.

Caught by: test_the_loss_of_a_sample_is_a_float, test_the_loss_of_any_sample_is_a_plain_number
"""


def loss_value(x, y, w):
    return (w * x - y).item()
