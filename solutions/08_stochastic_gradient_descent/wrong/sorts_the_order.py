"""The order was sorted before it was cut, so nothing is random any more. Cut it as it is.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    order = sorted(order)
    return [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
