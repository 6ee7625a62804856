"""state_dict() also holds numbers that training does not change, such as the running mean of nn.BatchNorm1d.
Only parameters were asked for: named_parameters().

Caught by: test_the_shapes_are_those_of_all_parameters_and_of_nothing_else
"""


def parameter_shapes(module):
    return {name: tuple(value.shape) for name, value in module.state_dict().items()}
