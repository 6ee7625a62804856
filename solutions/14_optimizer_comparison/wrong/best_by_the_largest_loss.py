"""The name has the largest last loss, so it is the worst optimizer. Use min, not max.

Caught by: test_the_best_ends_with_the_smallest_loss,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return max(histories, key=lambda name: histories[name][-1])
