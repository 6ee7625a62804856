"""Whole lists were compared, and with lists the first difference decides, at the beginning. Compare the last
losses only.

Caught by: test_the_best_ends_with_the_smallest_loss,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return min(histories, key=lambda name: histories[name])
