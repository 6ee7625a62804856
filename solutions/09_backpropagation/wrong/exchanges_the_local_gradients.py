"""In multiply_backward, d_w and d_x changed places. The local gradient for a factor is the other factor.

Caught by: test_the_gradients_of_a_product_are_12_and_8, test_the_gradients_of_a_product_hold_for_any_numbers
"""


def multiply_backward(w, x, upstream):
    return upstream * w, upstream * x
