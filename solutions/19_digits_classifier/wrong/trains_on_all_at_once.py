"""The whole training part is one mini-batch, so there is one step an epoch. Make mini-batches of 32.

Caught by: test_three_epochs_with_the_digits_bring_the_loss_below_2,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=len(train[1]), shuffle=True)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)  # noqa: F821
        history.append((loss, accuracy(model, validation_loader)))  # noqa: F821
    return history
