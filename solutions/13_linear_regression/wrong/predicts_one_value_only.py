"""Only the first value was predicted. The list has one prediction for each value.

Caught by: TODO
"""

import torch


def predict(model, values):
    return [model(torch.tensor([[values[0]]])).item()]
