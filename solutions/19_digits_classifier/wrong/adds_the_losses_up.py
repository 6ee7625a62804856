"""The losses of the samples were added, not averaged, so the loss grows with the number of samples. The cross-
entropy is their mean.

Caught by: test_the_cross_entropy_is_the_mean_of_minus_log_p,
test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).sum()
