"""Only the first value was predicted. The list has one prediction for each value.

Caught by: test_the_line_2_x_plus_1_predicts_9_at_4,
test_there_is_one_prediction_for_each_value_in_its_order
"""

import torch


def predict(model, values):
    return [model(torch.tensor([[values[0]]])).item()]
