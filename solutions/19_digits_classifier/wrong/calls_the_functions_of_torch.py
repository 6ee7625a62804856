"""The library did the work: softmax or cross-entropy of torch was called. Here write it by hand, with exp, sum and
log.

Caught by: test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch
from torch import nn


def softmax_loss(logits, labels):
    return torch.softmax(logits, dim=1), nn.functional.cross_entropy(logits, labels)
