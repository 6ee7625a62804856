"""exp of a large logit is infinite, and infinity divided by infinity is nan. First subtract from each row its
largest logit.

Caught by: test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits)
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
