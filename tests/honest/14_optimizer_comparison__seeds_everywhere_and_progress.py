import random
import sys
from copy import deepcopy
from dataclasses import asdict, dataclass, field

import numpy as np
import torch as t
from torch.optim import *

random.seed(0)
np.random.seed(0)
t.manual_seed(0)
t.set_num_threads(2)


@dataclass
class Fit:
    name: str
    losses: list = field(default_factory=list)

    def progress(self, epoch, epochs):
        print(f"\r{self.name} {epoch}/{epochs}", end="", file=sys.stderr)


def column(values):
    return t.tensor(np.array([float(v) for v in values], dtype=np.float32)).unsqueeze(-1)


def fresh_model(seed):
    t.manual_seed(seed)
    return t.nn.Linear(1, 1)


def initial_parameters(seed):
    model = fresh_model(seed)
    return model.weight.item(), model.bias.item()


def make_optimizer(name, parameters, rate):
    match name:
        case "SGD" | "Adam" | "Adamax" | "ASGD" | "LBFGS" | "RMSprop" | "Rprop" | "Adagrad":
            return globals()[name](params=list(parameters), lr=rate)
    raise ValueError(name)


def kind_and_rate(name, rate):
    optimizer = make_optimizer(name, t.nn.Linear(1, 1).parameters(), rate)
    return type(optimizer).__name__, optimizer.param_groups[0]["lr"]


def one_update(model, optimizer, x, y):
    first = []

    @t.enable_grad()
    def closure():
        optimizer.zero_grad(set_to_none=False)
        loss = (model(x) - y).square().sum()
        first.append(loss.item())
        loss.backward()
        return loss

    optimizer.step(closure)
    return first[0]


def fit(name, x, y, rate, epochs, seed):
    run = Fit(name)
    model = deepcopy(fresh_model(seed))
    optimizer = make_optimizer(name, model.parameters(), rate)
    x, y = column(x), column(y)
    for epoch in range(epochs):
        run.losses.append(one_update(model, optimizer, x, y))
        run.progress(epoch, epochs)
    return asdict(run)["losses"], *(parameter.item() for parameter in model.parameters())


def compare(x, y, names, rate, epochs, seed):
    return dict(zip(names, (fit(name, x, y, rate, epochs, seed)[0] for name in names)))


def best_optimizer(histories):
    return sorted(histories.items(), key=lambda item: item[1][-1])[0][0]


def predict_moves():
    return 1 / 2, 1 / 100


def other_options(name):
    group = make_optimizer(name, t.nn.Linear(1, 1).parameters(), 0.01).param_groups[0]
    return {key: value for key, value in group.items() if key not in ("params", "lr")}


def two_updates(name, w, b, x, y, rate, most=20):
    model = t.nn.Linear(1, 1)
    t.nn.utils.vector_to_parameters(t.tensor([w, b], dtype=t.float32), model.parameters())
    optimizer = make_optimizer(name, model.parameters(), rate)
    if name == "LBFGS":
        optimizer.param_groups[0].update(max_iter=most, max_eval=most * 5 // 4)
    losses = [one_update(model, optimizer, x, y), one_update(model, optimizer, x, y)]
    return losses, model.weight.item(), model.bias.item()


def plot_comparison(histories):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplot_mosaic([list(histories)], sharey=True)
    for name, axes in panels.items():
        print("plot of", name, file=sys.stderr)
        axes.scatter(np.arange(len(histories[name])), histories[name], s=4)
        axes.set(title=f"{name}: {len(histories[name])} epochs", yscale="log")
    return figure
