"""The indices go from 1 to n. Python counts from 0: the last index is n - 1.

Caught by: test_each_order_holds_every_index_once
"""

import torch


def draw_orders(n, epochs, seed):
    generator = torch.Generator().manual_seed(seed)
    return [(torch.randperm(n, generator=generator) + 1).tolist() for _ in range(epochs)]
