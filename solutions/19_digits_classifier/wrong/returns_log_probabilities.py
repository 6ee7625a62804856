"""The first result holds log p, which is never above 0. Return the probabilities p themselves.

Caught by: test_the_probabilities_of_a_row_are_shares_of_its_exponentials,
test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return torch.log(probabilities), -torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
