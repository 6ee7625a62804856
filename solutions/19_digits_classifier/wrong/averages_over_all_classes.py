"""The sum over the samples was divided by samples times classes, so the loss is too small. Take the mean over the
samples only.

Caught by: test_todo
"""

import torch
from torch import nn


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    one_hot = nn.functional.one_hot(labels, logits.shape[1])
    return probabilities, -(one_hot * torch.log(probabilities)).mean()
