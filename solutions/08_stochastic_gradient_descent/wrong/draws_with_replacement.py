"""Some indices come twice in an order, others never: each was drawn on its own. torch.randperm shuffles all of
them.

Caught by: test_each_order_holds_every_index_once
"""

import torch


def draw_orders(n, epochs, seed):
    generator = torch.Generator().manual_seed(seed)
    return [torch.randint(n, (n,), generator=generator).tolist() for _ in range(epochs)]
