"""Under each name stands all that fit returns. Keep only the losses, its first part.

Caught by: test_all_histories_of_a_comparison_begin_at_the_same_loss,
test_each_name_of_a_comparison_starts_from_the_same_fresh_model
"""


def compare(x, y, names, rate, epochs, seed):
    return {name: fit(name, x, y, rate, epochs, seed) for name in names}  # noqa: F821
