"""A row counts as dead here if it gives 0 for some sample. It is dead only if it gives 0 for all of them.

Caught by: test_the_dead_rows_are_those_whose_gradient_is_zero, test_dead_rows_are_found_among_drawn_ones
"""

import torch


def dead_rows(block, x):
    mode = block.training
    block.eval()
    with torch.no_grad():
        outputs = block(x)
    block.train(mode)
    return (outputs == 0).any(dim=0)
