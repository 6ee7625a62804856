"""The loss is a Python float: its graph is lost, and nobody can call backward() on it. Return the tensor, of shape
().

Caught by: test_todo
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).mean().item()
