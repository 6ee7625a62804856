"""The seed was set once, before the first model, so that every later model starts at another place. Seed again
for each name: fit and fresh_model do so.

Caught by: test_all_histories_of_a_comparison_begin_at_the_same_loss,
test_each_name_of_a_comparison_starts_from_the_same_fresh_model
"""

import torch
from torch import nn


def compare(x, y, names, rate, epochs, seed):
    torch.manual_seed(seed)
    histories = {}
    for name in names:
        model = nn.Linear(1, 1)
        optimizer = make_optimizer(name, model.parameters(), rate)  # noqa: F821
        histories[name] = [one_update(model, optimizer, x, y) for _ in range(epochs)]  # noqa: F821
    return histories
