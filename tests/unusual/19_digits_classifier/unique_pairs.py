"""torch.unique counts equal pairs; torch.where chooses the losses."""

import torch


def confusion_matrix(labels, predictions, classes):
    pairs, counts = torch.unique(torch.stack([labels, predictions], dim=1), dim=0, return_counts=True)
    matrix = torch.zeros((classes, classes)).long()
    matrix[pairs[:, 0], pairs[:, 1]] = counts
    return matrix


def softmax_loss(logits, labels):
    exponentials = torch.exp(logits - torch.amax(logits, 1, True))
    probabilities = torch.div(exponentials, torch.sum(exponentials, 1, True))
    columns = torch.arange(logits.size(1)).expand_as(logits)
    losses = torch.where(columns == labels.unsqueeze(-1), -torch.log(probabilities.clamp_min(1e-38)), 0.0)
    return probabilities, losses.sum() / logits.size(0)
