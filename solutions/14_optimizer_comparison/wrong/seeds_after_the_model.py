"""When this model was made, its seed was not set yet, so it starts anywhere. Call torch.manual_seed(seed)
first, then make the model.

Caught by: test_the_seed_decides_where_the_model_starts,
test_each_seed_gives_its_own_start_and_always_the_same,
test_all_histories_of_a_comparison_begin_at_the_same_loss,
test_each_name_of_a_comparison_starts_from_the_same_fresh_model
"""

import torch
from torch import nn


def fresh_model(seed):
    model = nn.Linear(1, 1)
    torch.manual_seed(seed)
    return model
