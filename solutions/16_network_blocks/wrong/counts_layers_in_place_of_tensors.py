"""The first number is the number of linear layers. Each of them has two tensors of parameters, a weight and a
bias.

Caught by: test_the_number_of_parameters_is_predicted
"""


def predict_parameters():
    return 2, 38
