"""test_x was not scaled, so the model is tested on inputs of another size than those it was trained on. Treat
both alike.

Caught by: test_the_test_part_is_scaled_with_the_numbers_of_the_training_part,
test_the_test_part_changes_nothing_in_the_training_part
"""


def scale(train_x, test_x):
    return (train_x - train_x.mean()) / train_x.std(), test_x
