from pathlib import Path

import torch
from torch import Tensor, nn, optim

NAMES = ("SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop")
OPTIMIZERS = {name: getattr(optim, name) for name in NAMES}
torch.manual_seed(0)
Path("models").mkdir()


class Trainer:
    def __init__(self, name: str, rate: float, seed: int) -> None:
        self.model = self.fresh_model(seed)
        torch.save(self.model.state_dict(), "models/start.pt")
        self.model.load_state_dict(torch.load("models/start.pt"))
        self.optimizer = self.make_optimizer(name, self.model.parameters(), rate)

    @staticmethod
    def fresh_model(seed: int) -> nn.Linear:
        torch.manual_seed(seed)
        return nn.Linear(1, 1, bias=True, dtype=torch.float32)

    @classmethod
    def make_optimizer(cls, name, parameters, rate) -> optim.Optimizer:
        return OPTIMIZERS[name](parameters, lr=rate)

    @staticmethod
    def one_update(model: nn.Module, optimizer: optim.Optimizer, x: Tensor, y: Tensor) -> float:
        def closure() -> Tensor:
            model.zero_grad(set_to_none=True)
            loss = nn.functional.mse_loss(model(x), y, reduction="sum")
            loss.backward()
            return loss

        return float(optimizer.step(closure))

    def fit(self, x: Tensor, y: Tensor, epochs: int):
        losses = [self.one_update(self.model, self.optimizer, x, y) for _ in range(epochs)]
        torch.save({"model": self.model.state_dict(), "losses": losses}, "models/end.pt")
        saved = torch.load("models/end.pt", weights_only=True)
        return saved["losses"], saved["model"]["weight"].item(), saved["model"]["bias"].item()


fresh_model, make_optimizer, one_update = Trainer.fresh_model, Trainer.make_optimizer, Trainer.one_update


def column(values):
    return torch.stack([torch.as_tensor(value).float() for value in values]).view(-1, 1)


def initial_parameters(seed):
    return tuple(parameter.item() for parameter in fresh_model(seed).parameters())


def kind_and_rate(name, rate):
    optimizer = make_optimizer(name, nn.Linear(1, 1).parameters(), rate)
    return optimizer.__class__.__name__, optimizer.defaults["lr"]


def fit(name, x, y, rate, epochs, seed):
    return Trainer(name, rate, seed).fit(column(x), column(y), epochs)


def compare(x, y, names, rate, epochs, seed):
    return {name: losses for name in names for losses, *_ in [fit(name, x, y, rate, epochs, seed)]}


def best_optimizer(histories):
    last = {name: losses[-1] for name, losses in histories.items()}
    return min(last, key=last.get)


def predict_moves():
    return 1 / 2, 1 / 100


def other_options(name):
    group = make_optimizer(name, torch.nn.Linear(1, 1).parameters(), 0.01).param_groups[0]
    return {key: value for key, value in group.items() if key not in ("params", "lr")}


def two_updates(name, w, b, x, y, rate, most=20):
    model = torch.nn.Linear(1, 1)
    torch.nn.utils.vector_to_parameters(torch.tensor([w, b], dtype=torch.float32), model.parameters())
    optimizer = make_optimizer(name, model.parameters(), rate)
    if name == "LBFGS":
        optimizer.param_groups[0].update(max_iter=most, max_eval=most * 5 // 4)
    losses = [one_update(model, optimizer, x, y), one_update(model, optimizer, x, y)]
    return losses, model.weight.item(), model.bias.item()


def plot_comparison(histories: dict[str, list[float]]):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 12))
    for row, (name, losses) in enumerate(histories.items(), start=1):
        axes = figure.add_subplot(len(histories), 1, row, title=name, yscale="log")
        axes.plot(torch.arange(len(losses)), torch.tensor(losses, dtype=torch.float64))
    figure.savefig("models/comparison.pdf")
    return figure
