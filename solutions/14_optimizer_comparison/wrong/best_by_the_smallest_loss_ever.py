"""The smallest loss of a whole history was taken, wherever it is. Only the last one counts: take losses[-1],
not min(losses).

Caught by: test_the_best_ends_with_the_smallest_loss,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return min(histories, key=lambda name: min(histories[name]))
