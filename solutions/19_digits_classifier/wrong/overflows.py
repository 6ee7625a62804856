"""exp of a large logit is infinite, and infinity divided by infinity is nan. First subtract from each row its
largest logit.

Caught by: test_todo
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits)
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
