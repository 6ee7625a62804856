"""Loops over single samples, a closure for the optimizer, a subclass of DataLoader with its own PairDataset."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def as_columns(x, y):
    return torch.tensor([[float(row[0])] for row in x]), torch.tensor([[float(value)] for value in y])


class PairDataset(Dataset):
    def __init__(self, x, y):
        self.pairs = []
        for i in range(len(x)):
            self.pairs.append((x[i], y[i]))

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, index):
        x, y = self.pairs[index]
        return [x, y]


class Shuffled(DataLoader):
    """A DataLoader with a generator of its own."""

    def __init__(self, dataset, batch_size, seed):
        generator = torch.Generator()
        generator.manual_seed(seed)
        super().__init__(dataset, batch_size=batch_size, shuffle=True, generator=generator, drop_last=False)


def make_loader(x, y, batch_size, seed):
    return Shuffled(PairDataset(x, y), batch_size, seed)


def scale(train_x, test_x):
    count = len(train_x)
    mean = sum(train_x[:, 0].tolist()) / count
    variance = sum((value - mean) ** 2 for value in train_x[:, 0].tolist()) / (count - 1)
    return (train_x - mean) / variance**0.5, (test_x - mean) / variance**0.5


def mean_loss(model, loader):
    errors = []
    for x, y in loader:
        for row, target in zip(x, y, strict=True):
            errors.append((model(row) - target).item() ** 2)
    return sum(errors) / len(errors)


def train(model, optimizer, loader, epochs):
    model.train()
    losses = []
    for _ in range(epochs):
        seen = []
        for x, y in loader:

            def closure(x=x, y=y):
                optimizer.zero_grad()
                loss = nn.MSELoss()(model(x), y)
                loss.backward()
                return loss

            seen += [optimizer.step(closure).item()] * len(y)
        losses.append(sum(seen) / len(seen))
    return losses
