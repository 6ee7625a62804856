"""batch_size was taken for the number of mini-batches. It is the number of indices in each.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    size = -(-len(order) // batch_size)
    return [order[i : i + size] for i in range(0, len(order), size)]
