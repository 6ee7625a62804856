"""AdamW with weight decay, where the statement leaves the optimizer open; a generator for shuffling."""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    generator = torch.Generator().manual_seed(42)
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True, generator=generator)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    return [(train_epoch(model, optimizer, train_loader), accuracy(model, validation_loader)) for _ in range(epochs)]  # noqa: F821
