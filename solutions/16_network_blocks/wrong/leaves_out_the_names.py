"""This is a list of shapes without their names. Return a dictionary: parameters() has no names,
named_parameters() has.

Caught by: test_each_parameter_is_named_with_its_shape,
test_the_shapes_are_those_of_all_parameters_and_of_nothing_else
"""


def parameter_shapes(module):
    return [tuple(value.shape) for value in module.parameters()]
