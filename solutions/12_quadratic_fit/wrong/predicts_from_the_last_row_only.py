"""There is one prediction, from the last row. Return a list with one for each row of the history.

Caught by: test_the_predictions_at_4_come_near_8_only_slowly,
test_there_is_one_prediction_for_each_row_of_the_history
"""


def predictions(x, history):
    w1, w2, b = history[-1]
    return w1 * x**2 + w2 * x + b
