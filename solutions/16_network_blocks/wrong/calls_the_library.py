"""The result is right, but torch's own linear layer made it. Write the product with `@` and the sum with `+`.

Caught by: test_a_linear_layer_by_hand_takes_any_number_of_dimensions
"""

from torch.nn import functional


def linear(x, weight, bias):
    return functional.linear(x, weight, bias)
