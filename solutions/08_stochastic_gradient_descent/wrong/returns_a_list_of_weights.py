"""epoch_in_order returned a list. Make an array of it at the end.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""


def epoch_in_order(x, y, w, rate):
    weights = []
    for i in range(len(x)):
        w = float(w - rate * 2 * x[i] * (w * x[i] - y[i]))
        weights.append(w)
    return weights
