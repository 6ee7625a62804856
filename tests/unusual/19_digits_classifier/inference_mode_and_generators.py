"""A decorator, a generator function and inference_mode."""

import torch


def hits(model, loader):
    for x, y in loader:
        yield from (torch.max(model(x), dim=1)[1] == y).tolist()


@torch.inference_mode()
def accuracy(model, loader):
    mode = model.training
    try:
        model.eval()
        found = list(hits(model, loader))
        return sum(found) / len(found)
    finally:
        model.train(mode)
