"""Other parts of the API: as_tensor, asarray, clone, new memory made first and filled, one conversion by NumPy."""

import numpy as np
import torch


def share(array, tensor):
    return torch.as_tensor(array), np.asarray(tensor)


def copies(array, tensor):
    return torch.from_numpy(array).clone(), tensor.clone().numpy()


def centered(array):
    numbers = array.astype(np.float32)
    numbers -= numbers.mean()
    return torch.from_numpy(numbers)


def numbers(tensors):
    return [tensor.squeeze().tolist() for tensor in tensors]


def weights_to_numpy(w):
    return w.numpy(force=True)


def two_dtypes(values):
    double = torch.asarray(np.asarray(values))
    single = torch.empty(len(values))
    single.copy_(double)
    return single, double, float(torch.dist(single.double(), double, p=float("inf")))


def predictions(x, w):
    weights = w.detach().numpy()
    return x.astype(weights.dtype) @ weights
