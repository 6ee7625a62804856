"""These are numbers of elements. The shape of a parameter has one number for each of its dimensions.

Caught by: test_each_parameter_is_named_with_its_shape,
test_the_shapes_are_those_of_all_parameters_and_of_nothing_else
"""


def parameter_shapes(module):
    return {name: value.numel() for name, value in module.named_parameters()}
