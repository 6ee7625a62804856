"""This is one bit, the logarithm of base 2. The loss takes the natural logarithm, ln.

Caught by: test_the_loss_of_a_coin_toss_is_predicted
"""


def predict_coin_toss():
    return 1.0, 1.0
