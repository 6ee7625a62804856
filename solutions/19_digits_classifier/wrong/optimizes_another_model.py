"""The optimizer holds the parameters of another network, so the one that was handed over never changes. Give it the
parameters of `model`.

Caught by: test_three_epochs_with_the_digits_bring_the_loss_below_2,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(DigitsNetwork().parameters(), lr=0.2)  # noqa: F821
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)  # noqa: F821
        history.append((loss, accuracy(model, validation_loader)))  # noqa: F821
    return history
