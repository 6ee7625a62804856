"""The mini-batches hold the positions 0, 1, 2 and so on. Take the indices that the order has at these positions.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    n = len(order)
    return [list(range(i, min(i + batch_size, n))) for i in range(0, n, batch_size)]
