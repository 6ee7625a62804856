"""All epochs hold the same list: shuffling it again changes it in every epoch. Append a new list each time.

Caught by: test_every_epoch_has_a_new_order_and_all_orders_are_equally_likely
"""

import random


def draw_orders(n, epochs, seed):
    source = random.Random(seed)
    order, orders = list(range(n)), []
    for _ in range(epochs):
        source.shuffle(order)
        orders.append(order)
    return orders
