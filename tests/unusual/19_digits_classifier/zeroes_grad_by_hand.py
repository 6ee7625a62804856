"""Gradients are set to zero by hand, parameter by parameter; the loss is computed with one_hot."""

import torch
from torch.nn import functional


def train_epoch(model, optimizer, loader):
    model.train()
    total, n = 0, 0
    for x, y in loader:
        for group in optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.grad.detach_()
                    p.grad.zero_()
        logits = model(x)
        one_hot = functional.one_hot(y, logits.size(1)).to(logits.dtype)
        loss = torch.nn.CrossEntropyLoss()(logits, one_hot)
        loss.backward()
        optimizer.step()
        total, n = total + loss.item() * len(x), n + len(x)
    return total / n
