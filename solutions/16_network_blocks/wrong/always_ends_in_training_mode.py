"""The block is in training mode afterwards, whatever it was before. Remember block.training, and give that back.

Caught by: test_a_look_in_eval_mode_without_gradients_gives_the_mode_back
"""

import torch


def dead_rows(block, x):
    block.eval()
    with torch.no_grad():
        outputs = block(x)
    block.train()
    return (outputs == 0).all(dim=0)
