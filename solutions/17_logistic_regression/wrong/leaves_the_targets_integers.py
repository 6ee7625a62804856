"""The targets are still int64, and this loss computes with them. Cast them to float32.

Caught by: test_a_logit_of_20_for_a_fail_has_the_loss_20,
test_the_gradient_of_the_loss_from_logits_is_prediction_minus_target
"""

from torch import nn


def loss_from_logits(z, y):
    return nn.BCEWithLogitsLoss(reduction="sum")(z, y)
