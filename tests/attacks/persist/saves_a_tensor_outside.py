"""Saves a tensor in a folder outside, by torch's own code for files."""
# exercise: arrays

import torch


def shift(tensor):
    torch.save(tensor, MARKER + "/tensor.pt")
