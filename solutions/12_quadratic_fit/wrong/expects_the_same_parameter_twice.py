"""This says that w1 has the largest gradient at both places. But x^2 is smaller than x, and x smaller than 1,
where x lies between 0 and 1.

Caught by: test_the_parameters_with_the_largest_gradients_are_predicted
"""


def guess_largest():
    return "w1", "w1"
