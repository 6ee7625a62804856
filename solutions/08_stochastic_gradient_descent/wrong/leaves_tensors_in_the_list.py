"""draw_orders returned a list of tensors. Make a list of each with .tolist().

Caught by: test_each_order_holds_every_index_once
"""

import torch


def draw_orders(n, epochs, seed):
    generator = torch.Generator().manual_seed(seed)
    return [torch.randperm(n, generator=generator) for _ in range(epochs)]
