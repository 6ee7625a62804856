"""These are the places of the dead rows. Return one True or False for each hidden unit.

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
    return (outputs == 0).all(dim=0).nonzero().flatten()
