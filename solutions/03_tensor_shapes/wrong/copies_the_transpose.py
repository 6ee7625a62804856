"""The second result is a copy in the new order. The transpose shares the memory of x; only the third result needs
contiguous().

Caught by: test_two_flat_results_are_views_and_the_third_is_a_contiguous_copy
"""


def flatten(x):
    turned = x.T.contiguous()
    return x.view(-1), turned, turned.view(-1).clone()
