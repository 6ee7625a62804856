"""Plain loops and Python numbers; prints on the way."""

import numpy as np
import torch


def copies(array, tensor):
    own = np.empty_like(tensor.numpy())
    own[...] = tensor.numpy()
    print(own)
    return torch.tensor(array.tolist(), dtype=torch.from_numpy(array).dtype), own


def predict_numbers():
    shared, copied = [5, 7], [1, 2]
    return [[10 * number for number in shared], shared, copied, shared, copied]


def centered(array):
    mean = sum(array.tolist()) / len(array)
    result = torch.zeros(len(array))
    for i in range(len(array)):
        result[i] = float(array[i]) - mean
    return result


def numbers(tensors):
    found = []
    for tensor in tensors:
        number = tensor.item()
        print("number", number)
        found.append(number)
    return found


def two_dtypes(values):
    single, double = torch.zeros(len(values)), torch.zeros(len(values), dtype=torch.float64)
    largest = 0.0
    for i, value in enumerate(values):
        single[i] = value
        double[i] = value
        largest = max(largest, abs(single[i].item() - value))
    return single, double, largest


def predictions(x, w):
    y_hat = torch.zeros(len(x), dtype=w.dtype)
    with torch.no_grad():
        for i in range(len(x)):
            for j in range(len(w)):
                y_hat[i] += x[i, j] * w[j]
    return y_hat.numpy()
