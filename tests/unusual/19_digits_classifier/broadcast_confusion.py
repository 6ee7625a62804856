"""The matrix by comparing with all classes at once: a matrix product of one-hot rows, and scatter_add in double."""

import torch
from torch.nn.functional import one_hot


def confusion_matrix(labels, predictions, classes):
    return one_hot(labels, num_classes=classes).T @ one_hot(predictions, num_classes=classes)


def softmax_loss(logits, labels):
    shifted = logits.double() - logits.double().max(-1, keepdim=True)[0]
    p = shifted.exp() / shifted.exp().sum(-1, keepdim=True)
    picked = torch.gather(p, 1, labels.view(-1, 1)).view(-1)
    return p.to(logits.dtype), (-picked.log()).mean().to(logits.dtype)
