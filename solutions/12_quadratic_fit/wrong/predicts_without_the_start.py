"""The first row is missing. It is the start of the training, and has a prediction, too.

Caught by: test_the_predictions_at_4_come_near_8_only_slowly,
test_there_is_one_prediction_for_each_row_of_the_history
"""


def predictions(x, history):
    return [w1 * x**2 + w2 * x + b for w1, w2, b in history[1:]]
