"""One order was drawn and used for all epochs. Draw a new one in every epoch.

Caught by: test_every_epoch_has_a_new_order_and_all_orders_are_equally_likely
"""

import torch


def draw_orders(n, epochs, seed):
    generator = torch.Generator().manual_seed(seed)
    return [torch.randperm(n, generator=generator).tolist()] * epochs
