"""The list holds tensors, not numbers. Taking a tensor off the graph does not make it a number: take the number out of
each one.

Caught by: test_numbers_of_float_and_integer_tensors_are_python_numbers, test_numbers_keep_all_digits_and_their_type
"""


def numbers(tensors):
    return [tensor.detach() for tensor in tensors]
