"""You expect each name to have its own memory. from_numpy and numpy() copy nothing: what is written into a is seen by
b and d, and what is written into d is seen by a and b.

Caught by: test_the_predicted_numbers_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_numbers():
    return [[50, 20], [1, 2], [1, 2], [1, 7], [1, 2]]
