"""The training loader does not shuffle, so every epoch sees the same mini-batches in the same order. These samples
are mixed already, and it does no harm here; but data seldom are, and the statement asks for it.

Caught by: test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)  # noqa: F821
        history.append((loss, accuracy(model, validation_loader)))  # noqa: F821
    return history
