"""Each optimizer starts from another seed, so the comparison is not fair. Pass the same seed to every fit.

Caught by: test_all_histories_of_a_comparison_begin_at_the_same_loss,
test_each_name_of_a_comparison_starts_from_the_same_fresh_model
"""


def compare(x, y, names, rate, epochs, seed):
    return {name: fit(name, x, y, rate, epochs, seed + place)[0] for place, name in enumerate(names)}  # noqa: F821
