"""The library did the work: softmax or cross-entropy of torch was called. Here write it by hand, with exp, sum and
log.

Caught by: test_todo
"""

import torch
from torch import nn


def softmax_loss(logits, labels):
    return torch.softmax(logits, dim=1), nn.functional.cross_entropy(logits, labels)
