import torch
from torch.autograd import Variable


def tracked(values):
    x = Variable(torch.tensor(values, dtype=torch.double), requires_grad=True)
    print(x)
    return x


def record_grads(x, clears):
    x = tracked(x)
    grads = [x.grad]
    for round in range(len(clears)):
        if clears[round] == True:  # noqa: E712
            x.grad = None
        y = 3 * x**2
        y.backward()
        print(round, x.grad)
        grads.append(x.grad.data.item())
    return grads


def outside(x):
    y = 3 * x.data**2
    return y, x.data, x.data.numpy().copy()


def minimize(x, rate, steps):
    losses = []
    for _ in range(steps):
        loss = x**2 + 20
        loss.backward(retain_graph=True)
        x.data -= rate * x.grad.data
        x.grad.data.zero_()
        losses.append(loss.data.item())
        print(losses)
    return losses


def layer_gradients(x, w, b, y):
    criterion = torch.nn.MSELoss(size_average=True)
    loss = criterion(torch.matmul(x, w) + b, Variable(y))
    loss.backward()
    return w.grad.data, b.grad.data
