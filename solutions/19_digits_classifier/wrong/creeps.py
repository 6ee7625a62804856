"""The learning rate is too small: after some epochs the loss is still near ln 10 = 2.3, that of a network that knows
nothing. Choose a larger one.

Caught by: test_three_epochs_with_the_digits_bring_the_loss_below_2
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0001)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)  # noqa: F821
        history.append((loss, accuracy(model, validation_loader)))  # noqa: F821
    return history
