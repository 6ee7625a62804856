"""You expect b and d to follow `a = a * 10`. That line makes a new array and gives it the name a. The memory that b
and d look at stays as it was.

Caught by: test_the_predicted_numbers_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_numbers():
    return [[50, 70], [50, 70], [1, 2], [50, 70], [1, 2]]
