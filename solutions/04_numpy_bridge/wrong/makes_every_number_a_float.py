"""Every number is a float, also those of integer and bool tensors: 3 became 3.0. item() gives the type that fits the
dtype.

Caught by: test_numbers_of_float_and_integer_tensors_are_python_numbers, test_numbers_keep_all_digits_and_their_type
"""


def numbers(tensors):
    return [float(tensor) for tensor in tensors]
