"""The losses of the samples were added, not averaged, so the loss grows with the number of samples. The cross-
entropy is their mean.

Caught by: test_todo
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).sum()
