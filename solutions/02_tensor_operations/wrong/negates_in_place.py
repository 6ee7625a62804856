"""The five results are right, but a was changed on the way: neg_ with an underscore works in place. Use -a or
a.neg(), which make a new tensor.

Caught by: test_arithmetic_makes_new_tensors_and_add_in_place_changes_its_first,
test_only_add_in_place_changes_what_it_is_given
"""


def arithmetic(a, b):
    return a + b, a - b, a * b, a / b, a.neg_()
