"""The sigmoid came before the loss, and in float32 it is exactly 0 or 1 for large logits: BCELoss then says
100, whatever is right. Give z itself to nn.BCEWithLogitsLoss.

Caught by: test_a_logit_of_20_for_a_fail_has_the_loss_20,
test_the_gradient_of_the_loss_from_logits_is_prediction_minus_target
"""

import torch
from torch import nn


def loss_from_logits(z, y):
    return nn.BCELoss(reduction="sum")(torch.sigmoid(z), y.float())
