"""The generator was seeded when the model was there already, with its random numbers drawn. Seed first,
then make the model.

Caught by: test_the_seed_decides_where_the_model_starts, test_after_100_epochs_sgd_is_ahead_of_adam
"""

import torch
from torch import nn


def fresh_model(seed):
    model = nn.Linear(1, 1)
    torch.manual_seed(seed)
    return model
