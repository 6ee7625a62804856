"""One model went from optimizer to optimizer: the second starts where the first ended. Make a fresh model for
each name.

Caught by: test_all_histories_of_a_comparison_begin_at_the_same_loss,
test_each_name_of_a_comparison_starts_from_the_same_fresh_model
"""


def compare(x, y, names, rate, epochs, seed):
    model = fresh_model(seed)  # noqa: F821
    histories = {}
    for name in names:
        optimizer = make_optimizer(name, model.parameters(), rate)  # noqa: F821
        histories[name] = [one_update(model, optimizer, x, y) for _ in range(epochs)]  # noqa: F821
    return histories
