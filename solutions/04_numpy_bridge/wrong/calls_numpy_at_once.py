"""numpy() refuses a tensor that requires grad. First ask for a tensor of the same memory that is not tracked.

Caught by: test_weights_that_require_grad_become_an_array_that_shares_memory,
test_weights_of_every_shape_share_memory_and_go_on_requiring_grad
"""


def weights_to_numpy(w):
    return w.numpy()
