"""pop() takes the last loss out of the history, and the caller's list is shorter afterwards. Read it with
[-1].

Caught by: test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return min(histories, key=lambda name: histories[name].pop())
