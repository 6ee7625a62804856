"""A Counter counts the pairs; masks and comprehensions elsewhere."""

from collections import Counter

import torch


def confusion_matrix(labels, predictions, classes):
    pairs = Counter(zip(labels.tolist(), predictions.tolist(), strict=True))
    return torch.tensor(
        [[pairs[row, column] for column in range(classes)] for row in range(classes)], dtype=torch.int64
    )


def softmax_loss(logits, labels):
    e = (logits - logits.max(dim=1).values.reshape(-1, 1)).exp()
    p = e / e.sum(1)[:, None]
    mask = torch.arange(logits.shape[1])[None, :] == labels[:, None]
    return p, -p[mask].log().sum() / len(labels)
