"""Each prediction is in a list of its own, because the column became a list of rows. Flatten it first.

Caught by: test_the_line_2_x_plus_1_predicts_9_at_4,
test_there_is_one_prediction_for_each_value_in_its_order
"""

import torch


def predict(model, values):
    return model(torch.tensor(values).reshape(-1, 1)).tolist()
