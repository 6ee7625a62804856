"""The values were multiplied by the number of parameters. A grid holds every combination: a second parameter
makes 41 times as many losses, not twice as many.

Caught by: test_a_sweep_of_two_parameters_computes_1681_losses, test_the_size_of_a_sweep_is_right_for_other_grids
"""


def sweep_size(values, parameters):
    return values * parameters
