"""The accuracy was measured before the epoch, not after it. Train first, then measure.

Caught by: test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    history = []
    for _ in range(epochs):
        share = accuracy(model, validation_loader)  # noqa: F821
        history.append((train_epoch(model, optimizer, train_loader), share))  # noqa: F821
    return history
