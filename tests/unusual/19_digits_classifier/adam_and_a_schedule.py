"""A learning rate scheduler makes the rate smaller in each epoch."""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    held_back = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.8)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, loader)  # noqa: F821
        scheduler.step()
        history.append((loss, accuracy(model, held_back)))  # noqa: F821
    return history
