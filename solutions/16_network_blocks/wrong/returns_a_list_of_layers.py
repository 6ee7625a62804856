"""This is a list of modules: it cannot be called, and has no parameters. Put them into an nn.Sequential.

Caught by: test_the_row_of_modules_ends_without_an_activation,
test_the_row_of_modules_is_new_each_time_and_has_the_widths_asked_for
"""

from torch import nn


def make_sequential(features, hidden, outputs):
    return [nn.Linear(features, hidden), nn.LeakyReLU(), nn.Linear(hidden, outputs)]
