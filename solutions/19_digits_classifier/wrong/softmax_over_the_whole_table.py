"""All probabilities together sum to 1, not those of each row. Every sample has probabilities of its own: sum along
dimension 1.

Caught by: test_todo
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum()
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
