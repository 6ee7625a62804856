"""The mini-batches hold 0, 1, 2 and so on, whatever the order is. Cut the order itself, as it stands.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    order = sorted(order)
    return [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
