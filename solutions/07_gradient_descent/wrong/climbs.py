"""The step goes uphill. The new weight is w minus rate times gradient; if the gradient's own check fails
too, look for the lost sign there first.

Caught by: test_the_first_and_all_hundred_epochs_are_the_published_ones,
test_one_step_gives_the_new_weight_for_any_rate, test_every_weight_and_every_cost_of_a_descent_is_right
"""


def step(x, y, w, rate):
    return float(w + rate * gradient(x, y, w))  # noqa: F821
