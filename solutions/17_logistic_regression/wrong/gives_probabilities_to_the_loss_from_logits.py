"""The loss got probabilities, but it takes logits and has the sigmoid inside. A sigmoid of a sigmoid stays
between 0.5 and 0.73. Give it z.

Caught by: test_a_logit_of_20_for_a_fail_has_the_loss_20,
test_the_gradient_of_the_loss_from_logits_is_prediction_minus_target
"""

import torch
from torch import nn


def loss_from_logits(z, y):
    return nn.BCEWithLogitsLoss(reduction="sum")(torch.sigmoid(z), y.float())
