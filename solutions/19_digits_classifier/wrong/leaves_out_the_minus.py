"""The loss is negative: log p is below 0. Change its sign, so that a small loss is a good one.

Caught by: test_the_cross_entropy_is_the_mean_of_minus_log_p,
test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
