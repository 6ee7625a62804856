"""There is one prediction, from the last row. Return a list with one for each row of the history.

Caught by: test_the_loss_after_1000_epochs_is_small_but_the_prediction_at_4_is_not_8,
test_there_is_one_prediction_for_each_row_of_the_history
"""


def predictions(x, history):
    return forward(x, history[-1])  # noqa: F821
