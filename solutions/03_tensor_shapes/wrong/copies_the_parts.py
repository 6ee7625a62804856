"""The parts are copies: a change in one of them would not reach x. Numbers and slices as an index give views, so
do not clone, and do not use lists.

Caught by: test_parts_are_views_and_share_the_memory_of_x
"""


def pick(x):
    return x[0].clone(), x[:, 0, 0].clone(), x[:, -1].clone(), x[:, 1:].clone()
