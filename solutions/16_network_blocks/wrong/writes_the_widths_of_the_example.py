"""The widths are always 5, 3 and 2, those of the example. Use the three arguments.

Caught by: test_the_row_of_modules_ends_without_an_activation,
test_the_row_of_modules_is_new_each_time_and_has_the_widths_asked_for
"""

from torch import nn


def make_sequential(features, hidden, outputs):
    return nn.Sequential(nn.Linear(5, 3), nn.LeakyReLU(), nn.Linear(3, 2))
