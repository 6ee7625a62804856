"""The widths of the layers are exchanged. nn.Linear takes first how many numbers a sample has when it comes in,
then how many come out.

Caught by: test_the_row_of_modules_ends_without_an_activation,
test_the_row_of_modules_is_new_each_time_and_has_the_widths_asked_for
"""

from torch import nn


def make_sequential(features, hidden, outputs):
    return nn.Sequential(nn.Linear(hidden, features), nn.LeakyReLU(), nn.Linear(outputs, hidden))
