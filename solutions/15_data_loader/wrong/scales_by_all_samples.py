"""Mean and standard deviation come from both parts together, so the training has seen the test samples. Take
them from train_x alone.

Caught by: test_the_test_part_is_scaled_with_the_numbers_of_the_training_part,
test_the_test_part_changes_nothing_in_the_training_part
"""

import torch


def scale(train_x, test_x):
    everything = torch.cat([train_x, test_x])
    mean, deviation = everything.mean(), everything.std()
    return (train_x - mean) / deviation, (test_x - mean) / deviation
