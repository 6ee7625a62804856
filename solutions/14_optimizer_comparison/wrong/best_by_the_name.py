"""Names were compared, and the first of the alphabet came out: that is what min does with a dictionary. Give
it a key that says which number counts.

Caught by: test_the_best_ends_with_the_smallest_loss,
test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    return min(histories)
