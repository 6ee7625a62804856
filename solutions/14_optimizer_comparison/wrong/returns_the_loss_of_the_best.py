"""This is the loss, not the name that it belongs to. Return the key of the dictionary.

Caught by: test_the_best_ends_with_the_smallest_loss,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return min(losses[-1] for losses in histories.values())
