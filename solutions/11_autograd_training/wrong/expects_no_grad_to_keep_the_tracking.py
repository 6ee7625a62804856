"""predict_updates has B tracked. Inside `no_grad`, torch tracks no result, even if w is tracked.

Caught by: test_the_predictions_of_the_three_updates_are_right
"""


def predict_updates():
    return (False, True), (False, True), (True, True)
