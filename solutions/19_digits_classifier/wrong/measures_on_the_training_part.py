"""The accuracy is that of the training part, on which the network has seen the answers. Measure on the validation
part.

Caught by: test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    history = []
    for _ in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)  # noqa: F821
        history.append((loss, accuracy(model, train_loader)))  # noqa: F821
    return history
