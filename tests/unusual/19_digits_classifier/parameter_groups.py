"""Two parameter groups with rates of their own, in one optimizer."""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    loaders = [
        DataLoader(TensorDataset(*part), 32, shuffle=first) for part, first in ((train, True), (validation, False))
    ]
    biases = [p for p in model.parameters() if p.ndim == 1]
    weights = [p for p in model.parameters() if p.ndim > 1]
    groups = [{"params": weights, "weight_decay": 1e-4}, {"params": biases, "lr": 0.01}]
    optimizer = torch.optim.Adam(groups, lr=0.003)
    return [(train_epoch(model, optimizer, loaders[0]), accuracy(model, loaders[1])) for _ in range(epochs)]  # noqa: F821
