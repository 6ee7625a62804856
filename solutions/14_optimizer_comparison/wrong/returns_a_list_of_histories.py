"""The histories are in a list, without their names. Return a dictionary from each name to its losses.

Caught by: test_all_histories_of_a_comparison_begin_at_the_same_loss,
test_each_name_of_a_comparison_starts_from_the_same_fresh_model
"""


def compare(x, y, names, rate, epochs, seed):
    return [fit(name, x, y, rate, epochs, seed)[0] for name in names]  # noqa: F821
