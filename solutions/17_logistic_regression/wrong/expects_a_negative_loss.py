"""A loss is never below 0. The logarithm of one half is negative, and the minus before it makes the loss
positive.

Caught by: test_the_loss_of_a_coin_toss_is_predicted
"""


def predict_coin_toss():
    return -0.69, -0.69
