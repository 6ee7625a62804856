"""Both moves are 0.5. Only SGD multiplies the rate by the gradient; Adam divides the gradient by its absolute value
first.

Caught by: test_the_first_moves_of_sgd_and_adam_are_predicted
"""


def predict_moves():
    return 0.5, 0.5
