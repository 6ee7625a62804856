"""This is the probability itself. The loss is minus its logarithm.

Caught by: test_the_loss_of_a_coin_toss_is_predicted
"""


def predict_coin_toss():
    return 0.5, 0.5
