"""Old names that still work: Variable, size_average, `super(X, self)`, `model.forward`, `.data`, and prints."""

import torch
from torch import nn
from torch.autograd import Variable


def columns(x, y):
    return Variable(torch.Tensor([[float(value)] for value in x])), Variable(
        torch.Tensor([[float(value)] for value in y])
    )


class LinearModel(torch.nn.Module):
    def __init__(self):
        super(LinearModel, self).__init__()  # noqa: UP008
        self.linear = torch.nn.Linear(1, 1)

    def forward(self, x):
        y_pred = self.linear(x)
        return y_pred  # noqa: RET504


def three_losses(y_hat, y):
    return (
        nn.MSELoss(reduce=False)(y_hat, y),
        nn.MSELoss(size_average=False)(y_hat, y),
        nn.MSELoss(size_average=True)(y_hat, y),
    )


def train_step(model, loss_function, optimizer, x, y):
    y_pred = model.forward(x)
    loss = loss_function(y_pred, y)
    print("loss", loss.data.item())
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    return loss.data.item()


def train(model, x, y, reduction, rate, epochs):
    criterion = torch.nn.MSELoss(size_average=reduction == "mean")
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for epoch in range(epochs):
        y_pred = model(Variable(x))
        loss = criterion(y_pred, Variable(y))
        print(epoch, loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def line_of(layer):
    return layer.weight.data[0][0].item(), layer.bias.data[0].item()


def predict(model, values):
    return [model(Variable(torch.Tensor([[value]]))).data[0][0].item() for value in values]
