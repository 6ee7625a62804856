"""The parameters of inner modules are missing. named_parameters() looks into all of them if you let it.

Caught by: test_each_parameter_is_named_with_its_shape,
test_the_shapes_are_those_of_all_parameters_and_of_nothing_else
"""


def parameter_shapes(module):
    return {name: tuple(value.shape) for name, value in module.named_parameters(recurse=False)}
