"""Both columns come back as they were. Subtract the mean, and divide by the standard deviation.

Caught by: test_the_test_part_is_scaled_with_the_numbers_of_the_training_part,
test_the_test_part_changes_nothing_in_the_training_part
"""


def scale(train_x, test_x):
    return train_x, test_x
