"""Calls the libraries' own functions."""

import numpy as np
import torch


def scale(array):
    return np.divide(array, np.max(np.abs(array)))


def shift(tensor):
    return torch.sub(tensor, torch.mean(tensor))
