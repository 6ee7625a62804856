"""Takes 200 MB as one tensor."""

import torch


def double(values):
    kept = torch.ones(200_000_000, dtype=torch.uint8)
    print(BITES, kept[-1])
