"""A context manager keeps the mode of the model, and set_grad_enabled the tracking."""

from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    was_training = model.training
    model.eval()
    try:
        with torch.set_grad_enabled(False):
            yield model
    finally:
        if was_training:
            model.train()


def accuracy(model, loader):
    with evaluating(model) as net:
        logits, labels = [], []
        for x, y in loader:
            logits.append(net(x))
            labels.append(y)
        predicted = torch.cat(logits).softmax(dim=1).argsort(dim=1, descending=True)[:, 0]
        return (predicted == torch.cat(labels)).float().mean().item()
