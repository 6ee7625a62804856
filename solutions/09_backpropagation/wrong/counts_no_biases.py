"""In predict_shapes, the biases are missing in the number of parameters.

Caught by: test_the_predicted_shapes_are_those_of_a_5_6_7_network
"""


def predict_shapes():
    return (6, 5), (6,), (7, 6), (7,), (4, 6), (4, 7), (6, 5), 72
