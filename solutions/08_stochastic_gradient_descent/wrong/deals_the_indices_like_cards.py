"""The indices of a mini-batch do not stand next to each other in the order. Cut the order into pieces of
neighbours.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    count = -(-len(order) // batch_size)
    return [order[i::count] for i in range(count)]
