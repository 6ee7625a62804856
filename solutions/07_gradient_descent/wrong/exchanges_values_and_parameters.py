"""Base and exponent have changed places. Each further parameter multiplies the number of losses by `values`.

Caught by: test_a_sweep_of_two_parameters_computes_1681_losses, test_the_size_of_a_sweep_is_right_for_other_grids
"""


def sweep_size(values, parameters):
    return parameters**values
