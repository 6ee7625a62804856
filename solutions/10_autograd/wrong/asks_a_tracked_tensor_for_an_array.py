"""numpy() was called on a tracked tensor, and torch refuses: an array cannot be part of the graph. Leave the
graph first.

Caught by: test_outside_the_graph_nothing_is_tracked, test_the_detached_tensor_shares_memory_and_the_array_does_not,
test_only_minimize_changes_what_it_is_given
"""

import torch


def outside(x):
    with torch.no_grad():
        y = 3 * x**2
    return y, x.detach(), x.numpy().copy()
