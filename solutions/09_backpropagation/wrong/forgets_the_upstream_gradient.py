"""multiply_backward returned the local gradients alone. Multiply each with the upstream gradient.

Caught by: test_the_gradients_of_a_product_are_12_and_8, test_the_gradients_of_a_product_hold_for_any_numbers
"""


def multiply_backward(w, x, upstream):
    return x, w
