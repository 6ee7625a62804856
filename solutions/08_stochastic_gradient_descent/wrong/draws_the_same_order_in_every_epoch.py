"""Every epoch has the same order: it was drawn once for all, or the generator got its seed again in every epoch.
Give the seed once, and draw in every epoch.

Caught by: test_every_epoch_has_a_new_order_and_all_orders_are_equally_likely
"""

import torch


def draw_orders(n, epochs, seed):
    orders = []
    for _ in range(epochs):
        generator = torch.Generator().manual_seed(seed)
        orders.append(torch.randperm(n, generator=generator).tolist())
    return orders
