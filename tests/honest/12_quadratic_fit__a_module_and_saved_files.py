import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
torch.set_num_threads(2)
FOLDER = Path(tempfile.mkdtemp(prefix="fit"))


class Parabola(nn.Module):
    def __init__(self, w1, w2, b):
        super().__init__()
        self.w1, self.w2, self.b = w1, w2, b

    def forward(self, x):
        return self.w1 * x * x + self.w2 * x + self.b


def make_parameters(values):
    return [
        nn.Parameter(torch.as_tensor(float(value), dtype=torch.float64))
        for value in values
    ]


def forward(x, parameters):
    return Parabola(*parameters)(x)


def sample_loss(x, y, parameters):
    return torch.square(forward(x, parameters) - y)


def gradients(x, y, values):
    parameters = nn.ParameterList(make_parameters(values))
    sample_loss(x, y, list(parameters)).backward()
    torch.save([parameter.grad for parameter in parameters], FOLDER / "gradients.pt")
    return [
        grad.item() for grad in torch.load(FOLDER / "gradients.pt", weights_only=True)
    ]


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)
    loss.backward()
    update(parameters, rate)
    return loss.item()


@torch.no_grad()
def update(parameters, rate):
    for parameter in parameters:
        parameter.add_(parameter.grad, alpha=-rate)
        parameter.grad = None


def train(x, y, epochs, rate):
    data = TensorDataset(
        torch.tensor(x, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    )
    loader = DataLoader(data, batch_size=None, shuffle=False, num_workers=0)
    parameters = make_parameters(np.ones(3))
    history, losses = [[1.0, 1.0, 1.0]], []
    for epoch in range(epochs):
        losses.append(float(np.mean([step(a, b, parameters, rate) for a, b in loader])))
        history.append([parameter.item() for parameter in parameters])
        if epoch % 2500 == 0:
            print(f"epoch {epoch}: {losses[-1]:.6f}")
    return history, losses


def predictions(x, history):
    with torch.no_grad():
        return [
            forward(torch.tensor(float(x), dtype=torch.float64), row).item()
            for row in history
        ]


def guess_largest():
    return tuple(
        max("w1 w2 b".split(), key=lambda name: {"w1": x * x, "w2": x, "b": 1}[name])
        for x in (3, 0.5)
    )
