"""The squared errors were summed, not averaged. Divide by the number of samples: .mean().

Caught by: test_the_loss_at_weight_one_is_fourteen_thirds,
test_the_smallest_of_the_41_losses_is_zero_at_weight_two,
test_the_loss_is_the_mean_over_any_number_of_samples
"""


def mse(x, y, w):
    return float(squared_errors(x, y, w).sum())  # noqa: F821
