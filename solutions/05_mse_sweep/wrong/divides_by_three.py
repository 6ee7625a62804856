"""The sum was divided by the literal 3. The number of samples is another one for other data: use len(x).

Caught by: test_the_loss_at_weight_one_is_fourteen_thirds, test_the_loss_is_the_mean_over_any_number_of_samples
"""


def mse(x, y, w):
    return float(squared_errors(x, y, w).sum() / 3)  # noqa: F821
