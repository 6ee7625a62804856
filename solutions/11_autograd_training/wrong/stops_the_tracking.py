"""update switched the tracking of w off and left it off. The next backward() needs it: w must still require grad
afterwards.

Caught by: test_an_update_moves_the_weight_itself_against_the_gradient,
test_an_update_keeps_the_tensor_and_its_tracking
"""


def update(w, gradient, rate):
    w.requires_grad_(False)
    w -= rate * gradient
    return w
