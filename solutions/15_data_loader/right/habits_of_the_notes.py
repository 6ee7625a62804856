"""Old habits: `super(X, self).__init__()`, size_average, `model.forward`, prints, losses by `.data`,
zero_grad after the step, lines of many points.
"""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset


def as_columns(x, y):
    x = torch.from_numpy(np.array(x, dtype=np.float32))
    y = torch.from_numpy(np.array(y, dtype=np.float32))
    return x, y.view(y.shape[0], 1)


class PairDataset(Dataset):
    def __init__(self, x, y):
        super(PairDataset, self).__init__()  # noqa: UP008
        self.data = list(zip(x, y, strict=True))
        self.length = len(self.data)

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        return self.data[i]


def make_loader(x, y, batch_size, seed):
    generator = torch.Generator()
    generator.manual_seed(seed)
    return DataLoader(TensorDataset(x, y), batch_size, True, generator=generator, num_workers=0)


def scale(train_x, test_x):
    mean = torch.mean(train_x)
    std = torch.std(train_x)
    print("mean", mean, "std", std)
    return (train_x - mean) / std, (test_x - mean) / std


def mean_loss(model, loader):
    criterion = nn.MSELoss(size_average=False)
    total = 0
    for _, (x, y) in enumerate(loader):
        total += criterion(model.forward(x), y).data.item()
    return total / len(loader.dataset)


def train(model, optimizer, loader, epochs):
    criterion = nn.MSELoss()
    losses = []
    optimizer.zero_grad()
    for epoch in range(epochs):
        running = 0.0
        for _, data in enumerate(loader):
            inputs, targets = data
            outputs = model.forward(inputs)
            loss = criterion(outputs, targets)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            running += float(loss.data) * inputs.size(0)
        losses.append(running / len(loader.dataset))
        print("epoch", epoch, "loss", losses[-1])
    return losses


def draw_fit(x, y, w, b, true_w, true_b):
    import matplotlib.pyplot as plt

    fig = plt.figure()
    ax = fig.add_subplot(111)
    line = np.linspace(float(x.min()), float(x.max()), 50)
    ax.plot(x.numpy(), y.numpy(), "o", label="samples")
    ax.plot(line, w * line + b, "r-", label="fitted line")
    ax.plot(line, true_w * line + true_b, "g--", label="true line")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("linear regression")
    plt.legend()
    return fig
