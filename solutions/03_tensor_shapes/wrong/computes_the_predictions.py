"""The shapes were computed by torch. Predict them: write the numbers down, and let the check tell whether you were
right.

Caught by: test_the_predictions_are_written_down_not_computed
"""

import torch


def predict_shapes():
    x = torch.zeros(3, 1, 4)
    views = x.view(-1), x.reshape(2, -1), x.squeeze(), x.squeeze(0), x.unsqueeze(0), x.unsqueeze(2), x.unsqueeze(-1)
    return [x.size(2), *[tuple(view.shape) for view in views]]
