"""The histories were sorted, in the lists of the caller. Then [0] is the smallest loss ever, and the order of
the epochs is lost. Leave them as they are, and read the last one.

Caught by: test_the_best_ends_with_the_smallest_loss,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    for losses in histories.values():
        losses.sort()
    return min(histories, key=lambda name: histories[name][0])
