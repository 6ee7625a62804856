"""True stands for the rows that are alive. It must be True for the dead ones.

Caught by: test_the_dead_rows_are_those_whose_gradient_is_zero, test_dead_rows_are_found_among_drawn_ones,
test_a_look_in_eval_mode_without_gradients_gives_the_mode_back
"""

import torch


def dead_rows(block, x):
    mode = block.training
    block.eval()
    with torch.no_grad():
        outputs = block(x)
    block.train(mode)
    return (outputs > 0).any(dim=0)
