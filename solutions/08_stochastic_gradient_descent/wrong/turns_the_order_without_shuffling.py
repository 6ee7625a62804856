"""Each order begins at a random index, but then goes on in sequence. Shuffle all indices, so that every order
can come up.

Caught by: test_every_epoch_has_a_new_order_and_all_orders_are_equally_likely
"""

import torch


def draw_orders(n, epochs, seed):
    generator = torch.Generator().manual_seed(seed)
    starts = [int(torch.randint(n, (), generator=generator)) for _ in range(epochs)]
    return [[(start + i) % n for i in range(n)] for start in starts]
