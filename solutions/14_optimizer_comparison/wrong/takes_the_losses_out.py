"""pop() takes the last loss out of the history, and the caller's list is shorter afterwards. Read it with
[-1].

Caught by: test_data_names_and_histories_are_left_unchanged
"""


def best_optimizer(histories):
    return min(histories, key=lambda name: histories[name].pop())
