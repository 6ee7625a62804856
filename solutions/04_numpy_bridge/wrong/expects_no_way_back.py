"""You expect sharing in one direction only. What is written into d stands in the memory of a, too: an array and its
tensor have no first and no second.

Caught by: test_the_predicted_numbers_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_numbers():
    return [[50, 20], [5, 2], [1, 2], [5, 7], [1, 2]]
