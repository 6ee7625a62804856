"""Each mini-batch lacks its last index. A slice already leaves out its end: it must end where the next one
begins.

Caught by: test_an_order_is_cut_into_mini_batches, test_any_order_is_cut_into_mini_batches_of_any_size
"""


def mini_batches(order, batch_size):
    return [order[i : i + batch_size - 1] for i in range(0, len(order), batch_size)]
