"""The first losses were compared, and those are equal: no optimizer has done anything yet. Compare the last
ones, [-1].

Caught by: test_after_100_epochs_sgd_is_ahead_of_adam,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return min(histories, key=lambda name: histories[name][0])
