"""Other parts of torch: a sampler with the generator, a Dataset that extends TensorDataset, model.zero_grad,
a running mean, all squared errors in one tensor.
"""

import torch
from torch import nn  # noqa: F401
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset


def as_columns(x, y):
    return torch.as_tensor(x).to(torch.float32), torch.as_tensor(y).float().unsqueeze(1)


class PairDataset(TensorDataset):
    def __init__(self, x, y):
        super().__init__(x, y)


def predict_mini_batches():
    full, rest = divmod(100, 16)
    return full + (rest > 0), rest or 16


def make_loader(x, y, batch_size, seed):
    dataset = PairDataset(x, y)
    generator = torch.Generator()
    generator.manual_seed(seed)
    order = RandomSampler(dataset, generator=generator)
    return DataLoader(dataset, batch_sampler=BatchSampler(order, batch_size, drop_last=False))


def scale(train_x, test_x):
    deviation, mean = torch.std_mean(train_x, dim=0)
    return tuple(part.sub(mean).div(deviation) for part in (train_x, test_x))


@torch.no_grad()
def mean_loss(model, loader):
    return torch.cat([(model(x) - y) ** 2 for x, y in loader]).mean().item()


def train(model, optimizer, loader, epochs):
    history = []
    for _ in range(epochs):
        mean, seen = 0.0, 0
        for x, y in loader:
            errors = model(x) - y
            loss = torch.mean(errors * errors)
            model.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
            seen += len(x)
            mean += (loss.detach().numpy().item() - mean) * len(x) / seen
        history.append(mean)
    return history


def draw_fit(x, y, w, b, true_w, true_b):
    import matplotlib.pyplot as plt

    figure = plt.figure()
    order = x.flatten().argsort()
    x, y = x.flatten()[order], y.flatten()[order]
    plt.plot(x, true_w * x + true_b, label="True: $y = 42 x$")
    plt.plot(x, w * x + b, label="Fitted")
    plt.scatter(x, y, label="Samples")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend(loc="upper left")
    return figure
