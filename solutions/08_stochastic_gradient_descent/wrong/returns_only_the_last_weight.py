"""epoch_in_order returned only the last weight. Collect the weight after every step, and return all of them.

Caught by: test_one_epoch_in_order_takes_three_steps,
test_an_epoch_in_order_is_right_for_any_number_of_samples
"""


def epoch_in_order(x, y, w, rate):
    for i in range(len(x)):
        w = w - rate * 2 * x[i] * (w * x[i] - y[i])
    return float(w)
