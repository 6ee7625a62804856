"""Every order is 0, 1, 2 and so on: nothing was shuffled. Use torch.randperm.

Caught by: test_the_same_seed_gives_the_same_orders_and_another_seed_gives_others,
test_every_epoch_has_a_new_order_and_all_orders_are_equally_likely
"""


def draw_orders(n, epochs, seed):
    return [list(range(n)) for _ in range(epochs)]
