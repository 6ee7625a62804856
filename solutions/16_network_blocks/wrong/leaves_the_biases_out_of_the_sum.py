"""The biases are counted as tensors, but their elements are missing from the sum: each layer has one for each
number that comes out.

Caught by: test_the_number_of_parameters_is_predicted
"""


def predict_parameters():
    return 4, 30
