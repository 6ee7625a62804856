"""A class that keeps mean and deviation, with fit and transform."""

import torch


class Scaler:
    def fit(self, x):
        self.mean, self.std = x.mean().item(), x.std().item()
        return self

    def __call__(self, x):
        return (x - self.mean) / self.std


def prepare(images, labels, seed):
    torch.manual_seed(seed)
    permutation = torch.randperm(len(images))
    x = torch.stack([torch.tensor(image, dtype=torch.float32).ravel() for image in images])
    y = torch.tensor([label.item() for label in labels], dtype=torch.long)
    x, y = x.index_select(0, permutation), y.index_select(0, permutation)
    n_train, n_val = int(len(x) * 0.6), int(len(x) * 0.2)
    scale = Scaler().fit(x[:n_train])
    train = scale(x[:n_train]), y[:n_train]
    val = scale(x[n_train : n_train + n_val]), y[n_train : n_train + n_val]
    test = scale(x[n_train + n_val :]), y[n_train + n_val :]
    return train, val, test
