"""The array has memory of its own, so it would not follow when w is trained further. Neither of the two steps needs a
copy.

Caught by: test_weights_that_require_grad_become_an_array_that_shares_memory,
test_weights_of_every_shape_share_memory_and_go_on_requiring_grad
"""


def weights_to_numpy(w):
    return w.detach().clone().numpy()
