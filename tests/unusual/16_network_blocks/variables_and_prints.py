import torch
import torch.nn as nn
from torch.autograd import Variable


def activations(z):
    z = Variable(z)
    print("z:", z)
    return nn.functional.relu(z), nn.functional.leaky_relu(z), nn.functional.sigmoid(z)


def train(model, optimizer, x, y, epochs):
    x_v, y_v = Variable(x, requires_grad=False), Variable(y, requires_grad=False)
    model.train()
    loss_fn = nn.BCELoss(size_average=True)
    losses = []
    for t in range(epochs):
        y_pred = model(x_v)
        loss = loss_fn(y_pred, y_v)
        print(t, loss.data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.data.numpy().item())
    return losses


def dead_rows(block, x):
    mode = block.training
    block.eval()
    with torch.no_grad():
        out = block(Variable(x))
    block.train() if mode else block.eval()
    print("outputs:", out.data)
    return out.data.eq(0).all(0)
