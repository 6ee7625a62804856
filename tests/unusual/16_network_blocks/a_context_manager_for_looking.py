import contextlib

import torch


@contextlib.contextmanager
def looking(module):
    mode = module.training
    with torch.inference_mode():
        yield module.eval()
    module.train(mode)


def dead_rows(block, x):
    with looking(block) as quiet:
        outputs = quiet(x)
        counts = torch.count_nonzero(outputs, dim=0)
    return counts == 0
