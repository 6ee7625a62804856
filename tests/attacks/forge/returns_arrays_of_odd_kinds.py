"""Returns arrays of dates, records and objects, empty ones, and sparse or complex tensors."""
# exercise: arrays

import numpy as np
import torch

turn = 0


def scale(array):
    global turn
    turn += 1
    return [np.array(["2020"], dtype="M8[D]"), np.zeros(2, dtype="f8,i4"), np.array([None, 1]), np.zeros((0, 3))][
        turn % 4
    ]


def shift(tensor):
    return torch.eye(2).to_sparse() if len(tensor) == 2 else tensor.to(torch.complex64).conj()


def summary(array):
    return {"least": array, "sign": np.str_("mixed")}
