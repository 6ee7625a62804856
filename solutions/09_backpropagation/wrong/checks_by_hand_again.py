"""autograd_gradients did the work by hand again. A check by the same formulas proves nothing: let autograd find
the gradients.

Caught by: test_autograd_finds_the_gradients_of_networks_of_any_width
"""


def autograd_gradients(x, y, w1, b1, w2, b2):
    z = x @ w1.T + b1
    h = z.relu()
    errors = h @ w2.T + b2 - y
    d_y_hat = 2 * errors / errors.numel()
    d_z = (d_y_hat @ w2) * (z > 0)
    return d_z.T @ x, d_z.sum(dim=0), d_y_hat.T @ h, d_y_hat.sum(dim=0)
