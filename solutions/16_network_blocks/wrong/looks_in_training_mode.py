"""The block was in training mode: nn.Dropout drew its zeros, and the rows look dead or alive by chance. Call
block.eval() before you look.

Caught by: test_the_dead_rows_are_those_whose_gradient_is_zero,
test_a_look_in_eval_mode_without_gradients_gives_the_mode_back
"""

import torch


def dead_rows(block, x):
    with torch.no_grad():
        outputs = block(x)
    return (outputs == 0).all(dim=0)
