"""A DataLoader with a batch sampler of a random sampler, which is what shuffle=True makes."""

import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset


def fit(model, train, validation, epochs):
    data = TensorDataset(*train)
    train_loader = DataLoader(data, batch_sampler=BatchSampler(RandomSampler(data), 32, drop_last=False))
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5, nesterov=True)
    history = []
    for _ in range(epochs):
        history.append((train_epoch(model, optimizer, train_loader), accuracy(model, validation_loader)))  # noqa: F821
    return history
