"""The caller's columns were changed (`-=`, `/=`, or a name that ends in _). Make new tensors.

Caught by: test_the_test_part_changes_nothing_in_the_training_part
"""


def scale(train_x, test_x):
    mean, deviation = train_x.mean(), train_x.std()
    for part in (train_x, test_x):
        part -= mean
        part /= deviation
    return train_x, test_x
