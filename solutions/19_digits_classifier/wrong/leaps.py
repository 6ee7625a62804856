"""The learning rate is too large: the steps jump over all that is good, and the network learns little or nothing.
Choose a smaller one.

Caught by: test_three_epochs_with_the_digits_bring_the_loss_below_2
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(model.parameters(), lr=5.0)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)  # noqa: F821
        history.append((loss, accuracy(model, validation_loader)))  # noqa: F821
    return history
