"""The differences were divided by the variance. The standard deviation is its square root.

Caught by: test_the_test_part_is_scaled_with_the_numbers_of_the_training_part,
test_the_test_part_changes_nothing_in_the_training_part
"""


def scale(train_x, test_x):
    mean, deviation = train_x.mean(), train_x.var()
    return (train_x - mean) / deviation, (test_x - mean) / deviation
