"""The model got a tensor of shape (k,) or (1, k): for a layer this is one sample with k features. Make it a column,
(k, 1): k samples with one feature.

Caught by: test_the_line_2_x_plus_1_predicts_9_at_4,
test_there_is_one_prediction_for_each_value_in_its_order
"""

import torch


def predict(model, values):
    return model(torch.tensor([values])).flatten().tolist()
