"""predict_updates has the same tensor after A and B, because the name is the same. `w = w - ...` makes a new tensor
and gives it the old name.

Caught by: test_the_predictions_of_the_three_updates_are_right
"""


def predict_updates():
    return (True, True), (True, False), (True, True)
