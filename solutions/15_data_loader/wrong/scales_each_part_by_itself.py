"""test_x was scaled with its own mean and standard deviation. One x must become the same number in both parts:
use those of train_x.

Caught by: test_the_test_part_is_scaled_with_the_numbers_of_the_training_part,
test_the_test_part_changes_nothing_in_the_training_part
"""


def scale(train_x, test_x):
    parts = [(part - part.mean()) / part.std() for part in (train_x, test_x)]
    return parts[0], parts[1]
