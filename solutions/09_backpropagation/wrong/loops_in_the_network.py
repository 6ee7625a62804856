"""network_backward goes through the network once for each sample. Matrix products take all samples at once.

Caught by: test_the_network_takes_all_samples_at_once
"""

import torch


def network_backward(x, y, w1, b1, w2, b2):
    loss, d_w1, d_b1, d_w2, d_b2 = 0.0, *(torch.zeros_like(tensor) for tensor in (w1, b1, w2, b2))
    for one_x, one_y in zip(x, y, strict=True):
        z = w1 @ one_x + b1
        h = z.relu()
        error = w2 @ h + b2 - one_y
        d_y_hat = 2 * error / y.numel()
        d_z = (d_y_hat @ w2) * (z > 0)
        loss += (error**2).sum().item() / y.numel()
        d_w1 += torch.outer(d_z, one_x)
        d_b1 += d_z
        d_w2 += torch.outer(d_y_hat, h)
        d_b2 += d_y_hat
    return loss, d_w1, d_b1, d_w2, d_b2
