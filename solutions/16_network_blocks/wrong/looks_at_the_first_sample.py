"""Only one sample was asked. A row that gives 0 for this one may be alive for others: ask all of them.

Caught by: test_the_dead_rows_are_those_whose_gradient_is_zero, test_dead_rows_are_found_among_drawn_ones
"""

import torch


def dead_rows(block, x):
    mode = block.training
    block.eval()
    with torch.no_grad():
        outputs = block(x)
    block.train(mode)
    return outputs[0] == 0
