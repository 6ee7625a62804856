"""The block is still in eval mode: who trains it next trains without Dropout. Give back the mode that it had.

Caught by: test_a_look_in_eval_mode_without_gradients_gives_the_mode_back
"""

import torch


def dead_rows(block, x):
    block.eval()
    with torch.no_grad():
        outputs = block(x)
    return (outputs == 0).all(dim=0)
