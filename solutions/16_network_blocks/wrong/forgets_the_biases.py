"""These are the weights alone. Each linear layer also has a bias, one number for each number that comes out.

Caught by: test_the_number_of_parameters_is_predicted
"""


def predict_parameters():
    return 2, 30
