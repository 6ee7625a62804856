"""nn.BCELoss takes probabilities from 0 to 1, and z is a logit. Choose the loss that takes logits.

Caught by: test_a_logit_of_20_for_a_fail_has_the_loss_20,
test_the_gradient_of_the_loss_from_logits_is_prediction_minus_target
"""

from torch import nn


def loss_from_logits(z, y):
    return nn.BCELoss(reduction="sum")(z, y.float())
