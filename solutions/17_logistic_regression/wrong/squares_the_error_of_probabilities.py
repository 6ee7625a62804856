"""This is the squared error. The loss of a probability is minus the logarithm of what was predicted for the
right class.

Caught by: test_a_sure_prediction_has_a_small_loss_if_right_and_a_large_one_if_wrong,
test_the_binary_cross_entropy_of_each_sample_is_made_by_hand
"""


def bce(y_hat, y):
    return (y_hat - y) ** 2
