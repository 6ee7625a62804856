"""The mini-batches overlap: each begins one index after the last one. The next one begins batch_size indices
later.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    return [order[i : i + batch_size] for i in range(len(order))]
