"""Changes its arguments into tensors of other shapes and dtypes in place."""
# exercise: arrays

import torch


def scale(array):
    array.shape = (1, 2) if array.size == 2 else (2, 2)
    return array.astype("U5")


def shift(tensor):
    tensor.data = torch.zeros(3, 0, dtype=torch.bfloat16)
    return tensor


def summary(array):
    array[...] = float("nan")
    return {"least": array[:0], "sign": b"mixed"}
