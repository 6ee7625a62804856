"""update changed the tracked weight in place, and torch refuses that: w is a leaf. Switch the tracking off for this
one line.

Caught by: test_an_update_moves_the_weight_itself_against_the_gradient,
test_an_update_keeps_the_tensor_and_its_tracking, test_the_inputs_are_left_unchanged
"""


def update(w, gradient, rate):
    w -= rate * gradient
    return w
