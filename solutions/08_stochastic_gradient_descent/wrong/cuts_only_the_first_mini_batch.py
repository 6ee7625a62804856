"""Only the first mini-batch was returned. Return all of them, as a list of lists.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    return [order[:batch_size]]
