import contextlib
from collections import deque
from itertools import repeat, starmap

import torch

torch.set_default_dtype(torch.float64)
torch.autograd.set_detect_anomaly(False)


def make_parameters(values):
    return list(
        map(
            lambda value: (
                torch.tensor(value, requires_grad=False).double().requires_grad_()
            ),
            values,
        )
    )


def forward(x, parameters):
    result = 0.0
    for parameter in parameters:
        result = result * x + parameter
    return result


def sample_loss(x, y, parameters):
    error = forward(x, parameters) - y
    return error.pow(2) if isinstance(error, torch.Tensor) else error**2


def gradients(x, y, values):
    seen = {}
    parameters = make_parameters(values)
    for place, parameter in enumerate(parameters):
        parameter.register_hook(
            lambda grad, place=place: seen.__setitem__(place, grad.item())
        )
    sample_loss(x, y, parameters).backward()
    return [seen[place] for place in sorted(seen)]


@contextlib.contextmanager
def cleared(parameters):
    try:
        yield
    finally:
        for parameter in parameters:
            parameter.grad = None


def step(x, y, parameters, rate):
    with cleared(parameters):
        loss = sample_loss(x, y, parameters)
        torch.autograd.backward([loss], inputs=parameters)
        for parameter in parameters:
            parameter.data -= rate * parameter.grad
        return loss.detach().numpy().item()


def epochs_of(x, y, parameters, rate):
    while True:
        losses = deque(starmap(step, zip(x, y, repeat(parameters), repeat(rate))))
        yield sum(losses) / len(losses), [float(parameter) for parameter in parameters]


def train(x, y, epochs, rate):
    parameters = make_parameters((1.0, 1.0, 1.0))
    history, losses = deque([[1.0, 1.0, 1.0]]), deque()
    for _, (loss, row) in zip(range(epochs), epochs_of(x, y, parameters, rate)):
        losses.append(loss)
        history.append(row)
    return list(history), list(losses)


def predictions(x, history):
    return [*map(forward, repeat(x), history)]


def guess_largest():
    return tuple(
        max("w1 w2 b".split(), key=lambda name: {"w1": x * x, "w2": x, "b": 1}[name])
        for x in (3, 0.5)
    )
